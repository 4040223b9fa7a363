// The pictures that people can see, each with its pixels, and all words that the page has as text.
// The tools of live_tools.js stand before it. Pixels of pictures from other hosts cannot be read;
// such pictures are not fetched and left out. Nothing in the page is changed.
// Arguments: how many pictures at most, how many pixels of each, how long all of them may take in
// milliseconds, the callback.
const [maxPictures, maxPixels, limitMs, done] = arguments;
const PICTURES = "img, input[type=image], svg image, canvas, object[data], [role=img]";
const BUTTONS = "button, [role=button]";
const NO_TEXT = "script, style, noscript, template";
const MIN_WIDTH = 40;
const MIN_HEIGHT = 14;
const MAX_NATURAL_PIXELS = 40_000_000;
const PNG_PIXELS = 100_000;
const MAX_TEXT = 200_000;

const late = new Promise((resolve) => setTimeout(() => resolve("late"), limitMs));
const isOwn = (address) => {
  try {
    const { protocol, origin } = new URL(address, document.baseURI);
    return protocol === "data:" || protocol === "blob:" || origin === location.origin;
  } catch {
    return false;
  }
};

// The address of a picture; nothing for one that is drawn by a script, or for none.
const addressOf = (element) => {
  if (element.matches("img")) return element.currentSrc || element.src;
  if (element.matches("input")) return element.src;
  if (element.matches("object")) return element.data;
  if (element.localName === "image") return element.href.baseVal;
  const [, quoted, plain] =
    /^url\((?:"([^"]+)"|([^)]+))\)$/.exec(tools.styleOf(element).backgroundImage) || [];
  return quoted || plain || "";
};

const isForUs = (element) => {
  const address = element.matches("canvas") ? location.href : addressOf(element);
  return Boolean(address) && isOwn(address);
};

// The colour that shines through where a picture is transparent.
const behind = (element) => {
  for (let box = element; box instanceof Element; box = box.parentElement) {
    const { backgroundColor } = tools.styleOf(box);
    if (!/^rgba\(|transparent|\/ 0/.test(backgroundColor)) return backgroundColor;
  }
  return "#fff";
};

const nameIn = (element) => {
  const drawing = element.localName === "image" && element.closest("svg");
  return tools.nameOf(element) || (drawing ? tools.nameOf(drawing) : "");
};
const descriptionOf = (element) =>
  (element.getAttribute("aria-describedby") || "")
    .split(/\s+/)
    .map((id) => (id && element.getRootNode().getElementById(id)?.textContent) || "")
    .join(" ");

// Whether a press on the picture does something, and nothing else is there to be pressed.
const isButton = (element) => {
  if (element.matches("input")) return true;
  const button = element.closest(BUTTONS);
  return Boolean(button) && !tools.textOf(button) && button.querySelectorAll(PICTURES).length === 1;
};

const isDecorative = (element) =>
  !tools.isExposed(element) || ["none", "presentation"].includes(tools.roleOf(element));

const isLargeEnough = (element) => {
  const { width, height } = element.getBoundingClientRect();
  return width >= MIN_WIDTH && height >= MIN_HEIGHT;
};

const factsOf = (element) => {
  const isDrawn = element.matches("canvas");
  const address = isDrawn ? "" : addressOf(element);
  return {
    source: isDrawn ? element : address,
    behind: behind(element.parentElement || element),
    facts: {
      place: placeOf(element),
      address: address.startsWith("data:") ? "" : address.slice(0, 2000),
      name: nameIn(element).slice(0, 5000),
      description: descriptionOf(element).slice(0, 20_000),
      isDecorative: isDecorative(element),
      isButton: isButton(element),
    },
  };
};

// All text nodes, also of what is closed or hidden for now: a text that can be opened is there.
const wordsOf = (root) => {
  const texts = [];
  let length = 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && length < MAX_TEXT) {
    const { data, parentElement } = walker.currentNode;
    if (!data.trim() || (parentElement && parentElement.closest(NO_TEXT))) continue;
    texts.push(data);
    length += data.length;
  }
  return texts.join(" ").slice(0, MAX_TEXT);
};

const loaded = async (source) => {
  if (source instanceof HTMLCanvasElement) return [source, source.width, source.height];
  const picture = new Image();
  picture.src = source;
  await picture.decode();
  return [picture, picture.naturalWidth, picture.naturalHeight];
};

// A picture as a data URL: without loss where it is small and its letters may be as well.
const pixelsOf = async ({ source, behind: colour }) => {
  const [picture, naturalWidth, naturalHeight] = await loaded(source);
  const natural = naturalWidth * naturalHeight;
  if (naturalWidth < MIN_WIDTH || naturalHeight < MIN_HEIGHT) return null;
  if (natural > MAX_NATURAL_PIXELS) return null;
  const scale = Math.min(1, Math.sqrt(maxPixels / natural));
  const width = Math.max(1, Math.floor(naturalWidth * scale));
  const height = Math.max(1, Math.floor(naturalHeight * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  const type = width * height <= PNG_PIXELS ? "image/png" : "image/jpeg";
  const reader = new FileReader();
  reader.readAsDataURL(await canvas.convertToBlob({ type, quality: 0.9 }));
  await new Promise((resolve) => reader.addEventListener("loadend", resolve));
  return reader.result;
};

if (!axe || !axe.setup) {
  done(null);
  return;
}
try { axe.setup(document); } catch { axe.teardown(); axe.setup(document); }
let found;
try {
  found = tools
    .all(PICTURES)
    .filter((element) => isForUs(element) && isLargeEnough(element) && tools.isVisible(element))
    .slice(0, maxPictures)
    .map(factsOf);
} finally {
  axe.teardown();
}
const hosts = tools.all("*").filter(({ shadowRoot }) => shadowRoot);
const roots = [document.documentElement, ...hosts.map(({ shadowRoot }) => shadowRoot)];

// Each picture once, however often it is shown, and one after the other, as they may be large. One
// that is broken or not for us is none.
const readAll = async () => {
  const pixels = new Map();
  let isLate = false;
  for (const each of found) {
    if (pixels.has(each.source) || isLate) continue;
    const data = await Promise.race([pixelsOf(each).catch(() => null), late]);
    if (data === "late") isLate = true;
    else pixels.set(each.source, data);
  }
  const read = [...pixels.keys()].filter((source) => pixels.get(source));
  return {
    isLate,
    pixels: read.map((source) => pixels.get(source)),
    pictures: found
      .filter(({ source }) => read.includes(source))
      .map(({ source, facts }) => ({ ...facts, number: read.indexOf(source) })),
    text: read.length ? roots.map(wordsOf).join(" ") : "",
  };
};
readAll().then((told) => done(wellFormed(told)));
