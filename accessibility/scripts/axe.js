// Runs axe-core over the page and returns what an audit keeps: an outcome for each rule, and for
// each element at fault its place, its snippet, the checks that did not pass and its origin.
// Arguments: the version of axe-core, the tags of the rules to run, the tags of rules to leave
// out, the callback.
const [version, tags, withoutTags, done] = arguments;
const axe = window.axe;
if (!axe || axe.version !== version) {
  done({ missing: true }); // a script of the page has put something else, or another, in its place
  return;
}

// The nearest comment before an element that opens a part and is not closed again.
const originOf = (element) => {
  let closed = 0;
  for (let node = element; node; node = node.parentNode || node.host) {
    for (let before = node.previousSibling; before; before = before.previousSibling) {
      if (before.nodeType !== Node.COMMENT_NODE || !before.data.startsWith("origin:")) continue;
      if (before.data === "origin:end") closed += 1;
      else if (closed > 0) closed -= 1;
      else return before.data;
    }
    closed = 0;
  }
  return "";
};

const elementAt = (target) => {
  let root = document;
  let element = null;
  for (const selector of target.flat()) {
    element = root.querySelector(selector);
    if (!element) return null;
    root = element.shadowRoot || element.contentDocument || root;
  }
  return element;
};

const originOfTarget = (target) => {
  try {
    const element = elementAt(target);
    return element ? originOf(element) : "";
  } catch {
    return ""; // a frame of another origin, or a selector that names nothing any more
  }
};

const checksOf = (node) =>
  [...node.any, ...node.all, ...node.none].map(({ id, data }) => ({ id, data }));

const resultsOf = (results) =>
  results.map((result) => ({
    id: result.id,
    impact: result.impact,
    tags: result.tags,
    actIds: actIds.get(result.id) || [],
    nodes: result.nodes.map((node) => ({
      target: node.target.flat(),
      html: node.html,
      impact: node.impact,
      checks: checksOf(node),
      origin: originOfTarget(node.target),
    })),
  }));

const ids = (results) => results.map((result) => result.id);

const metadata = axe
  .getRules(tags)
  .filter((rule) => !withoutTags.every((tag) => rule.tags.includes(tag)));
const rules = metadata.map((rule) => rule.ruleId);
const actIds = new Map(metadata.map((rule) => [rule.ruleId, rule.actIds]));

axe
  .run(document, {
    runOnly: { type: "rule", values: rules },
    resultTypes: ["violations", "incomplete"],
  })
  .then((results) =>
    done({
      failed: resultsOf(results.violations),
      cantTell: resultsOf(results.incomplete),
      passed: ids(results.passes),
      inapplicable: ids(results.inapplicable),
      rules,
    }),
  )
  .catch((error) => done({ error: String((error && error.message) || error) }));
