// Begins the walk: notes where the focus rests before each press of the tab key and what can be seen
// of it there, and keeps the page from being left. `end` puts all back.
// keyboard_tools.js stands before it. Arguments: the callback.
const done = arguments[arguments.length - 1];
const QUICK_TIMER_MS = 300;
const MAX_FRAME_MS = 100;
const SCROLLED_MS = 150;
const [LEFT, LOST, OPAQUE] = [-1, -2, -3]; // the browser's own controls, nothing, a foreign frame
const COMPARED = [
  "outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "borderTopColor", "borderTopWidth",
  "borderTopStyle", "borderRightColor", "borderRightWidth", "borderBottomColor", "borderBottomWidth",
  "borderBottomStyle", "borderLeftColor", "borderLeftWidth", "backgroundColor", "backgroundImage",
  "color", "textDecoration", "textShadow", "filter", "opacity", "transform", "fontWeight", "content",
];
const REACTIONS = new Set(["focus", "focusin", "blur", "focusout", "keydown", "keyup"]);
// What has stops of its own inside that no script sees.
const CLOSED = "audio, video, object, embed, input[type=date], input[type=time], input[type=month], " +
  "input[type=week], input[type=datetime-local]";
const TEXT_FIELD =
  "textarea, input:not([type]), [contenteditable]:not([contenteditable=false]), " +
  ["text", "search", "email", "url", "tel", "password", "number"].map((t) => `input[type=${t}]`);

const elements = [];
const ids = new Map();
const stops = [];
let log = [];
let previous = null;
let lastRest = null;
let hasLeft = false;
let pending = 0;
let isLate = false;
let movedAt = new Set();
const undo = [];

const idOf = (element) => {
  if (!ids.has(element)) ids.set(element, elements.push(element) - 1);
  return ids.get(element);
};

const contentOf = (frame) => {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
};

const focused = () => {
  let element = document.activeElement;
  for (;;) {
    const root = element && (element.shadowRoot || (element.localName === "iframe" && contentOf(element)));
    const inner = root && root.activeElement;
    if (!inner || inner.localName === "body" || inner.localName === "html") return element;
    element = inner;
  }
};

// What can be seen of an element and of what is around it, the element itself first: most change
// there, and then the others are not looked at again.
const looks = function* (element) {
  for (const each of [element, element.parentElement, ...element.children].slice(0, 6)) {
    for (const pseudo of each ? [null, "::before", "::after"] : []) yield lookOf(each, pseudo);
  }
};
const lookOf = (element, pseudo) => {
  const style = getComputedStyle(element, pseudo);
  if (pseudo && style.content === "none") return "";
  return COMPARED.map((name) => (name.startsWith("outline") && style.outlineStyle === "none" ? "" : style[name])).join("|");
};

const FRAMES = new Set(["outlineStyle", "outlineWidth", "outlineColor", "boxShadow"]);
const COLOURS = /(?:rgba?|hsla?|lab|lch|oklab|oklch|color)\([^)]*\)/g;
const HARDLY = 0.1;
const alphaOf = (colour) => {
  const [, alpha] = colour.match(/^rgba\(.*, ([\d.]+)\)$/) || colour.match(/\/ ([\d.]+)\)$/) || [];
  return alpha === undefined ? 1 : Number(alpha);
};

// The plain colour behind an element; none where a picture is there or nothing is told.
const groundOf = (element) => {
  for (const box of chain(element).slice(1)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(box);
    if (backgroundImage !== "none") return null;
    if (alphaOf(backgroundColor) > 0) return backgroundColor;
  }
  return "rgb(255, 255, 255)";
};

// Whether an outline or a shadow as `lookOf` tells it has a colour that differs from what is behind.
const hasFrame = (look, ground) => {
  const told = Object.fromEntries(COMPARED.map((name, at) => [name, look[at]]));
  const isOutlined = told.outlineStyle && parseFloat(told.outlineWidth) > 0;
  const used = [...(isOutlined ? [told.outlineColor] : []), ...((told.boxShadow || "").match(COLOURS) || [])];
  return used.some((colour) => alphaOf(colour) > HARDLY && colour !== ground);
};

// Whether losing the focus changes what is to be seen: more than a frame in the colour of the ground.
const differs = (before, after, element) => {
  if (before === after) return false;
  const [had, has] = [before, after].map((look) => look.split("|"));
  if (had.length !== has.length || had.length !== COMPARED.length) return true;
  if (COMPARED.some((name, at) => had[at] !== has[at] && !FRAMES.has(name))) return true;
  const ground = groundOf(element);
  return hasFrame(had, ground) || hasFrame(has, ground);
};
const hasChanged = ({ element, looks: before }) => {
  if (chain(element).some((part) => getComputedStyle(part).opacity === "0")) return false;
  let at = 0;
  for (const look of looks(element)) {
    if (differs(before[at] ?? "", look, element)) return true;
    at += 1;
  }
  return at !== before.length;
};

