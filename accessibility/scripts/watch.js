// Runs before a page's own scripts. Notes when the page last changed, what it still waits for and
// what it does again and again, and keeps dialogs from stopping the audit.
(() => {
  const watch = {
    quietTicks: 0, pending: 0, remarks: [], isOver: false, intervals: new Map(), changes: new Map(),
    endless: new Set(),
  };
  Object.defineProperty(window, "__auditWatch", { value: watch });
  for (const name of ["alert", "confirm", "prompt", "print"]) {
    window[name] = () => {
      if (!watch.remarks.includes("dialog")) watch.remarks.push("dialog");
      return name === "prompt" ? null : false;
    };
  }
  const changed = () => { watch.quietTicks = 0; };
  const settled = () => { watch.pending -= 1; changed(); };
  const fetchOfPage = window.fetch;
  window.fetch = function (...given) {
    watch.pending += 1;
    return fetchOfPage.apply(this, given).finally(settled);
  };
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...given) {
    watch.pending += 1;
    this.addEventListener("loadend", settled, { once: true });
    return send.apply(this, given);
  };
  const begin = window.setInterval;
  window.setInterval = (...given) => {
    const id = begin.apply(window, given);
    watch.intervals.set(id, Number(given[1]) || 0);
    return id;
  };
  for (const name of ["clearInterval", "clearTimeout"]) {
    const end = window[name];
    window[name] = (id) => {
      watch.intervals.delete(id);
      return end.call(window, id);
    };
  }
  // Counted in turns of the page's own loop, not by the clock: on a busy machine the page's timers
  // and these are late together, and a page does not look settled before it is.
  const tick = () => {
    watch.quietTicks += 1;
    if (!watch.isOver) setTimeout(tick, 10);
  };
  // How often the text of an element has changed so far, at moments that are well apart.
  const APART_MS = 100;
  const MOST_TEXTS = 500;
  const noteTexts = (records) => {
    const now = performance.now();
    for (const { type, target } of records) {
      if (type === "attributes") continue;
      const element = type === "characterData" ? target.parentNode : target;
      const { times, last } = watch.changes.get(element) || { times: 0, last: -Infinity };
      if (!times && watch.changes.size === MOST_TEXTS) continue;
      if (now - last >= APART_MS) watch.changes.set(element, { times: times + 1, last: now });
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    if (window === window.top) tick();
    new MutationObserver((records) => { changed(); noteTexts(records); })
      .observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  });
})();
