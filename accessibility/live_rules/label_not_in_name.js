// Words are compared as a person would say them: without case, punctuation and what stands in
// brackets. A single sign such as "X" may be a symbol, and a font of symbols shows no words at all.
({ all, isVisible, isExposed, nameOf, roleOf, styleOf, quoted }) => {
  const roles = new Set(
    "button checkbox link menuitem menuitemcheckbox menuitemradio option radio switch tab treeitem".split(" "),
  );
  const symbolFont = /icon|symbol|awesome|glyph|material|dashicons/i;

  const isReduced = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return (width <= 1 || height <= 1) && styleOf(element).overflow !== "visible";
  };

  const blockOf = (node, target) => {
    let element = node.parentElement;
    while (element && element !== target && styleOf(element).display.startsWith("inline")) {
      element = element.parentElement;
    }
    return element;
  };

  const isSeen = (node, target) => {
    for (let element = node.parentElement; element; element = element.parentElement) {
      if (isReduced(element)) return false;
      if (element === target) break;
    }
    return isVisible(node.parentElement) && !symbolFont.test(styleOf(node.parentElement).fontFamily);
  };

  const seenText = (target) => {
    const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
    let text = "";
    let block = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || !isSeen(node, target)) {
        text += /\s/.test(node.data) ? " " : "";
        continue;
      }
      const own = blockOf(node, target);
      text += block && own !== block ? ` ${node.data}` : node.data;
      block = own;
    }
    return text;
  };

  const wordsOf = (text) =>
    text
      .toLowerCase()
      .replaceAll("ß", "ss")
      .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
      .replace(/\u00ad/g, "")
      .match(/[\p{L}\p{N}\p{M}]+\.?/gu) || [];

  // "Ave." is said as the word that it shortens.
  const isSame = (seen, named) => {
    const [one, other] = [seen, named].map((word) => word.replace(/\.$/, ""));
    return one === other || (seen.endsWith(".") && /\p{L}/u.test(one) && other.startsWith(one));
  };

  const contains = (named, seen) =>
    named.some((_, start) => seen.every((word, i) => named[start + i] && isSame(word, named[start + i])));

  const isSymbol = (words) => words.length === 1 && /^\p{L}\.?$/u.test(words[0]);

  return all("[aria-label], [aria-labelledby]")
    .filter((element) => roles.has(roleOf(element)) && isVisible(element) && isExposed(element))
    .filter((element) => {
      const seen = wordsOf(seenText(element));
      const name = nameOf(element);
      return seen.length > 0 && name && !isSymbol(seen) && !contains(wordsOf(name), seen);
    })
    .map((element) => ({ element, detail: quoted(seenText(element).replace(/\s+/g, " ").trim()) }));
};
