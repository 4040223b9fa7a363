// What stands in for parts of a page while keys and clicks are tried. Each function adds to `undo`
// the steps that put all back.
const replace = (undo, target, name, make) => {
  const own = Object.getOwnPropertyDescriptor(target, name);
  const before = target[name];
  target[name] = make(before);
  undo.push(() => {
    if (own) Object.defineProperty(target, name, own);
    else delete target[name];
  });
};

const listen = (undo, target, type, listener) => {
  target.addEventListener(type, listener, true);
  undo.push(() => target.removeEventListener(type, listener, true));
};

const takeBack = (undo) => undo.splice(0).reverse().forEach((step) => step());

// Keeps a view's scripts from sending anything that may last: only requests that ask go out.
const holdRequests = (undo, view) => {
  const ASKING = new Set(["GET", "HEAD", "OPTIONS"]);
  const isAsking = (method) => ASKING.has(String(method ?? "GET").toUpperCase());
  const held = new WeakSet();
  const { prototype } = view.XMLHttpRequest;
  replace(undo, view, "fetch", (fetch) => (address, options) =>
    isAsking(options?.method ?? address?.method)
      ? fetch.call(view, address, options)
      : view.Promise.reject(new view.TypeError("Failed to fetch")));
  replace(undo, prototype, "open", (open) => function (method, ...rest) {
    if (isAsking(method)) held.delete(this);
    else held.add(this);
    return open.call(this, method, ...rest);
  });
  replace(undo, prototype, "send", (send) => function (...given) {
    if (!held.has(this)) return send.apply(this, given);
    for (const type of ["error", "loadend"]) this.dispatchEvent(new view.ProgressEvent(type));
  });
  replace(undo, view.navigator, "sendBeacon", () => () => false);
  replace(undo, view.HTMLFormElement.prototype, "submit", () => () => {});
  listen(undo, view, "submit", (event) => event.preventDefault());
};

// Keeps a view where it is and other windows closed; `tell` is called where it was about to leave.
const holdLeaving = (undo, view, tell = () => {}) => {
  replace(undo, view, "open", () => () => {
    tell();
    return null;
  });
  if (!view.navigation) return;
  listen(undo, view.navigation, "navigate", (event) => {
    if (event.hashChange || !event.cancelable) return;
    if (!event.destination.sameDocument) tell();
    event.preventDefault();
  });
};
