// Waits, on a page that does something again and again, for what it does to the text that is seen.
async ({ isVisible, textOf }) => {
  const LONGEST_MS = 3000;
  const SHORTEST_MS = 250;
  const delays = [...window.__auditWatch.intervals.values()].filter((delay) => delay <= LONGEST_MS);
  if (!delays.length) return [];

  const changed = new Set();
  const observer = new MutationObserver((records) => {
    for (const { type, target } of records) {
      const element = type === "characterData" ? target.parentElement : target;
      if (element instanceof Element) changed.add(element);
    }
  });
  observer.observe(document.body, { characterData: true, childList: true, subtree: true });
  const twice = 2 * Math.max(...delays) + 100;
  await new Promise((resolve) => setTimeout(resolve, Math.min(Math.max(twice, SHORTEST_MS), LONGEST_MS + 100)));
  observer.disconnect();
  return [...changed]
    .filter((element) => element.isConnected && isVisible(element) && textOf(element))
    .filter((element, _at, every) => !every.some((other) => other !== element && element.contains(other)))
    .map((element) => ({ element, doubt: true }));
};
