// Tells what people meet of each audio and video: how it plays, whether it sounds, its tracks, and
// the texts, links and buttons around it. The tools of live_tools.js stand before it.
// Files are fetched only from the page's own server, and nothing in the page is changed.
// Arguments: the greatest duration in seconds and size in bytes of which the sound is looked at,
// how long that may take in milliseconds, the callback.
const [maxSeconds, maxBytes, limitMs, done] = arguments;
const SECTIONS = "article, section, main, [role=main], body";
const APART = "nav, header, footer, aside, script, style, noscript, template, button, select, audio, video";
const BLOCKS = "p, li, dd, dt, td, th, blockquote, figcaption, h1, h2, h3, h4, h5, h6, summary, pre, div";
const CONTROLS = `button, input:is([type=button], [type=image], [type=checkbox], [type=range]),
  [role=button], [role=slider], [role=switch], [role=checkbox], summary, [onclick], a[href^="#"],
  a[href^="javascript:"]`;
const QUIET = 0.002;
const FRAME_BYTES = 1000;

const within = (promise, fallback, ms = limitMs) =>
  Promise.race([promise, new Promise((resolve) => setTimeout(() => resolve(fallback), ms))]);
const isOwn = (address) => {
  try {
    const { protocol, origin } = new URL(address, document.baseURI);
    return protocol === "data:" || protocol === "blob:" || origin === location.origin;
  } catch {
    return false;
  }
};
const isAllOwn = (media) =>
  [media, ...media.querySelectorAll("source")].every((each) => !each.src || isOwn(each.src));

// Whether a reader can come upon it; what a closed <details> holds can be opened.
const isReadable = (element) => {
  for (let node = element; node instanceof Element; node = node.parentElement) {
    const style = getComputedStyle(node);
    if (style.display === "none" || node.getAttribute("aria-hidden") === "true") return false;
  }
  return getComputedStyle(element).visibility !== "hidden";
};
const textsIn = (root) => {
  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let last = null;
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || parent.closest(APART) || !isReadable(parent)) continue;
    const block = parent.closest(BLOCKS);
    if (texts.length && block === last) texts.push(`${texts.pop()} ${walker.currentNode.data}`);
    else texts.push(walker.currentNode.data);
    last = block;
  }
  return texts.map((text) => text.replace(/\s+/g, " ").trim());
};

// What stands around it: the nearest section that has a text.
const surroundingsOf = (media) => {
  let section = media.parentElement && media.parentElement.closest(SECTIONS);
  while (section && section !== document.body && !textsIn(section).length) {
    section = section.parentElement.closest(SECTIONS);
  }
  return section || document.body;
};
const describedBy = (media) =>
  (media.getAttribute("aria-describedby") || "")
    .split(/\s+/)
    .map((id) => id && document.getElementById(id))
    .filter(Boolean)
    .map((element) => element.textContent.replace(/\s+/g, " ").trim());
const isJump = (element) => {
  const to = element.getAttribute("href") || "";
  return to.length > 1 && to.startsWith("#") && document.getElementById(decodeURI(to.slice(1)));
};
const controlsBeside = () =>
  all(CONTROLS)
    .filter((element) => !element.disabled && !isJump(element))
    .filter((element) => isVisible(element) && isExposed(element))
    .map(nameOf)
    .filter(Boolean);

const linksBeside = () =>
  all("a[href]")
    .filter(isReadable)
    .map((link) => nameOf(link) || link.textContent.trim());

const factsOf = (media) => {
  const section = surroundingsOf(media);
  return {
    ...placeOf(media),
    kind: media.localName,
    language: (media.closest("[lang]") || document.documentElement).lang || "",
    isVisible: isVisible(media),
    isExposed: isReadable(media),
    hasControls: media.controls && isVisible(media) && isExposed(media),
    startsByItself: media.autoplay,
    isMuted: media.muted || media.volume === 0,
    isLooping: media.loop,
    texts: [...textsIn(section), ...describedBy(media)],
    hasAudioBeside:
      media.localName === "video" &&
      [...section.querySelectorAll("audio")].some(
        (audio) => isReadable(audio) || audio.parentElement === media.parentElement,
      ),
  };
};

const hasScripts = () =>
  [...document.scripts].some(({ type }) => !type || /javascript|module/.test(type)) ||
  document.evaluate("boolean(//@*[starts-with(name(), 'on')])", document, null, XPathResult.BOOLEAN_TYPE).booleanValue;

