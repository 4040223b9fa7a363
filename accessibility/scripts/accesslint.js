// Runs @accesslint/core over the page and returns what it finds, and an outcome for each rule.
// Arguments: the version of the engine, the rules to run, how many elements to return for a rule,
// the callback.
const [version, wanted, limit, done] = arguments;
const engine = window.AccessLint;
if (!engine || engine.version !== version) {
  done({ missing: true });
  return;
}

// The element's path as axe-core writes it, so that what both find of it can be told to be the same.
const pathsOf = (violations) => {
  const axe = window.axe;
  if (!violations.length || !axe || !axe.setup) return violations.map((each) => each.selector);
  try {
    axe.setup(document);
    return violations.map(({ element, selector }) =>
      element ? [axe.utils.getSelector(element)].flat(Infinity) : [selector],
    );
  } finally {
    axe.teardown();
  }
};

const known = new Map(engine.rules.map((rule) => [rule.id, rule]));
const rules = wanted.filter((id) => known.has(id));
const isApplicable = (rule) => !rule.applicable || rule.applicable(document);
try {
  const disabledRules = [...known.keys()].filter((id) => !rules.includes(id));
  const result = engine.runAudit(document, { disabledRules });
  const skipped = result.skippedRules.map(({ ruleId }) => ruleId);
  const count = new Map();
  const violations = result.violations.filter(({ ruleId }) => {
    count.set(ruleId, (count.get(ruleId) || 0) + 1);
    return count.get(ruleId) <= limit;
  });
  const paths = pathsOf(violations);
  done(
    wellFormed({
      findings: violations.map((each, index) => ({
        rule: each.ruleId,
        impact: each.impact,
        message: each.message,
        target: [paths[index]].flat(),
        html: each.element ? each.element.outerHTML.slice(0, 1000) : each.html,
        actIds: known.get(each.ruleId).actRuleIds || [],
        origin: each.element ? originOf(each.element) : "",
      })),
      untested: skipped,
      inapplicable: rules.filter((id) => !count.has(id) && !isApplicable(known.get(id))),
      rules,
    }),
  );
} catch (error) {
  done({ error: String((error && error.message) || error) });
}
