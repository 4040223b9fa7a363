// Which listeners the page has, told by the console's own `getEventListeners`. Leaves the elements
// that react to a click and cannot be reached with the keyboard in `window.__auditClickOnly`.
(() => {
  const NATIVE = "a[href], button, input, select, textarea, summary, label, option, area, iframe, video, audio, details, dialog, form";
  const MAX_ELEMENTS = 20000;
  const has = (target, ...types) => {
    const listeners = getEventListeners(target);
    return types.some((type) => listeners[type] && listeners[type].length);
  };
  const isReachable = (element) =>
    element.tabIndex >= 0 ||
    element.closest(`${NATIVE}, [tabindex], [contenteditable], [aria-hidden=true], [inert]`) ||
    element.querySelector(`${NATIVE}, [tabindex]`);
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const roots = [window, document, document.documentElement, document.body].filter(Boolean);
  const every = [...document.querySelectorAll("body *")].slice(0, MAX_ELEMENTS);
  const clickOnly = every.filter(
    (element) =>
      has(element, "click", "mousedown", "mouseup") &&
      !has(element, "keydown", "keyup", "keypress") &&
      !isReachable(element) &&
      getComputedStyle(element).cursor === "pointer" &&
      isSeen(element),
  );
  if (clickOnly.length) window.__auditClickOnly = clickOnly;
  return {
    clickOnly: clickOnly.length > 0,
    clicks: every.some((element) => has(element, "click")),
    keys: roots.some((target) => has(target, "keydown", "keypress", "keyup")),
    motion: has(window, "deviceorientation", "devicemotion", "deviceorientationabsolute"),
  };
})()
