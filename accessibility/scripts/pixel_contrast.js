// Texts that stand over a picture or a gradient: what they look like and where their lines are.
// Their elements stay in the page's memory until their texts have been hidden and shown again.
({ all, isVisible, styleOf, placeOf }, limit, maxHeight) => {
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

  const linesOf = (element) => {
    const range = document.createRange();
    const found = [];
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      range.selectNodeContents(node);
      for (const { left, top, right, bottom } of range.getClientRects()) {
        const line = {
          left: Math.max(0, left + scrollX),
          top: Math.max(0, top + scrollY),
          right: right + scrollX,
          bottom: bottom + scrollY,
        };
        if (line.right > line.left && line.bottom <= maxHeight) found.push(line);
      }
    }
    return found;
  };

  const texts = [];
  for (const element of all("body *")) {
    if (texts.length >= limit) break;
    if (![...element.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim())) continue;
    if (!isOverPicture(element) || !isVisible(element) || element.matches(":disabled")) continue;
    const lines = linesOf(element);
    if (lines.length) texts.push({ element, lines });
  }
  window.__auditTexts = texts;
  return texts.map(({ element, lines }) => {
    const style = styleOf(element);
    return {
      lines,
      color: style.color,
      size: parseFloat(style.fontSize),
      weight: Number(style.fontWeight),
      isOutlined: style.textShadow !== "none" || parseFloat(style.webkitTextStrokeWidth) > 0,
      place: placeOf(element),
    };
  });
}
