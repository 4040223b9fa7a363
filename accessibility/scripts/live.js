// Runs the rules that need the browser and returns for each its hits, whether there was anything
// to look at, or the error that ended it. The rules stand before, as `scripts` by ID.
// Arguments: the version of axe-core, the selector of what a rule applies to by ID, how many
// elements to return for a rule, how long rules may take in milliseconds, the callback.
const [version, selectors, limit, limitMs, done] = arguments;
if (!axe || axe.version !== version || !axe.setup) {
  done({ missing: true });
  return;
}

const late = new Promise((resolve) => setTimeout(() => resolve("late"), limitMs));

const hitsOf = async (id) => {
  const hits = await Promise.race([scripts[id](tools), late]);
  if (hits === "late") throw new Error("took too long");
  return [...hits].slice(0, limit).map((hit) => (hit instanceof Node ? { element: hit } : hit));
};

const resultOf = async (id) => {
  try {
    const hits = (await hitsOf(id)).map(({ element, doubt, detail }) => ({
      ...placeOf(element),
      isDoubt: Boolean(doubt),
      detail: detail || null,
    }));
    return { id, hits, applies: hits.length > 0 || all(selectors[id]).length > 0 };
  } catch (error) {
    return { id, error: String((error && error.message) || error) };
  }
};

try {
  axe.setup(document);
} catch {
  axe.teardown(); // something was left in the middle of its work
  axe.setup(document);
}
// All begin at once, so that those that have to wait for something wait together.
Promise.all(Object.keys(selectors).map(resultOf)).then((results) => {
  axe.teardown();
  done(wellFormed(results));
});
