// Keeps a view's scripts from sending anything that may last while keys and clicks are tried: only
// requests that ask go out. Returns what puts all back.
const holdRequests = (view) => {
  const ASKING = new Set(["GET", "HEAD", "OPTIONS"]);
  const undo = [];
  const isAsking = (method) => ASKING.has(String(method ?? "GET").toUpperCase());
  const replace = (target, name, make) => {
    const own = Object.getOwnPropertyDescriptor(target, name);
    const before = target[name];
    target[name] = make(before);
    undo.push(() => {
      if (own) Object.defineProperty(target, name, own);
      else delete target[name];
    });
  };
  const held = new WeakSet();
  const { prototype } = view.XMLHttpRequest;
  replace(view, "fetch", (fetch) => (address, options) =>
    isAsking(options?.method ?? address?.method)
      ? fetch.call(view, address, options)
      : view.Promise.reject(new view.TypeError("Failed to fetch")));
  replace(prototype, "open", (open) => function (method, ...rest) {
    if (isAsking(method)) held.delete(this);
    else held.add(this);
    return open.call(this, method, ...rest);
  });
  replace(prototype, "send", (send) => function (...given) {
    if (!held.has(this)) return send.apply(this, given);
    for (const type of ["error", "loadend"]) this.dispatchEvent(new view.ProgressEvent(type));
  });
  replace(view.navigator, "sendBeacon", () => () => false);
  replace(view.HTMLFormElement.prototype, "submit", () => () => {});
  const stay = (event) => event.preventDefault();
  view.addEventListener("submit", stay, true);
  undo.push(() => view.removeEventListener("submit", stay, true));
  return () => undo.reverse().forEach((step) => step());
};
