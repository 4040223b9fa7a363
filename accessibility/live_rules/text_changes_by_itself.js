// Waits, on a page that does something again and again, for what it does to the text that is seen,
// and whether it goes on for longer than the criterion allows. What tells the time has to change.
async ({ all, isVisible, nameOf, textOf }) => {
  const LONGEST_MS = 3000;
  const SHORTEST_MS = 250;
  const ALLOWED_MS = 5000;
  const MOST_MS = 4500; // of waiting in all
  const STOPS = /^(pause|stopp?)\b|\b(anhalten|pausieren|stoppen)\b/i;
  const TIME = /\b\d{1,2}[:.]\d{2}([:.]\d{2})?\b/;
  const ONLY_TIME = /^\D{0,20}\d{1,2}\s*[:.]\s*\d{1,2}(\s*[:.]\s*\d{1,2})?\D{0,20}$/;
  const begin = performance.now();
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  const { intervals } = window.__auditWatch;
  const repeated = [...intervals].filter(([, delay]) => delay <= LONGEST_MS);
  if (!repeated.length) return [];

  const changed = new Map();
  const observer = new MutationObserver((records) => {
    for (const { type, target } of records) {
      const element = type === "characterData" ? target.parentElement : target;
      if (!(element instanceof Element)) continue;
      const { first } = changed.get(element) || { first: textOf(element) };
      changed.set(element, { first, last: performance.now() });
    }
  });
  observer.observe(document.body, { characterData: true, childList: true, subtree: true });
  const twice = 2 * Math.max(...repeated.map(([, delay]) => delay)) + 100;
  const enough = Math.min(Math.max(twice, SHORTEST_MS), LONGEST_MS + 100);
  await pause(enough);

  const isClock = (element) => {
    const [before, after] = [changed.get(element).first, textOf(element)];
    if (TIME.test(before) && before.replace(TIME, "") === after.replace(TIME, "")) return true;
    const holders = [element.parentElement, element.parentElement?.parentElement];
    return /^\d{1,2}$/.test(after) && holders.some((part) => part && ONLY_TIME.test(textOf(part)));
  };
  const texts = [...changed.keys()]
    .filter((element) => element.isConnected && isVisible(element) && textOf(element))
    .filter((element, _at, every) => !every.some((other) => other !== element && element.contains(other)))
    .filter((element) => !element.closest("[role=timer]") && !isClock(element));
  const canBeStopped = () =>
    all("button, input[type=button], input[type=submit], [role=button], [role=switch]")
      .some((control) => isVisible(control) && STOPS.test(nameOf(control)));
  if (!texts.length || canBeStopped()) {
    observer.disconnect();
    return [];
  }

  const goesOn = (element) =>
    repeated.some(([id]) => intervals.has(id)) &&
    performance.now() - changed.get(element).last <= enough + SHORTEST_MS;
  const over = Math.min(ALLOWED_MS, begin + MOST_MS);
  while (texts.some(goesOn) && performance.now() < over) await pause(SHORTEST_MS);
  observer.disconnect();
  return texts.filter(goesOn).map((element) => ({ element, doubt: true }));
};
