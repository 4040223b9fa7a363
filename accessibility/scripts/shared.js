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

