// What is looked at in each state; states.js stands before it.
const SPACING = `* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
} p { margin-block-end: 2em !important; }`;
const TWO_DIMENSIONAL =
  "table, pre, code, svg, canvas, video, iframe, object, embed, figure, map, math, [role=table], [role=grid], [role=toolbar], [role=img], [role=application]";
const CONTROLS = "input:not([type=hidden]), select, textarea, button";
const COVERED = 0.5;
const MAX_OPENED = 20;
const notBefore = (known) => ([element]) => !known.has(element);
// Whether no line of a cut text can be read in full, at whatever size.
const isUnreadable = ([, { text, box }]) => {
  const { top, height } = box.getBoundingClientRect();
  return text.lines.every((r) => Math.min(r.bottom, top + height) - Math.max(r.top, top) <= r.height * (1 - CUT));
};
const cutHits = (found, rule) =>
  [...found].map(([element, cut]) => ({
    element, rule, doubt: !cut.certain, detail: snippetOf(cut.text),
  }));

const isInScroller = (element) => {
  for (let box = element; box && box !== document.body; box = parentOf(box)) {
    const { overflowX } = getComputedStyle(box);
    if (scrolls(overflowX) || clips(overflowX)) return true;
  }
  return false;
};

const isFixed = (element) => {
  for (let box = element; box; box = parentOf(box)) if (getComputedStyle(box).position === "fixed") return true;
  return false;
};

// What the body says of overflow is the window's where the root element says nothing.
const windowClips = () =>
  clips([document.documentElement, document.body]
    .map((element) => getComputedStyle(element).overflowX)
    .find((value) => value !== "visible"));

// Parts that make the whole page wider than the screen.
const sidewaysHits = () => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= innerWidth + 1 || windowClips()) return [];
  const found = new Map();
  for (const text of texts()) {
    if (!text.lines.some((r) => r.right > innerWidth + LEAST_PX && r.left < page.scrollWidth)) continue;
    if (text.element.closest(TWO_DIMENSIONAL) || isInScroller(text.element) || isFixed(text.element)) continue;
    const block = blockOf(text.element);
    if (!found.has(block)) found.set(block, text);
  }
  for (const control of all(CONTROLS)) {
    const r = control.getBoundingClientRect();
    const isWide = r.left < innerWidth - 1 && r.right > innerWidth + LEAST_PX && r.width > innerWidth;
    if (isWide && isShown(control) && !isInScroller(control.parentElement) && !isFixed(control)) found.set(control, null);
  }
  return [...found].map(([element, text]) => {
    const { left } = element.getBoundingClientRect();
    return {
      element, rule: "reflow-scrolls-sideways", detail: text && snippetOf(text),
      // What begins beside the screen may be a menu that is closed.
      doubt: document.dir === "rtl" || left < -1 || left >= innerWidth - 1,
    };
  });
};

// Fixed parts that leave less than half of the screen for everything else.
const coveringHits = () => {
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const { position, top, bottom } = getComputedStyle(element);
    const isStuck = position === "fixed" || (position === "sticky" && (top !== "auto" || bottom !== "auto"));
    if (!isStuck || !isShown(element) || element.closest("dialog, [role=dialog], [aria-modal]")) continue;
    const r = element.getBoundingClientRect();
    const wide = Math.min(r.right, innerWidth) - Math.max(r.left, 0);
    const high = position === "sticky" ? Math.min(r.height, innerHeight)
      : Math.min(r.bottom, innerHeight) - Math.max(r.top, 0);
    const part = (Math.max(0, wide) * Math.max(0, high)) / (innerWidth * innerHeight);
    if (part <= COVERED) continue;
    const percent = Math.round(part * 100);
    found.push({
      element, rule: "fixed-part-covers-zoomed-page", doubt: true,
      detail: { de: `${percent} % des Bildschirms`, en: `${percent} % of the screen` },
    });
  }
  return found;
};

// The outermost part that is turned together with an element.
const turnedPart = (element) => {
  const degrees = rotationOf(element);
  let part = element;
  for (let up = parentOf(part); up && rotationOf(up) === degrees; up = parentOf(up)) part = up;
  return part;
};

const lengthOf = (list) => list.reduce((sum, { node }) => sum + node.data.trim().length, 0);

// Content is turned against the device where most of the text is; a single text may be meant so.
const turnHits = () => {
  if (!store.upright) return [];
  const seen = texts();
  const turned = seen.filter(({ element }) => {
    const before = store.upright.rotations.get(element);
    return before !== undefined && Math.abs(before - rotationOf(element)) % 180 === 90;
  });
  const isMost = lengthOf(turned) > lengthOf(seen) / 2;
  const hits = [...new Set(turned.map(({ element }) => turnedPart(element)))]
    .map((element) => ({ element, rule: "orientation-restricted", doubt: !isMost }));
  const [most, least] = [store.upright.length, lengthOf(seen)].sort((x, y) => y - x);
  if (!hits.length && most > 100 && least < most / 4) {
    hits.push({
      element: document.body, rule: "orientation-restricted", doubt: true,
      detail: {
        de: "in einer der beiden Lagen fehlt fast der ganze Text",
        en: "in one of the two positions nearly all of the text is missing",
      },
    });
  }
  return hits;
};

