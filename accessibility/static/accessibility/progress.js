// Keeps a scan's progress up to date. Without this script a link reloads the page.
// A screen reader hears of every tenth of the way and of every change of state, not of every page.
// When the scan is over the page is loaded anew, as all that it says of a running scan is then untrue.
const INTERVAL_MS = 2000;
const TIME_TO_HEAR_MS = 4000;
const STEP_PERCENT = 10;

const section = document.querySelector("[data-progress-url]");
const part = (name) => section.querySelector(`[data-progress-${name}]`);

const bar = part("bar");
let step = Math.floor((100 * bar.value) / (bar.max || 1) / STEP_PERCENT);
let standing = null;

const announce = (progress) => {
  const reached = Math.floor(progress.percent / STEP_PERCENT);
  const changed = standing !== null && standing !== progress.standing;
  if (reached > step || changed) {
    part("announcement").textContent = changed
      ? `${progress.state} ${progress.sentence}`
      : progress.sentence;
  }
  step = reached;
  standing = progress.standing;
};

const end = () => {
  part("reload").textContent = section.dataset.progressDone;
  setTimeout(() => location.reload(), TIME_TO_HEAR_MS);
};

const show = (progress) => {
  bar.max = progress.max;
  bar.value = progress.value;
  bar.textContent = `${progress.percent} %`;
  part("sentence").textContent = progress.sentence;
  part("state").textContent = progress.state;
  announce(progress);
  if (progress.over) end();
};

const poll = async () => {
  let over = false;
  try {
    const response = await fetch(section.dataset.progressUrl, { credentials: "same-origin" });
    if (response.redirected) return; // signed out meanwhile
    const progress = await response.json();
    show(progress);
    over = progress.over;
  } catch {
    // The server may be away for a moment: ask again.
  }
  if (!over) setTimeout(poll, INTERVAL_MS);
};

setTimeout(poll, INTERVAL_MS);
