// Presses single keys, or moves the device, by events that the page cannot tell from real ones, and
// looks what changes; then tries the page's own controls: whether one stops it or does the same.
// keyboard_tools.js stands before it. Arguments: "keys" or "motion", the callback.
const [kind, done] = arguments;
const PRINTABLE = [..."abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-*/.,;:!?#<>=()[]{}@%&$'\" "];
// Keys whose code is not that of their sign, on a keyboard of the United States.
const CODES = {
  " ": ["Space", 32], "-": ["Minus", 189], "=": ["Equal", 187], "+": ["Equal", 187], ",": ["Comma", 188],
  "<": ["Comma", 188], ".": ["Period", 190], ">": ["Period", 190], "/": ["Slash", 191], "?": ["Slash", 191],
  ";": ["Semicolon", 186], ":": ["Semicolon", 186], "'": ["Quote", 222], '"': ["Quote", 222],
  "[": ["BracketLeft", 219], "{": ["BracketLeft", 219], "]": ["BracketRight", 221], "}": ["BracketRight", 221],
  "!": ["Digit1", 49], "@": ["Digit2", 50], "#": ["Digit3", 51], "$": ["Digit4", 52], "%": ["Digit5", 53],
  "&": ["Digit7", 55], "*": ["Digit8", 56], "(": ["Digit9", 57], ")": ["Digit0", 48],
};
const LATE_MS = 150;
const MAX_CONTROLS = 20;
const NAMED = /shortcut|keyboard|hotkey|\bkeys?\b|tastenk|tastatur|kurzbefehl|\btasten?\b|einstellung|setting|option|barrierefrei|accessib/i;
let records = [];
const observer = new MutationObserver((more) => records.push(...more));
observer.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });

const fields = () => [...document.querySelectorAll("input, select, textarea")];
const valuesOf = (list) => list.map((field) => `${field.value}|${field.checked}`);

// A message comes after what is waiting, and is not held back as nested timers are.
const nextTurn = (resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(0);
};

// What a page may do besides changing itself: leave, scroll, or open a window of its own.
const elsewhere = [];
const tellElsewhere = () => elsewhere.push(document);

// The nodes that change while something is done, at once or in the next moments.
const changesBy = async (act, waitMs = 0) => {
  const list = fields();
  const before = valuesOf(list);
  const hadFocus = document.activeElement;
  records = [];
  act();
  await new Promise(waitMs ? (resolve) => setTimeout(resolve, waitMs) : nextTurn);
  const nodes = new Set([...records.map((record) => record.target), ...elsewhere.splice(0)]);
  valuesOf(list).forEach((value, place) => value !== before[place] && nodes.add(list[place]));
  if (document.activeElement !== hadFocus) nodes.add(document.activeElement);
  return nodes;
};

const codeOf = (key) => {
  if (CODES[key]) return CODES[key];
  if (/^[a-z]$/i.test(key)) return [`Key${key.toUpperCase()}`, key.toUpperCase().charCodeAt(0)];
  if (/^\d$/.test(key)) return [`Digit${key}`, key.charCodeAt(0)];
  return [key.length > 1 ? key : "", 0];
};

const press = (key) => {
  const [code, keyCode] = codeOf(key);
  const shiftKey = key.length === 1 && (/^[A-Z]$/.test(key) || "+<>?:\"{}!@#$%&*()".includes(key));
  const given = { key, code, keyCode, which: keyCode, shiftKey, bubbles: true, cancelable: true, composed: true };
  const sign = key.length === 1 ? key.charCodeAt(0) : 0;
  const typed = { ...given, keyCode: sign, charCode: sign, which: sign };
  for (const type of ["keydown", ...(sign ? ["keypress"] : []), "keyup"]) {
    document.body.dispatchEvent(new KeyboardEvent(type, type === "keypress" ? typed : given));
  }
};

