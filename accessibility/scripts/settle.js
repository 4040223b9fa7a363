// Waits until the loaded page has come to rest, then says what was loaded.
// Arguments: the longest time to wait in milliseconds, the callback.
const QUIET_TICKS = 3;
const [limitMs, done] = arguments;
const startedAt = performance.now();
// Where nothing came to show, as with a download, the document before is still there: it is over.
const nothingLoaded = { quietTicks: QUIET_TICKS, pending: 0, remarks: [], isOver: true };
const watch = window.__auditWatch || nothingLoaded;
const isNew = !watch.isOver;

const finishAnimations = () => {
  for (const animation of document.getAnimations()) {
    try {
      animation.finish();
    } catch {
      window.__auditWatch?.endless.add(animation.effect);
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
    bytes: navigation.decodedBodySize || 0,
    isNew,
    remarks: isRestless ? [...watch.remarks, "restless"] : watch.remarks,
  });
};

const wait = () => {
  const isQuiet = watch.pending <= 0 && watch.quietTicks >= QUIET_TICKS;
  if (isQuiet || performance.now() - startedAt >= limitMs) report();
  else setTimeout(wait, 10);
};

document.fonts.ready.then(wait, wait);