const boxesOf = (element) => [...element.getClientRects()].slice(0, 3);
const isFixed = (element) => ["fixed", "sticky"].includes(getComputedStyle(element).position);
const above = (element) => element.parentElement || (element.getRootNode().host ?? null);
const chain = (element) => {
  const parts = [];
  for (let part = element; part; part = above(part)) parts.push(part);
  return parts;
};

// What lies over the whole of an element and keeps its place while the page scrolls.
const coverOf = (element) => {
  const points = boxesOf(element).flatMap((box) =>
    [0.1, 0.5, 0.9].flatMap((x) => [0.15, 0.5, 0.85].map((y) => [box.x + box.width * x, box.y + box.height * y])),
  );
  if (!points.length || points.some(([x, y]) => x < 0 || y < 0 || x >= innerWidth || y >= innerHeight)) return null;
  let cover = null;
  for (const [x, y] of points) {
    const hit = document.elementFromPoint(x, y);
    if (!hit || element.contains(hit) || hit.contains(element)) return null;
    const over = chain(hit).find((part) => isFixed(part) && !part.contains(element));
    if (!over || (cover && over !== cover)) return null;
    cover = over;
  }
  return cover;
};

const isOpaque = (cover) => {
  const style = getComputedStyle(cover);
  const box = cover.getBoundingClientRect();
  const [, alpha] = style.backgroundColor.match(/^rgba\(.*, ([\d.]+)\)$/) || [];
  const isSolid = alpha === undefined && style.backgroundColor.startsWith("rgb(");
  const isPlain = [...chain(cover)].every((part) => getComputedStyle(part).opacity === "1");
  const isWhole = style.clipPath === "none" && style.maskImage === "none" && style.mixBlendMode === "normal" &&
    style.visibility === "visible" && parseFloat(style.borderTopLeftRadius) < 20;
  return isSolid && isPlain && isWhole && box.width > 0;
};

const stopOf = (element) => {
  const box = element.getBoundingClientRect();
  const isTop = element.ownerDocument === document;
  const isInView = box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 &&
    (!isTop || (box.left < innerWidth && box.top < innerHeight));
  const cover = isTop && isInView ? coverOf(element) : null;
  return {
    id: idOf(element),
    element,
    isTop,
    isInView,
    isEmpty: box.width === 0 || box.height === 0,
    isFrame: element.matches("iframe, frame, object, embed"),
    hasCaret: isInView && element.matches(TEXT_FIELD) && !element.readOnly &&
      getComputedStyle(element).opacity !== "0",
    isCovered: Boolean(cover),
    isOpaque: Boolean(cover) && isOpaque(cover),
    isFlow: isTop && !chain(element).some((part) => !["static", "relative"].includes(getComputedStyle(part).position)),
    box: [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY],
    scrolled: [scrollX, scrollY],
    looks: [...looks(element)],
    changes: null,
  };
};

const lookAgain = (stop) => {
  if (stop.isCovered || !stop.isTop) return;
  const cover = coverOf(stop.element);
  if (!cover) return;
  Object.assign(stop, { isCovered: true, isOpaque: isOpaque(cover), isFromBelow: true, scrolled: [scrollX, scrollY] });
};

const stopsByElement = new Map();
// Whether the focus came here by Shift and Tab: what lies over an element may do so only then.
let isBack = false;
const rest = () => {
  const element = focused();
  if (element === document.body) lastRest = null;
  if (previous && previous.element !== element) {
    previous.changes ??= hasChanged(previous);
    previous = null;
  }
  if (!element || element === document.body || element === document.documentElement) {
    return hasLeft || !document.hasFocus() ? LEFT : LOST;
  }
  if (element.localName === "iframe" && !contentOf(element)) return OPAQUE;
  const isInside = lastRest === element && (element.matches(CLOSED) || (element.localName.includes("-") && !element.shadowRoot));
  lastRest = element;
  if (isInside) return OPAQUE;
  if (!stopsByElement.has(element)) {
    const stop = stopOf(element);
    stopsByElement.set(element, stop);
    stops.push(stop);
    previous = stop;
  } else if (isBack) {
    lookAgain(stopsByElement.get(element));
  }
  return idOf(element);
};

const isReaction = (view) => Boolean(view.event && REACTIONS.has(view.event.type));
const isFocusEvent = (view) => Boolean(view.event && ["focus", "focusin"].includes(view.event.type));
const leaves = [];
const removals = new Set();

const watchTimers = (view) => {
  const counted = (call) => (callback, delay, ...rest) => {
    if (typeof callback !== "function" || !isReaction(view) || delay > QUICK_TIMER_MS) {
      return call.call(view, callback, delay, ...rest);
    }
    pending += 1;
    isLate = true;
    return call.call(view, (...given) => {
      pending -= 1;
      return callback.apply(view, given);
    }, delay, ...rest);
  };
  replace(undo, view, "setTimeout", counted);
  replace(undo, view, "requestAnimationFrame", counted);
};

const watchLeaving = (view) => {
  // While the page is told of a focus; `window.event` is another one by then.
  let focusing = null;
  const later = view.setTimeout;
  listen(undo, view, "focus", (event) => {
    focusing = event.target === view ? null : event.composedPath()[0];
    later.call(view, () => { focusing = null; }, 0);
  });
  holdLeaving(undo, view, () => {
    if (focusing) leaves.push(idOf(focusing));
  });
};