const move = () => {
  for (const gamma of [45, -45]) {
    const turn = { alpha: 90, beta: gamma, gamma };
    const shake = { x: gamma, y: gamma, z: gamma };
    for (const type of ["deviceorientation", "deviceorientationabsolute"]) {
      window.dispatchEvent(new DeviceOrientationEvent(type, turn));
    }
    const motion = { acceleration: shake, accelerationIncludingGravity: shake, rotationRate: turn, interval: 16 };
    window.dispatchEvent(new DeviceMotionEvent("devicemotion", motion));
  }
};

const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const isSubmit = (element) => element.form && element.type === "submit";
const controls = () =>
  [...document.querySelectorAll("input[type=checkbox], input[type=radio], input[type=button], button, [role=button], [role=switch], summary, select")]
    .filter((element) => !element.disabled && !isSubmit(element))
    .slice(0, MAX_CONTROLS);
const labelOf = (element) =>
  [element.textContent, element.value, element.getAttribute("aria-label"), ...[...(element.labels || [])].map((label) => label.textContent)].join(" ");
const overlaps = (some, others) => [...some].some((each) => others.has(each));
const hasLinks = () => [...document.querySelectorAll("a[href], iframe")].some((link) => !(link.getAttribute("href") || " ").startsWith("#"));

const tryKeys = async () => {
  const idle = await changesBy(() => press("F13"));
  const acting = [];
  for (const key of PRINTABLE) {
    const changed = await changesBy(() => press(key));
    const own = [...changed].filter((node) => !idle.has(node));
    if (own.length) acting.push(key);
  }
  if (!acting.length) {
    // Some pages wait for a moment, in case that more is typed; by then no key stands for it.
    const late = await changesBy(() => {}, LATE_MS);
    if (!late.size) return { isHit: false };
    const always = await changesBy(() => {}, LATE_MS);
    if ([...late].every((node) => idle.has(node) || always.has(node))) return { isHit: false };
    return { isHit: true, isDoubt: true, keys: [], changed: true };
  }
  const text = document.body.innerText;
  const told = (element) => {
    const label = labelOf(element).replace(/\s+/g, " ").trim();
    return NAMED.test(label) || element.localName === "select" || (label && text.split(/[.\n]/).some((part) => part.includes(label) && NAMED.test(part)));
  };
  const stopped = new Set();
  let isNamed = false;
  const tried = new Set();
  for (let round = 0; round < 2; round += 1) {
    for (const control of controls().filter((each) => !tried.has(each) && isSeen(each) && told(each))) {
      tried.add(control);
      isNamed = true;
      control.click();
      for (const key of acting) if (![...(await changesBy(() => press(key)))].some((node) => !idle.has(node))) stopped.add(key);
      if (control.matches("input[type=checkbox]")) control.click();
    }
  }
  const isFree = acting.every((key) => stopped.has(key));
  return { isHit: !isFree, isDoubt: isNamed || hasLinks(), keys: acting, changed: true };
};

const tryMotion = async () => {
  const moved = await changesBy(move);
  if (!moved.size) return { isHit: false };
  let hasOther = false;
  let hasSwitch = false;
  const given = controls();
  for (const control of given) {
    if (overlaps(await changesBy(() => control.click()), moved)) hasOther = true;
    if (!overlaps(await changesBy(move), moved)) hasSwitch = true;
    if (control.matches("input[type=checkbox]")) control.click();
  }
  const canSet = fields().some((field) => !field.disabled && !given.includes(field));
  return { isHit: true, isDoubt: hasLinks() || canSet, hasOther: hasOther || fields().some((field) => !field.disabled && moved.has(field)), hasSwitch, changed: true };
};

const undo = [];
holdRequests(undo, window);
holdLeaving(undo, window, tellElsewhere);
for (const name of ["alert", "confirm", "prompt", "print", "scroll", "scrollTo", "scrollBy"]) {
  replace(undo, window, name, (before) => (...given) => {
    tellElsewhere();
    return before.apply(window, given);
  });
}
(kind === "keys" ? tryKeys() : tryMotion())
  .catch((error) => ({ error: String(error) }))
  .then((told) => {
    takeBack(undo);
    observer.disconnect();
    done(told);
  });
