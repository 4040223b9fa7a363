// Waits until the loaded page has come to rest, then says what was loaded.
// Arguments: the longest time to wait in milliseconds, the callback.
const QUIET_TICKS = 5;
const [limitMs, done] = arguments;
const startedAt = performance.now();
const watch = window.__auditWatch || { quietTicks: QUIET_TICKS, pending: 0, remarks: [] };

const finishAnimations = () => {
  for (const animation of document.getAnimations()) {
    try {
      animation.finish();
    } catch {
      animation.cancel(); // an endless animation has no end to go to
    }
  }
};

const report = () => {
  watch.isOver = true;
  finishAnimations();
  const navigation = performance.getEntriesByType("navigation")[0] || {};
  const isRestless = performance.now() - startedAt >= limitMs;
  done({
    url: document.URL,
    title: document.title.toWellFormed(), // the driver refuses half a sign
    language: (document.documentElement.lang || "").toWellFormed(),
    contentType: document.contentType,
    status: navigation.responseStatus || 0,
    // Chromium shows a page of its own where an address cannot be reached, and names the reason.
    networkError: (window.loadTimeDataRaw && window.loadTimeDataRaw.errorCode) || "",
    bytes: navigation.decodedBodySize || 0,
    timeOrigin: performance.timeOrigin,
    remarks: isRestless ? [...watch.remarks, "restless"] : watch.remarks,
  });
};

const wait = () => {
  const isQuiet = watch.pending <= 0 && watch.quietTicks >= QUIET_TICKS;
  if (isQuiet || performance.now() - startedAt >= limitMs) report();
  else setTimeout(wait, 10);
};

document.fonts.ready.then(wait, wait);
