// What the scripts of several engines share; it stands before each of them.

// axe-core cuts long texts at UTF-16 units, and the driver refuses a result with half a sign in it.
const wellFormed = (value) => {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, wellFormed(part)]));
};

// The node around a node, out of shadow trees and of frames of the same origin.
const around = (node) =>
  node.parentNode || node.host || (node.defaultView && node.defaultView.frameElement);

// The nearest comment before an element that opens a part and is not closed again. What a frame
// shows comes from where the frame comes from, unless its own page says more.
const originOf = (element) => {
  let closed = 0;
  for (let node = element; node; node = around(node)) {
    for (let before = node.previousSibling; before; before = before.previousSibling) {
      if (before.nodeType !== Node.COMMENT_NODE || !before.data.startsWith("origin:")) continue;
      if (before.data === "origin:end") closed += 1;
      else if (closed > 0) closed -= 1;
      else return before.data;
    }
    closed = 0;
  }
  return "";
};


// How an element lets people to itself and to what is in it; each is asked once. The areas of a
// picture are never drawn themselves.
const doors = new WeakMap();
const doorOf = (element) => {
  if (!doors.has(element)) {
    const { display, contentVisibility } = getComputedStyle(element);
    const isShut = element.inert || (display === "none" && element.localName !== "area");
    doors.set(element, { isShut, isShutWithin: contentVisibility === "hidden" });
  }
  return doors.get(element);
};

// Whether anybody comes upon an element: rendered, not inert, and in no part that is shut away. A
// closed <details> is no such part, as people open it themselves.
const isMet = (element) => {
  if (getComputedStyle(element).visibility !== "visible" || doorOf(element).isShut) return false;
  for (let node = element; (node = node.assignedSlot || around(node)); ) {
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const { isShut, isShutWithin } = doorOf(node);
    if (isShut || isShutWithin) return false;
  }
  return true;
};

// Whether an engine is right about an element. An object needs another text only where it holds a
// picture or a recording: a page or a file in it speaks for itself. Nothing is filled in by itself
// where nothing is typed.
const NOT_TYPED = /^(checkbox|radio|file|submit|image|reset|button)$/;
const isRight = (rule, element) => {
  if (rule === "autocomplete-valid") return !NOT_TYPED.test(element?.type);
  if (rule !== "object-alt" || element?.localName !== "object") return true;
  const type = element.contentDocument?.contentType || element.type;
  return type ? /^(image|audio|video)\//.test(type) : !/\.(pdf|x?html?)([?#]|$)/i.test(element.data);
};

// The ACT rules that an element breaks: a link with the role of something else that is pressed is not
// what the rule on links means.
const NO_LINK = /^(button|checkbox|menuitem|menuitemcheckbox|menuitemradio|option|radio|switch|tab|treeitem)$/;
const actRulesOf = (rule, actIds, element) => {
  const isMeant = rule !== "link-name" || !NO_LINK.test(element?.getAttribute("role") || "");
  return (isMeant && actIds) || [];
};