const watchRemoval = (view) => {
  replace(undo, view.HTMLElement.prototype, "blur", (blur) => function () {
    if (isFocusEvent(view) && view.event.isTrusted && view.event.composedPath()[0] === this) removals.add(idOf(this));
    return blur.call(this);
  });
};

const watchView = (view) => {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync("*, *::before, *::after { transition: none !important; scroll-behavior: auto !important }");
  const sheets = [...view.document.adoptedStyleSheets];
  view.document.adoptedStyleSheets = [...sheets, sheet];
  undo.push(() => { view.document.adoptedStyleSheets = sheets; });
  holdRequests(undo, view);
  watchLeaving(view);
  watchTimers(view);
  watchRemoval(view);
  listen(undo, view, "keydown", (event) => {
    if (!event.isTrusted || event.key !== "Tab") return;
    log.push(rest());
    isBack = event.shiftKey;
  });
  listen(undo, view, "focusin", (event) => {
    hasLeft = false;
    if (movedAt.has(log.length)) isLate = true; // moved more than once for one press
    movedAt.add(log.length);
  });
  listen(undo, view, "blur", (event) => {
    if (event.target === window && focused() === document.body) hasLeft = true;
  });
  listen(undo, view, "focus", (event) => { if (event.target === window) hasLeft = false; });
  for (const frame of view.document.querySelectorAll("iframe")) {
    const inner = contentOf(frame);
    if (inner && inner.body && inner.defaultView) watchView(inner.defaultView);
  }
};

const atFirst = document.activeElement;
const scrolled = [...document.querySelectorAll("*")]
  .filter((each) => each.scrollTop || each.scrollLeft)
  .map((each) => [each, each.scrollTop, each.scrollLeft]);
const moved = new Set();
listen(undo, document, "scroll", (event) => moved.add(event.target));
watchView(window);

const settled = (limitMs, then) => {
  const startedAt = performance.now();
  const look = () =>
    pending > 0 && performance.now() - startedAt < limitMs ? setTimeout(look, 5) : then();
  look();
};

const nextFrame = window.requestAnimationFrame;
const wait = window.setTimeout;
// The page's own listeners to scrolling run with a frame; a page that paints none is not waited for.
const frames = async (count) => {
  for (let at = 0; at < count; at += 1) {
    await new Promise((resolve) => {
      nextFrame.call(window, resolve);
      wait.call(window, resolve, MAX_FRAME_MS);
    });
  }
};

Object.defineProperty(window, "__auditWalk", {
  configurable: true,
  value: {
    elements,
    stops,
    // Whether an element is covered as well when it has the focus alone and the page's listeners to
    // scrolling have had their time, come to from above or below as on the way; null if it does not
    // take it.
    async isStillCovered(id) {
      const element = elements[id];
      const { scrolled: [left, top], isFromBelow } = stopsByElement.get(element);
      focused()?.blur();
      if (top > 0) {
        const from = isFromBelow ? document.documentElement.scrollHeight : 0;
        scrollTo({ left: 0, top: from, behavior: "instant" });
        await frames(2);
        scrollTo({ left, top, behavior: "instant" });
      }
      element.focus();
      await frames(2);
      if (top > 0) await new Promise((resolve) => wait.call(window, resolve, SCROLLED_MS));
      return focused() === element ? Boolean(coverOf(element)) : null;
    },
    // What was noted since the last time, and where the focus rests now.
    flush(limitMs, then) {
      settled(limitMs, () => {
        const noted = log;
        log = [];
        movedAt = new Set();
        const now = rest();
        const told = { log: noted, now, isLate, isRestless: pending > 0 };
        isLate = false;
        then(told);
      });
    },
    // The stops without what JSON cannot hold.
    told() {
      rest();
      return {
        stops: stops.map(({ element, looks, scrolled, isFromBelow, ...stop }) => stop),
        leaves: [...new Set(leaves)],
        removals: [...removals],
      };
    },
    // Gives an element the focus, wherever it rested, or takes it away; whether that came about, and
    // the page's size.
    async show(id, isOn) {
      focused()?.blur();
      if (isOn) elements[id].focus();
      await frames(2);
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [(focused() === elements[id]) === isOn, scrollWidth, scrollHeight];
    },
    end() {
      const now = focused();
      if (now && now !== atFirst && now.blur) now.blur();
      if (atFirst && atFirst !== document.body && atFirst.isConnected) atFirst.focus({ preventScroll: true });
      else getSelection().removeAllRanges();
      takeBack(undo);
      for (const each of moved) (each === document ? document.scrollingElement : each)?.scrollTo({ top: 0, left: 0, behavior: "instant" });
      for (const [each, top, left] of scrolled) each.scrollTo({ top, left, behavior: "instant" });
    },
  },
});
const candidates = "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
const isReachable = (element) =>
  element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true });
done({ expected: [...document.querySelectorAll(candidates)].filter(isReachable).length, now: rest() });
