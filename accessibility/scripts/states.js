// Measures a page in one of its states: which texts are cut off, missing or upon each other, where parts
// are turned or change their colours. shared.js and live_tools.js stand before it.
// Arguments: what to do, its parameters, the callback.
const [action, parameters, done] = arguments;
// What is remembered between two states.
const STORE = "__auditStates";
const MAX_TEXTS = 3000;
const LEAST_PX = 3; // smaller parts are nobody's text
const CUT = 0.3; // of a line's height: less is the room around the letters
const store = window[STORE];

const finishAnimations = () => {
  for (const animation of document.getAnimations()) {
    try { animation.finish(); } catch { animation.cancel(); }
  }
};

const nextFrame = () =>
  new Promise((resolve) => { requestAnimationFrame(resolve); setTimeout(resolve, 100); });

// Waits until the page has the size, and its own scripts have seen it.
const atRest = async (width, height) => {
  for (let tries = 0; tries < 100 && (innerWidth !== width || innerHeight !== height); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await nextFrame();
  document.documentElement.getBoundingClientRect();
  finishAnimations();
  return innerWidth === width && innerHeight === height;
};

const parentOf = (node) => node.assignedSlot || node.parentElement || (node.getRootNode().host ?? null);
const isShown = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

// The roots of the document and of its open shadow trees.
const roots = (root = document) => [
  root,
  ...[...root.querySelectorAll("*")].filter((e) => e.shadowRoot).flatMap((e) => roots(e.shadowRoot)),
];

const NO_TEXT = "script, style, noscript, template, option, textarea, title, svg, [aria-hidden=true], [aria-hidden=true] *";

const linesOf = (node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter((r) => r.width >= LEAST_PX && r.height >= LEAST_PX);
};

// Every text that is rendered, with the rectangles of its lines.
const texts = () => {
  const found = [];
  for (const root of roots()) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && found.length < MAX_TEXTS) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || !element || element.matches(NO_TEXT) || !isShown(element)) continue;
      const lines = linesOf(node);
      if (lines.length) found.push({ node, element, lines });
    }
  }
  return found;
};

const blockOf = (element) => {
  let block = element;
  while (block && getComputedStyle(block).display.startsWith("inline")) block = parentOf(block);
  return block || document.body;
};

const clips = (value) => value === "hidden" || value === "clip";
const scrolls = (value) => value === "auto" || value === "scroll";

// Something beside a box that may show the whole of it.
const hasControlNearby = (box) => {
  const control = "button, summary, label, a[href], [role=button], [aria-expanded]";
  const around = [box.previousElementSibling, box.nextElementSibling];
  if (box.parentElement && !box.parentElement.matches("body, main")) around.push(box.parentElement);
  return around.some((each) => each && (each.matches(control) || each.querySelector(control)));
};

const usedLineHeight = (style) => parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.2;

// How a box cuts off lines of a text: null, "certain" or "doubtful".
const cutAcross = (text, box, frame, style) => {
  if (style.whiteSpace === "nowrap" && style.textOverflow !== "clip") return null;
  const isCut = text.lines.some((r) => r.left < frame.right && r.right > frame.left &&
    Math.max(r.right - frame.right, frame.left - r.left) > Math.max(LEAST_PX, r.height / 3));
  if (!isCut) return null;
  // A part that stands over the edge as a whole, as in a row to be leafed through, may come in.
  const block = blockOf(text.element).getBoundingClientRect();
  const isInside = block.left >= frame.left - 1 && block.right <= frame.right + 1;
  return isInside || blockOf(text.element) === box ? "certain" : "doubtful";
};

const cutBelow = (text, box, frame, style, mayBeOneLine) => {
  const parts = text.lines.map((r) =>
    Math.max(0, Math.min(r.bottom, frame.bottom) - Math.max(r.top, frame.top)) / r.height);
  const isSeen = parts.some((part) => part > CUT);
  if (!isSeen || parts.every((part) => part > 1 - CUT)) return null;
  const isMidLine = parts.some((part) => part > CUT && part <= 1 - CUT);
  const isOneLine = usedLineHeight(style) >= box.getBoundingClientRect().height - 0.5;
  if (mayBeOneLine && isOneLine && !isMidLine) return null;
  return style.maxHeight === "none" && style.webkitLineClamp === "none" ? "certain" : "doubtful";
};

