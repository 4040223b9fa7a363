// Explains a word of the glossary on the spot: its link becomes a button that opens a note beneath it.
// Where the browser knows no popovers it stays the link to the glossary that it is.
(() => {
  if (!("popover" in HTMLElement.prototype)) return;
  const EDGE = 16; // pixels left free beside the note
  const note = document.getElementById("erklaerung").content.firstElementChild.cloneNode(true);
  const [title, text, more, closer] = ["term", "text", "more", "close"]
    .map((part) => note.querySelector(`.explanation__${part}`));
  let term = null; // whose note it is
  let wasOpen = false; // when the pointer went down: the browser closes the note before the click
  const isShown = () => note.matches(":popover-open");
  const isOpen = (link) => link === term && isShown();

  const place = () => {
    const line = [...term.getClientRects()].at(-1); // the word may be broken
    const most = document.documentElement.clientWidth - note.offsetWidth - EDGE;
    note.style.left = `${scrollX + Math.max(EDGE, Math.min(line.left, most))}px`;
    note.style.top = `${scrollY + line.bottom + 4}px`;
  };

  const open = (link) => {
    if (isShown()) note.hidePopover();
    term = link;
    title.textContent = link.dataset.term;
    text.textContent = link.dataset.explanation;
    more.href = link.href;
    link.after(note); // read right after the word, and next by the Tab key
    note.showPopover();
    place();
    note.scrollIntoView({ block: "nearest" });
  };

  for (const link of document.querySelectorAll("a.term[data-explanation]")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("pointerdown", () => { wasOpen = isOpen(link); });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab
      event.preventDefault();
      if (isOpen(link)) note.hidePopover();
      else if (!(wasOpen && event.detail)) open(link);
      wasOpen = false;
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
  }

  note.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "closed" && note.contains(document.activeElement)) term.focus();
    term.setAttribute("aria-expanded", String(newState === "open"));
  });
  note.addEventListener("toggle", ({ newState }) => {
    if (newState === "closed") note.remove();
  });
  closer.addEventListener("click", () => note.hidePopover());
  document.addEventListener("focusin", ({ target }) => {
    const isApart = target !== term && !note.contains(target) && !target.contains(note);
    if (isShown() && isApart) note.hidePopover();
  });
  window.addEventListener("resize", () => { if (isShown()) place(); });
})();