// Red, green, blue and alpha from 0 to 255, however the colour is written.
const painted = new Map();
const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const partsOf = (colour) => {
  if (!painted.has(colour)) {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    painted.set(colour, brush.getImageData(0, 0, 1, 1).data);
  }
  return painted.get(colour);
};

const luminance = ([red, green, blue]) => {
  const [r, g, b] = [red, green, blue].map((value) =>
    value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

// Whether a text surely stands out: axe-core, which looks much closer, need not look at it.
const standsOut = (element) => {
  const colour = partsOf(getComputedStyle(element).color);
  if (colour[3] < 255) return false;
  for (let box = element; box; box = parentOf(box)) {
    const { backgroundColor, backgroundImage, opacity, overflowX, position } = getComputedStyle(box);
    if (backgroundImage !== "none" || opacity !== "1") return false;
    const ground = partsOf(backgroundColor);
    if (ground[3] === 0) {
      // Out of the flow it may lie upon anything, unless only screen readers meet it.
      if (["absolute", "fixed"].includes(position)) return clips(overflowX) && box.offsetWidth <= LEAST_PX;
      continue;
    }
    if (ground[3] < 255) return false;
    const [light, dark] = [colour, ground].map(luminance).sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05) >= 4.6;
  }
  return false;
};

const contrastOf = async (changed) => {
  const set = new Set(changed);
  // A text may have kept its colour while what is behind it has changed.
  const isTouched = (element) => {
    for (let box = element; box; box = parentOf(box)) if (set.has(box)) return true;
    return false;
  };
  const doubtful = new Set(texts().map(({ element }) => element)
    .filter((element) => isTouched(element) && !standsOut(element)));
  return { failures: doubtful.size ? await failuresOf([...doubtful], ["color-contrast"]) : [] };
};

// Targets that may be too small; links within a text are exempt.
const smallTargets = () =>
  all("a[href], button, input:not([type=hidden]), select, summary, [role=button], [role=link], [role=tab], [role=checkbox], [role=radio], [role=switch], [role=menuitem]")
    .filter((element) => {
      const r = element.getBoundingClientRect();
      const isOnScreen = r.right > 0 && r.bottom > 0 && r.width > 2 && r.height > 2;
      return isOnScreen && (r.width < 24 || r.height < 24) &&
        getComputedStyle(element).display !== "inline" && isShown(element);
    });

const changedColours = (isWanted) =>
  [...colours(isWanted)].filter(([element, value]) => store.colours.get(element) !== value).map(([e]) => e);

const openAll = () => {
  const opened = [];
  for (const details of all("details:not([open])")) {
    if (!isShown(details)) continue;
    details.open = true;
    opened.push(() => { details.open = false; });
  }
  const sendsOrLeaves = (button) =>
    (button.form && button.type === "submit") || button.closest("a[target]:not([target=_self])");
  const closed = all("button[aria-expanded=false], [role=button][aria-expanded=false]")
    .filter((button) => isShown(button) && !button.disabled && !sendsOrLeaves(button));
  for (const button of closed.slice(0, MAX_OPENED)) {
    button.click();
    if (button.getAttribute("aria-expanded") === "true") opened.push(() => button.click());
  }
  return opened.length && (() => opened.reverse().forEach((close) => close()));
};

// What was not rendered before: the outermost elements of each part.
const newlyShown = (before) => {
  const found = [];
  for (const root of roots()) {
    for (const element of root.querySelectorAll("body *, :host *")) {
      if (before.has(element) || !isShown(element)) continue;
      if (!found.some((outer) => outer.contains(element))) found.push(element);
    }
  }
  return found;
};

// All parts are open at once, which nobody meets: what lies upon another part may not be near it,
// or before its colours, where each is opened by itself.
const isMetAlone = (parts) => (rule, element) => {
  if (rule !== "color-contrast" || !element) return true;
  const own = element.getBoundingClientRect();
  return !parts.some((part) => {
    const r = part.getBoundingClientRect();
    return !part.contains(element) && r.left < own.right && r.right > own.left && r.top < own.bottom && r.bottom > own.top;
  });
};

// Keeps the page where it is and other windows closed; returns what ends that.
const stayHere = () => {
  const stay = (event) => event.cancelable && event.preventDefault();
  const open = Object.getOwnPropertyDescriptor(window, "open");
  navigation.addEventListener("navigate", stay);
  Object.defineProperty(window, "open", { value: () => null, configurable: true, writable: true });
  return () => {
    navigation.removeEventListener("navigate", stay);
    delete window.open;
    if (open) Object.defineProperty(window, "open", open);
  };
};

const LAYERS = "dialog[open], [popover]:popover-open";
// Dialogs and popovers leave the top layer only by their own methods.
const closeLayers = (before) => {
  for (const layer of all(LAYERS).filter((each) => !before.has(each))) {
    if (layer.matches("dialog")) layer.close();
    else layer.hidePopover();
  }
};

// All rules with one of the tags but those of which axe-core itself is not sure, and those that have
// nothing to say of these parts.
const rulesOf = (tags, parts) => {
  const isDoubtful = texts().some(({ element }) =>
    parts.some((part) => part.contains(element)) && !standsOut(element));
  const left = new Set(["target-size", ...(isDoubtful ? [] : ["color-contrast"])]);
  return axe.getRules(tags)
    .filter(({ ruleId, tags: told }) => !told.includes("experimental") && !left.has(ruleId))
    .map(({ ruleId }) => ruleId);
};

const shownNow = () => new Set(roots().flatMap((root) => [...root.querySelectorAll("*")].filter(isShown)));

const actions = {
  // Remembers the page as it is.
  begin: async () => {
    const list = texts();
    const value = {
      html: document.documentElement.outerHTML,
      texts: list,
      size: [innerWidth, innerHeight],
      scroll: [scrollX, scrollY],
      cuts: cuts(list),
      overlaps: overlaps(list),
      colours: parameters.colours ? colours() : new Map(),
      undo: recorder(),
    };
    Object.defineProperty(window, STORE, { value, configurable: true });
    return { size: value.size };
  },
  // Sees that everything is as it was.
  end: async () => {
    if (!store) return {};
    await atRest(...store.size);
    store.undo(document.documentElement.outerHTML !== store.html);
    scrollTo({ left: store.scroll[0], top: store.scroll[1], behavior: "instant" });
    delete window[STORE];
    return { isSame: document.documentElement.outerHTML === store.html };
  },
  narrow: async () => {
    const list = texts();
    store.upright = { length: lengthOf(list), rotations: new Map(list.map(({ element }) => [element, rotationOf(element)])) };
    const lost = new Map([...cuts(list)].filter(notBefore(store.cuts)));
    const hits = [...sidewaysHits(), ...cutHits(lost, "text-cut-off-when-narrow"), ...missingHits()];
    const small = smallTargets();
    return { hits: placed(hits), failures: small.length ? await failuresOf(small, ["target-size"]) : [] };
  },
  zoomed: async () => ({
    hits: placed([...sidewaysHits(), ...coveringHits(), ...turnHits()]),
    untested: store.upright ? [] : ["orientation-restricted"],
  }),
  enlarged: async () => {
    const isNew = notBefore(store.cuts);
    const isWorse = (found) => isNew(found) || isUnreadable(found);
    // A line that is cut off at 100% already may be meant so.
    const lost = [...cuts(texts(), true)]
      .filter((found) => isWorse(found) || found[1].isAcross)
      .map((found) => (isWorse(found) ? found : [found[0], { ...found[1], certain: false }]));
    return { hits: placed(cutHits(new Map(lost), "text-cut-off-at-200-percent")) };
  },
  spaced: async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SPACING);
    const trees = roots();
    trees.forEach((root) => { root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]; });
    try {
      document.documentElement.getBoundingClientRect();
      finishAnimations();
      const list = texts();
      const upon = [...overlaps(list)].filter(notBefore(store.overlaps));
      const hits = [
        ...cutHits(new Map([...cuts(list)].filter(notBefore(store.cuts))), "text-lost-with-spacing"),
        ...upon.map(([element]) => ({
          element, rule: "text-lost-with-spacing", doubt: true,
          detail: { de: "liegt über anderem Text", en: "lies upon other text" },
        })),
      ];
      return { hits: placed(hits) };
    } finally {
      trees.forEach((root) => {
        root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((each) => each !== sheet);
      });
      document.documentElement.getBoundingClientRect();
      finishAnimations();
    }
  },
  dark: () => contrastOf(changedColours()),
  // Where a page keeps its own colours; everything else has the reader's.
  forced: () => contrastOf(changedColours(({ forcedColorAdjust }) => forcedColorAdjust === "none")),
  opened: async () => {
    const undo = recorder();
    const focused = document.activeElement;
    const leave = stayHere();
    const [before, layers] = [shownNow(), new Set(all(LAYERS))];
    let close = null;
    try {
      close = openAll();
      if (!close) return { failures: [] };
      await nextFrame();
      finishAnimations();
      const shown = newlyShown(before);
      if (!shown.length) return { failures: [] };
      return { failures: await failuresOf(shown, rulesOf(parameters.tags, shown), isMetAlone(shown)) };
    } finally {
      if (close) {
        close();
        closeLayers(layers);
        await nextFrame();
      }
      undo();
      if (focused && focused !== document.activeElement) {
        if (focused === document.body) document.activeElement.blur();
        else focused.focus({ preventScroll: true });
      }
      leave();
    }
  },
};

const run = async () => {
  const canLook = action === "end" || (axe && axe.setup);
  if (!canLook || (action !== "begin" && !store)) return { missing: true };
  if (action === "begin" || action === "end") { await nextFrame(); finishAnimations(); }
  // Where the state before was of another size, the page is still on its way back.
  else if (!(await atRest(...(parameters.size || store.size)))) return { missing: true };
  return actions[action]();
};

run()
  .then((result) => done(wellFormed(result)))
  .catch((error) => done(wellFormed({ error: String((error && error.message) || error) })));
