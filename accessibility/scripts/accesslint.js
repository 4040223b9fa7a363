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

const HIDDEN_FOCUS = "aria/aria-hidden-focus";
const nameOf = (ruleId) => ruleId.split("/")[1];

// Whether HTML lets it lead on: behind the seconds nothing may stand, or a separator.
const REFRESH = "meta[http-equiv='refresh' i]";
const leadsOn = (meta) => /^\s*(\d|\.)[\d.]*([;,\s]|$)/.test(meta.content);

// Whether a violation counts, beyond what `accessibility.engines.distrusted` leaves out altogether:
// nobody meets what is hidden, nobody focuses what is disabled or closed, and an attribute without a
// value says nothing.
const isBelieved = ({ ruleId, element, message }) => {
  if (element?.matches(REFRESH)) return leadsOn(element);
  if (!element || element.matches("html, body, head *, meta")) return true;
  if (!isMet(element) || !isRight(nameOf(ruleId), element)) return false;
  if (ruleId === HIDDEN_FOCUS) return element.checkVisibility() && !element.matches(":disabled");
  if (ruleId !== "aria/aria-valid-attr-value") return true;
  return [...element.attributes].some(({ name, value }) => value.trim() && message.includes(name));
};

// axe-core names the part in which nothing must be focused, and once, where AccessLint names what can.
const NESTED = "aria/presentational-children-focusable";
const ONE_CONTROL = ["button", ...["button", "checkbox", "img", "math", "menuitemcheckbox",
  "menuitemradio", "meter", "option", "progressbar", "radio", "scrollbar", "separator", "slider",
  "switch", "tab"].map((role) => `[role=${role}]`)].join();
const partAround = (ruleId, element) => {
  if (ruleId === NESTED) return element.parentElement?.closest(ONE_CONTROL) || element;
  let found = element;
  for (let part = element; part; part = part.parentElement) {
    if (part.getAttribute("aria-hidden") === "true") found = part;
  }
  return found;
};
const toldOnce = (violations) => {
  const told = { [HIDDEN_FOCUS]: new Set(), [NESTED]: new Set() };
  return violations.flatMap((violation) => {
    const parts = told[violation.ruleId];
    if (!parts || !violation.element) return [violation];
    const element = partAround(violation.ruleId, violation.element);
    return parts.has(element) ? [] : [parts.add(element) && { ...violation, element }];
  });
};

const known = new Map(engine.rules.map((rule) => [rule.id, rule]));
const rules = wanted.filter((id) => known.has(id));
const isApplicable = (rule) => !rule.applicable || rule.applicable(document);
try {
  const disabledRules = [...known.keys()].filter((id) => !rules.includes(id));
  const result = engine.runAudit(document, { disabledRules });
  const skipped = result.skippedRules.map(({ ruleId }) => ruleId);
  const count = new Map();
  const violations = toldOnce(result.violations.filter(isBelieved)).filter(({ ruleId }) => {
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
        actIds: actRulesOf(nameOf(each.ruleId), known.get(each.ruleId).actRuleIds, each.element),
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
