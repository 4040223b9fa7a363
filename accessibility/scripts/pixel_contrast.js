// Texts that stand over a picture or a gradient: what they look like and where their lines are, and
// whether these are all. Their elements stay in the page's memory until their texts have been hidden
// and shown again.
({ all, isVisible, styleOf, placeOf }, limit, maxSize) => {
  const isOpaque = (colour) => !/^rgba\(|transparent|\/ 0/.test(colour);

  // Whether the first thing behind an element that hides all else is a picture or a gradient.
  const isOverPicture = (element) => {
    for (let box = element; box instanceof Element; box = box.parentElement) {
      const { backgroundImage, backgroundColor } = styleOf(box);
      if (backgroundImage !== "none") return true;
      if (isOpaque(backgroundColor)) return false;
    }
    return false;
  };

  // Whether the middle of a line is within the frames of all parts around it that cut off or scroll.
  const isWithinFrames = (element, { left, top, right, bottom }) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = styleOf(box);
      if (overflowX === "visible" && overflowY === "visible") continue;
      const frame = box.getBoundingClientRect();
      if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return false;
    }
    return true;
  };

  const LANGUAGE = /[\p{L}\p{N}]/u;
  let isWhole = true;
  const linesOf = (element) => {
    const range = document.createRange();
    const found = [];
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !LANGUAGE.test(node.data)) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (!isWithinFrames(element, rect)) continue;
        const { left, top, right, bottom } = rect;
        const line = {
          left: Math.max(0, left + scrollX),
          top: Math.max(0, top + scrollY),
          right: right + scrollX,
          bottom: bottom + scrollY,
        };
        if (line.right <= line.left) continue;
        if (line.right <= maxSize && line.bottom <= maxSize) found.push(line);
        else isWhole = false;
      }
    }
    return found;
  };

  // What may lie over a text and be taken for what is behind it.
  const layers = all("body *").filter(
    (element) => /^(fixed|sticky|absolute)$/.test(styleOf(element).position) && isVisible(element),
  );
  // The pixels tell whether one of these is really behind the text that it meets.
  const pictures = all("img, video, canvas, svg").filter(isVisible);
  const meet = (line, { left, top, right, bottom }) =>
    line.left < right + scrollX && line.right > left + scrollX &&
    line.top < bottom + scrollY && line.bottom > top + scrollY;
  const isUponPicture = (element, lines) =>
    pictures.some((picture) => !picture.contains(element) && !element.contains(picture) &&
      lines.some((line) => meet(line, picture.getBoundingClientRect())));
  const isCovered = (element, lines) =>
    layers.some((layer) => !layer.contains(element) && !element.contains(layer) &&
      (styleOf(layer).position === "fixed" ||
        lines.some((line) => meet(line, layer.getBoundingClientRect()))));

  // Whether styles change what the eye sees of a text or of what is behind it.
  const isAltered = (element) => {
    const { textShadow, webkitTextStrokeWidth, webkitTextFillColor, color } = styleOf(element);
    if (textShadow !== "none" || parseFloat(webkitTextStrokeWidth) > 0) return true;
    if (webkitTextFillColor !== color) return true;
    for (let box = element; box instanceof Element; box = box.parentElement) {
      const style = styleOf(box);
      const isPlain = style.mixBlendMode === "normal" && style.filter === "none" &&
        style.opacity === "1" && !style.backgroundAttachment.includes("fixed");
      if (!isPlain) return true;
    }
    return false;
  };

  // The ACT rules on contrast leave out the names of what is disabled.
  const DISABLED = ":disabled, [aria-disabled='true' i], [inert]";
  const partsAround = function* (element) {
    for (let part = element; part; part = around(part)) if (part instanceof Element) yield part;
  };
  const isDisabled = (element) => [...partsAround(element)].some((part) => part.matches(DISABLED));
  const namersOf = (widget) => (widget.getAttribute("aria-labelledby") || "").split(/\s+/)
    .map((id) => widget.getRootNode().getElementById(id));
  const namesOfDisabled = new Set(
    all("[aria-labelledby], button, input, meter, output, progress, select, textarea")
      .filter(isDisabled)
      .flatMap((widget) => [...(widget.labels || []), ...namersOf(widget)]),
  );
  const needsContrast = (element) =>
    !isDisabled(element) && ![...partsAround(element)].some((part) => namesOfDisabled.has(part));

  const texts = [];
  for (const element of all("body *")) {
    if (![...element.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && LANGUAGE.test(n.data))) continue;
    if (!isVisible(element) || !needsContrast(element)) continue;
    const isOver = isOverPicture(element);
    if (!isOver && !pictures.length) continue;
    const lines = linesOf(element);
    if (!lines.length || !(isOver || isUponPicture(element, lines))) continue;
    if (texts.length === limit) {
      isWhole = false;
      break;
    }
    texts.push({ element, lines });
  }
  window.__auditTexts = texts;
  const told = texts.map(({ element, lines }) => {
    const style = styleOf(element);
    return {
      lines,
      color: style.color,
      size: parseFloat(style.fontSize),
      weight: Number(style.fontWeight),
      isPlain: !isAltered(element) && !isCovered(element, lines),
      place: placeOf(element),
    };
  });
  return { texts: told, isWhole };
}