// What cuts a text off, from the inside outwards: {box, certain, isAcross} or null.
const cutOf = (text, mayBeOneLine) => {
  const reach = { x: true, y: true }; // false where a part around it can be scrolled
  let skipTo = ""; // absolutely positioned parts are cut by positioned ones only
  for (let box = text.element; box; box = parentOf(box)) {
    const style = getComputedStyle(box);
    const isSkipped = skipTo === "absolute" && style.position === "static";
    if (!isSkipped) {
      skipTo = "";
      if (box === document.body || box === document.documentElement) return null;
      const outer = box.getBoundingClientRect();
      const frame = {
        left: outer.left + box.clientLeft,
        top: outer.top + box.clientTop,
        right: outer.left + box.clientLeft + box.clientWidth,
        bottom: outer.top + box.clientTop + box.clientHeight,
      };
      const isBox = style.display !== "inline" && style.display !== "contents";
      if (isBox && (clips(style.overflowX) || clips(style.overflowY))) {
        if (outer.width <= LEAST_PX || outer.height <= LEAST_PX) return null; // for screen readers
        const across = reach.x && clips(style.overflowX) && cutAcross(text, box, frame, style);
        const below = reach.y && clips(style.overflowY) && cutBelow(text, box, frame, style, mayBeOneLine);
        const cut = across === "certain" || below === "certain" ? "certain" : across || below;
        if (cut) return { box, certain: cut === "certain" && !hasControlNearby(box), isAcross: Boolean(across) };
      }
      if (isBox && scrolls(style.overflowX)) reach.x = false;
      if (isBox && scrolls(style.overflowY)) reach.y = false;
      if (!reach.x && !reach.y) return null;
    }
    if (style.position === "fixed") return null;
    if (style.position === "absolute") skipTo = "absolute";
  }
  return null;
};

// Texts that are cut off, by their element. A box that is made for one line may cut off the others
// where that is asked for: the ACT rule takes it for meant so.
const cuts = (list, mayBeOneLine = false) => {
  const found = new Map();
  for (const text of list) {
    const cut = cutOf(text, mayBeOneLine);
    if (cut) found.set(text.element, { ...cut, text });
  }
  return found;
};

