// The page as it stands, as HTML in which every element that nobody meets bears a mark.
// shared.js stands before it. Arguments: the mark, the most elements that are told, the callback.
const [mark, limit, done] = arguments;
const root = document.documentElement;
if (!document.body || root.getElementsByTagName("*").length > limit) {
  done(null);
  return;
}
// A copy that belongs to a document without a window loads nothing and runs nothing.
const copy = document.implementation.createHTMLDocument("").importNode(root, true);
const copies = copy.getElementsByTagName("*");
[...root.getElementsByTagName("*")].forEach((element, index) => {
  if (document.body.contains(element) && !isMet(element)) copies[index].setAttribute(mark, "");
});
const comments = [...document.childNodes].filter((node) => node.nodeType === Node.COMMENT_NODE);
done(wellFormed([...comments.map(({ data }) => `<!--${data}-->`), copy.outerHTML].join("")));
