// Runs axe-core over the page and returns what an audit keeps: an outcome for each rule, and for
// each element at fault its place, its snippet, the checks that did not pass and its origin.
// Arguments: the version of axe-core, the tags of the rules to run, the tags of rules to leave
// out, how many elements to return for a rule, the callback.
const [version, tags, withoutTags, limit, done] = arguments;
const axe = window.axe;
if (!axe || axe.version !== version) {
  done({ missing: true }); // a script of the page has put something else, or another, in its place
  return;
}

// The element that a path names or, where a frame of another origin ends it, that frame.
const elementAt = (target) => {
  let root = document;
  let element = null;
  for (const selector of target.flat()) {
    const next = root && root.querySelector(selector);
    if (!next) return element;
    element = next;
    root = element.shadowRoot || element.contentDocument;
  }
  return element;
};

const elementOf = (target) => {
  try {
    return elementAt(target);
  } catch {
    return null; // in a frame of another origin
  }
};

const checksOf = (node) =>
  [...node.any, ...node.all, ...node.none].map(({ id, data }) => ({ id, data }));

const nodesOf = ({ id, nodes }) =>
  nodes
    .slice(0, limit)
    .map((node) => ({ node, element: elementOf(node.target) }))
    .filter(({ element }) => isRight(id, element))
    .map(({ node, element }) => ({
      target: node.target.flat(),
      html: String(node.html),
      impact: node.impact,
      checks: checksOf(node),
      origin: element ? originOf(element) : "",
      actIds: actRulesOf(id, actIds.get(id), element),
    }));

const resultsOf = (results) =>
  results
    .map((result) => ({ id: result.id, impact: result.impact, tags: result.tags, nodes: nodesOf(result) }))
    .filter(({ nodes }) => nodes.length);

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
    done(
      wellFormed({
        failed: resultsOf(results.violations),
        cantTell: resultsOf(results.incomplete),
        passed: ids([...results.passes, ...results.violations, ...results.incomplete]),
        inapplicable: ids(results.inapplicable),
        rules,
      }),
    ),
  )
  .catch((error) => done(wellFormed({ error: String((error && error.message) || error) })));
