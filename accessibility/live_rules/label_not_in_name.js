// Words are compared as a person would say them: without case, punctuation and what stands in
// brackets. A single sign such as "X" may be a symbol, and a font of symbols shows no words at all.
({ all, isVisible, isExposed, nameOf, roleOf, styleOf, quoted }) => {
  const roles = new Set(
    "button checkbox link menuitem menuitemcheckbox menuitemradio option radio switch tab treeitem".split(" "),
  );
  const symbolFont = /icon|symbol|awesome|glyph|material|dashicons/i;
  const PERHAPS = "\u0001"; // where a box in the line may part two words or two letters of one
  const LEAST_DIGITS = 6; // of a telephone number

  // Its words are no text content, so that the ACT rule says nothing of it and a person has to.
  const isInputButton = (element) =>
    element.localName === "input" && ["submit", "reset", "button"].includes(element.type);

  const isReduced = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return (width <= 1 || height <= 1) && styleOf(element).overflow !== "visible";
  };

  const blockOf = (node, target) => {
    let element = node.parentElement;
    while (element && element !== target && styleOf(element).display === "inline") {
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

  // The text that is seen, and the blocks in which it stands.
  const seenText = (target) => {
    if (isInputButton(target)) {
      return { text: symbolFont.test(styleOf(target).fontFamily) ? "" : target.value, blocks: new Set() };
    }
    const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const isBoxInLine = (element) => element !== target && styleOf(element).display.startsWith("inline");
    const blocks = new Set();
    let text = "";
    let block = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Element) {
        if (node.matches("br, img, svg")) text += " ";
        continue;
      }
      if (!node.data.trim() || !isSeen(node, target)) {
        text += /\s/.test(node.data) ? " " : "";
        continue;
      }
      const own = blockOf(node, target);
      if (block && own !== block) text += [own, block].some(isBoxInLine) ? PERHAPS : " ";
      text += node.data;
      block = own;
      if (!isBoxInLine(own)) blocks.add(own);
    }
    return { text, blocks };
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

  // Long numbers in one piece, unless they are spelled digit by digit.
  const withoutGroups = (text) =>
    text.replace(/\+?\d(?:[\s().\/\u2010-\u2013-]*\d)*/g, (number) => {
      const groups = number.match(/\d+/g);
      const isSpelled = groups.filter((group) => group.length === 1).length * 2 >= groups.length;
      return isSpelled || groups.join("").length < LEAST_DIGITS ? number : ` ${groups.join("")} `;
    });
  const withoutHyphens = (text) => text.replace(/(?<=\p{L})[\u2010-\u2013-](?=\p{L})/gu, "");

  // What is said alike though it is written otherwise, and a card that is a link as a whole.
  const isDoubtful = (element, name, seen) => {
    const [named, shown] = [name, seen.text.replaceAll(PERHAPS, " ")]
      .map((text) => wordsOf(withoutGroups(withoutHyphens(text))));
    if (isInputButton(element) || contains(named, shown)) return true;
    return roleOf(element) === "link" && seen.blocks.size > 1;
  };

  return all("[aria-label], [aria-labelledby]")
    .filter((element) => roles.has(roleOf(element)) && isVisible(element) && isExposed(element))
    .flatMap((element) => {
      const seen = seenText(element);
      const name = nameOf(element);
      const readings = [" ", ""].map((between) => wordsOf(seen.text.replaceAll(PERHAPS, between)));
      if (!readings[0].length || !name || readings.some(isSymbol)) return [];
      if (readings.some((words) => contains(wordsOf(name), words))) return [];
      const detail = quoted(seen.text.replaceAll(PERHAPS, " ").replace(/\s+/g, " ").trim());
      return [{ element, detail, doubt: isDoubtful(element, name, seen) }];
    });
};
