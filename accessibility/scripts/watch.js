// Runs before a page's own scripts. Notes when the page last changed and what it still waits for,
// and keeps dialogs from stopping the audit.
(() => {
  const watch = { changedAt: 0, pending: 0, remarks: [] };
  Object.defineProperty(window, "__auditWatch", { value: watch });
  for (const name of ["alert", "confirm", "prompt", "print"]) {
    window[name] = () => {
      if (!watch.remarks.includes("dialog")) watch.remarks.push("dialog");
      return name === "prompt" ? null : false;
    };
  }
  const settled = () => { watch.pending -= 1; watch.changedAt = performance.now(); };
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
  document.addEventListener("DOMContentLoaded", () => {
    watch.changedAt = performance.now();
    new MutationObserver(() => { watch.changedAt = performance.now(); })
      .observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  });
})();