// The media itself or, where the page does not load it before it is played, a copy beside the page.
const loaded = async (media) => {
  if (media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA || media.error) return media;
  if (media.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) return media;
  const isWaiting = media.networkState === HTMLMediaElement.NETWORK_LOADING;
  if (!isWaiting && !isAllOwn(media)) return media;
  const copy = isWaiting ? media : media.cloneNode(true);
  if (!isWaiting) Object.assign(copy, { muted: true, autoplay: false, preload: "auto" });
  const ready = new Promise((resolve) => {
    for (const event of ["loadeddata", "error"]) copy.addEventListener(event, resolve, { once: true });
    const sources = [...copy.querySelectorAll("source")];
    if (sources.length) sources.at(-1).addEventListener("error", resolve, { once: true });
  });
  if (!isWaiting) copy.load();
  await within(ready, null);
  return copy;
};

// A file's content, unless it is larger than allowed, whether or not the server tells its size.
const contentOf = async (address, signal) => {
  const answer = await fetch(address, { credentials: "same-origin", mode: "same-origin", signal });
  if (!answer.ok || !answer.body || Number(answer.headers.get("content-length")) > maxBytes) return null;
  const reader = answer.body.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { value, done: isEnd } = await reader.read();
    if (isEnd) return new Blob(parts).arrayBuffer();
    size += value.length;
    if (size > maxBytes) return null;
    parts.push(value);
  }
};
const peakOf = async (address) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), limitMs);
  const data = await contentOf(address, stop.signal).finally(() => {
    clearTimeout(timer);
    stop.abort();
  });
  if (!data) return null;
  const audio = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(data);
  let peak = 0;
  for (let channel = 0; channel < audio.numberOfChannels; channel += 1) {
    for (const sample of audio.getChannelData(channel)) if (Math.abs(sample) > peak) peak = Math.abs(sample);
  }
  return peak;
};
const soundOf = async (copy) => {
  if (copy.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return "unknown";
  const bytes = copy.webkitAudioDecodedByteCount;
  if (copy.localName === "video" && bytes === 0) return "none";
  if (copy.duration <= maxSeconds && isOwn(copy.currentSrc)) {
    const peak = await within(peakOf(copy.currentSrc).catch(() => null), null);
    if (peak !== null) return peak > QUIET ? "heard" : "none";
  }
  // Only real sound fills the first frames of what is compressed.
  return copy.localName === "audio" || bytes > FRAME_BYTES ? "likely" : "unknown";
};

// The part that is played: all of it, or what the address asks for with #t=from,to.
const partOf = (copy) => {
  const [, from, to] = /[#&]t=(?:npt:)?([\d.]*),?([\d.]*)/.exec(copy.currentSrc) || [];
  const end = Math.min(Number(to) || Infinity, copy.duration);
  return Math.max(0, end - (Number(from) || 0));
};

const trackOf = async (element) => {
  const { kind, srclang } = element;
  const told = { kind, language: srclang, cues: 0, seconds: 0, isKnown: false };
  if (!element.src || !isOwn(element.src)) return { ...told, isKnown: !element.src };
  const copy = document.createElement("track");
  Object.assign(copy, { kind, src: element.src });
  document.createElement("video").append(copy);
  const ready = new Promise((resolve) => {
    copy.addEventListener("load", () => resolve("load"), { once: true });
    copy.addEventListener("error", () => resolve("error"), { once: true });
  });
  copy.track.mode = "hidden";
  const event = await within(ready, "late", 2000);
  const cues = event === "load" ? [...copy.track.cues] : [];
  const spoken = cues.filter((cue) => cue.text.trim() && Number.isFinite(cue.endTime));
  return {
    ...told,
    cues: spoken.length,
    seconds: spoken.reduce((sum, cue) => sum + cue.endTime - cue.startTime, 0),
    isKnown: event !== "late",
  };
};

const examine = async ([media, facts]) => {
  const copy = await loaded(media);
  const isLoaded = copy.readyState >= HTMLMediaElement.HAVE_METADATA;
  const [sound, tracks] = await Promise.all([
    soundOf(copy),
    Promise.all([...media.querySelectorAll("track")].map(trackOf)),
  ]);
  // Infinite is what never ends, such as a transmission.
  const isLive = copy.duration === Infinity;
  const seconds = isLoaded && !isLive ? partOf(copy) : 0;
  if (copy !== media) {
    copy.removeAttribute("src");
    copy.replaceChildren();
    copy.load();
  }
  const isPaused = media.paused && !media.ended && !media.played.length;
  return { ...facts, sound, tracks, isLoaded, isLive, isPaused, seconds };
};

const found = [...document.querySelectorAll("audio, video")].slice(0, 20);
if (!found.length) {
  done({ media: [], links: [], controls: [], hasScripts: false });
  return;
}
if (!axe || !axe.setup) {
  done(null);
  return;
}
axe.setup(document);
let told;
try {
  told = {
    media: found.map((media) => [media, factsOf(media)]),
    links: linksBeside(),
    controls: controlsBeside(),
    hasScripts: hasScripts(),
  };
} finally {
  axe.teardown();
}
Promise.all(told.media.map(examine)).then((media) => done(wellFormed({ ...told, media })));
