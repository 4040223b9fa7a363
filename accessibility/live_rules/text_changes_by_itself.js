// Waits, on a page that does something again and again, for what it does to the text that is seen,
// and whether it goes on for longer than the criterion allows. What tells the time has to change.
// What a style sheet moves without end stands still by now, and was noted as it was stopped.
async ({ all, isVisible, nameOf, textOf }) => {
  const LONGEST_MS = 4000;
  const UNSTEADY_MS = 1000; // of waiting for what no interval changes
  const SHORTEST_MS = 250;
  const ALLOWED_MS = 5000;
  const MOST_MS = 4500; // of waiting in all
  const STOPS = /^(pause|stopp?)\b|\b(anhalten|pausieren|stoppen)\b/i;
  const TIME = /\b\d{1,2}[:.]\d{2}([:.]\d{2})?\b/;
  const ONLY_TIME = /^\D{0,20}\d{1,2}\s*[:.]\s*\d{1,2}(\s*[:.]\s*\d{1,2})?\D{0,20}$/;
  const MOVES = ["left", "right", "marginLeft", "textIndent", "translate"];
  const begin = performance.now();
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  const canBeStopped = () =>
    all("button, input[type=button], input[type=submit], [role=button], [role=switch]")
      .some((control) => isVisible(control) && STOPS.test(nameOf(control)));
  const doubts = (elements) =>
    elements.length && !canBeStopped() ? elements.map((element) => ({ element, doubt: true })) : [];

  const { intervals, changes, endless } = window.__auditWatch;
  const isMove = (frame) =>
    MOVES.some((name) => name in frame) || /translate|matrix/.test(frame.transform || "");
  const moving = [...endless]
    .filter((effect) => !effect.pseudoElement && effect.target?.isConnected && effect.getKeyframes().some(isMove))
    .map(({ target }) => target)
    .filter((element) => isVisible(element) && /\p{L}{2}/u.test(textOf(element)));

  const repeated = [...intervals].filter(([, delay]) => delay <= LONGEST_MS);
  const isUnsteady = [...changes.values()].some(({ times }) => times > 1);
  if (!repeated.length && !isUnsteady) return doubts(moving);

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
  const delays = repeated.map(([, delay]) => delay);
  const twice = 2 * Math.max(...delays, isUnsteady ? UNSTEADY_MS / 2 : 0) + 100;
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

  const isRepeated = (element) =>
    changes.get(element)?.times > 2 || repeated.some(([id]) => intervals.has(id));
  const goesOn = (element) =>
    isRepeated(element) && performance.now() - changed.get(element).last <= enough + SHORTEST_MS;
  const over = texts.length && !canBeStopped() ? Math.min(ALLOWED_MS, begin + MOST_MS) : 0;
  while (texts.some(goesOn) && performance.now() < over) await pause(SHORTEST_MS);
  observer.disconnect();
  return doubts([...new Set([...texts.filter(goesOn), ...moving])]);
};
