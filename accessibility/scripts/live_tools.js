// What the rules that need the browser work with; shared.js stands before it.
// Expects axe-core to be set up over the document before any of it is used.
const axe = window.axe;

// The elements that a selector names, in document order, in open shadow trees as well.
const all = (selector, root = document) => {
  const found = [];
  for (const element of root.querySelectorAll("*")) {
    if (element.matches(selector)) found.push(element);
    if (element.shadowRoot) found.push(...all(selector, element.shadowRoot));
  }
  return found;
};

// Whether people who look at the page can see it: rendered, with some size, not moved out of sight.
const isVisible = (element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  axe.commons.dom.isVisibleOnScreen(element);

// Whether screen readers come upon it.
const isExposed = (element) => axe.commons.dom.isVisibleToScreenReaders(element);

// Computed accessible name and role, as axe-core tells them.
const nameOf = (element) => axe.commons.text.accessibleText(element).trim();
const roleOf = (element) => axe.commons.aria.getRole(element) || "";

const styleOf = (element, pseudo = null) => getComputedStyle(element, pseudo);

// The text that is seen, without what is hidden and in one line.
const textOf = (element) => (element.innerText ?? element.textContent ?? "").replace(/\s+/g, " ").trim();

// A detail for the message with a text from the page, in the quotation marks of either language.
const quoted = (text) => {
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return { de: `„${short}“`, en: `“${short}”` };
};

// Where an element is: its path as axe-core writes it, its snippet, its origin.
const placeOf = (element) => ({
  target: [axe.utils.getSelector(element)].flat(Infinity),
  html: element.outerHTML.slice(0, 1000),
  origin: originOf(element),
});

const tools = { all, isVisible, isExposed, nameOf, roleOf, styleOf, textOf, quoted, axe };