// Whether a line is within the frames of all parts around it that cut off or scroll.
const isSeen = ({ text, rect }) => {
  for (let box = text.element; box && box !== document.body; box = parentOf(box)) {
    const style = getComputedStyle(box);
    if (style.overflowX === "visible" && style.overflowY === "visible") continue;
    const frame = box.getBoundingClientRect();
    const [x, y] = [(rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2];
    if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return false;
  }
  return true;
};

const snippetOf = (text) => quoted(text.node.data.replace(/\s+/g, " ").trim());

const MAY_BE_OPENED =
  "nav, header, footer, aside, thead, details, dialog, [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=tabpanel], [role=dialog], [role=menu], [popover]";
const LEAST_MISSING = 40; // signs of text: less is a label or a hint for wide screens
// What is shown on a wide screen and nowhere on a narrow one, by its outermost hidden part. Menus and
// the like may be opened there, and a text may stand in another place.
const missingHits = () => {
  const isGone = ({ node, element }) => element.isConnected && !(isShown(element) && linesOf(node).length);
  const gone = store.texts.filter((text) => isGone(text) && !text.element.closest(MAY_BE_OPENED));
  if (!gone.length) return [];
  const seen = texts().map(({ node }) => node.data).join(" ").replace(/\s+/g, " ");
  const parts = new Map();
  for (const text of gone) {
    const told = text.node.data.replace(/\s+/g, " ").trim();
    if (seen.includes(told)) continue;
    let part = text.element;
    for (let up = parentOf(part); up && !isShown(up); up = parentOf(up)) part = up;
    if (part.id && document.querySelector(`[aria-controls~="${CSS.escape(part.id)}"]`)) continue;
    parts.set(part, [...(parts.get(part) || []), { text, told }]);
  }
  return [...parts]
    .filter(([, list]) => list.reduce((sum, { told }) => sum + told.length, 0) >= LEAST_MISSING)
    .map(([element, [{ text }]]) => ({
      element, rule: "content-missing-when-narrow", doubt: true, detail: snippetOf(text),
    }));
};

// Pairs of texts of different blocks that lie upon each other, by the text on top of which it is.
const overlaps = (list) => {
  const lines = list
    .flatMap((text) => text.lines.map((rect) => ({ text, rect })))
    .sort((a, b) => a.rect.top - b.rect.top);
  const found = new Map();
  lines.forEach((one, index) => {
    for (let next = index + 1; next < lines.length && lines[next].rect.top < one.rect.bottom; next += 1) {
      const other = lines[next];
      if (one.text === other.text) continue;
      const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const high = Math.min(one.rect.bottom, other.rect.bottom) - other.rect.top;
      const isMuch = wide > LEAST_PX && high > CUT * Math.min(one.rect.height, other.rect.height);
      if (isMuch && isSeen(one) && isSeen(other) && blockOf(one.text.element) !== blockOf(other.text.element)) {
        found.set(other.text.element, one.text.element);
      }
    }
  });
  return found;
};

// The colours of what is rendered and wanted, to see where another scheme changes them.
const colours = (isWanted = () => true) => {
  const found = new Map();
  for (const root of roots()) {
    for (const element of root.querySelectorAll("body, body *, :host *")) {
      const style = getComputedStyle(element);
      if (style.display !== "none" && isWanted(style)) {
        found.set(element, `${style.color}|${style.backgroundColor}|${style.backgroundImage}|${style.forcedColorAdjust}`);
      }
    }
  }
  return found;
};

const rotationOf = (element) => {
  let degrees = 0;
  for (let each = element; each; each = parentOf(each)) {
    const { transform, rotate } = getComputedStyle(each);
    if (rotate !== "none") degrees += parseFloat(rotate) || 0;
    if (!transform.startsWith("matrix(")) continue;
    const [a, b] = transform.slice(7).split(",").map(Number);
    degrees += (Math.atan2(b, a) * 180) / Math.PI;
  }
  return ((Math.round(degrees) % 360) + 360) % 360;
};

const placed = (hits) => {
  if (!hits.length) return [];
  try { axe.setup(document); } catch { axe.teardown(); axe.setup(document); }
  try {
    return hits.map(({ element, rule, doubt, detail }) => ({
      ...placeOf(element), rule, isDoubt: Boolean(doubt), detail: detail || null,
    }));
  } finally {
    axe.teardown();
  }
};

// What axe-core says of these elements: failures only, in the shape of axe.js. What is not to be
// believed can be left out by rule and element.
const failuresOf = async (include, rules, isBelieved = () => true) => {
  const actIds = new Map(axe.getRules().map((rule) => [rule.ruleId, rule.actIds]));
  const results = await axe.run(
    { include },
    { runOnly: { type: "rule", values: rules }, resultTypes: ["violations"], elementRef: true },
  );
  const believed = results.violations
    .map((rule) => ({ ...rule, nodes: rule.nodes.filter(({ element }) => isRight(rule.id, element) && isBelieved(rule.id, element)) }))
    .filter((rule) => rule.nodes.length);
  return believed.map((rule) => ({
    id: rule.id,
    impact: rule.impact,
    tags: rule.tags,
    nodes: rule.nodes.slice(0, parameters.limit).map((node) => ({
      target: node.target.flat(),
      html: String(node.html),
      impact: node.impact,
      checks: [...node.any, ...node.all, ...node.none].map(({ id, data }) => ({ id, data })),
      origin: node.element ? originOf(node.element) : "",
      actIds: actRulesOf(rule.id, actIds.get(rule.id), node.element),
    })),
  }));
};

// Records what changes from now on; in the end takes it back, unless told not to.
const recorder = () => {
  const records = [];
  const observer = new MutationObserver((list) => records.push(...list));
  for (const root of roots()) {
    observer.observe(root, {
      attributes: true, attributeOldValue: true, characterData: true,
      characterDataOldValue: true, childList: true, subtree: true,
    });
  }
  return (isWanted = true) => {
    records.push(...observer.takeRecords());
    observer.disconnect();
    if (!isWanted) return;
    for (const { type, target, attributeName, attributeNamespace, oldValue, addedNodes, removedNodes, nextSibling } of records.reverse()) {
      if (type === "characterData") target.data = oldValue;
      else if (type === "childList") {
        addedNodes.forEach((node) => node.parentNode === target && node.remove());
        removedNodes.forEach((node) =>
          target.insertBefore(node, nextSibling && nextSibling.parentNode === target ? nextSibling : null));
      } else if (oldValue === null) target.removeAttributeNS(attributeNamespace, attributeName);
      else {
        // A policy may forbid what the attribute says, and then only this brings it back.
        if (attributeName === "style" && target.style) target.style.cssText = oldValue;
        if (target.getAttributeNS(attributeNamespace, attributeName) === oldValue) continue;
        target.setAttributeNS(attributeNamespace, attributeName, oldValue);
      }
    }
  };
};
