"""The catalogue of rules, and one rule with its examples."""

from typing import Any

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from accessibility.admin import wording
from accessibility.admin.rules import RuleFilterForm, level_words, step_words
from accessibility.admin.views.frame import DeskView, permission_policy_of, rules_trail
from accessibility.findings import Text
from accessibility.models import Issue
from accessibility.queries import issues
from accessibility.queries.scans import site_states
from accessibility.rulebook import Entry, act_rule_url, rulebook
from accessibility.wcag import CRITERIA, understanding_url


class RuleListView(DeskView):
    """Every rule of every engine, filtered and searched."""

    model = Issue
    template_name = "accessibility/admin/rules.html"
    page_title = gettext_lazy("Accessibility: rules")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = RuleFilterForm(self.request.GET)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "rules": [_summary(entry) for entry in form.chosen(rulebook().values())],
        }


class RuleView(DeskView):
    """One rule: why, what to do, what fails and what passes, and where it is demanded."""

    model = Issue
    template_name = "accessibility/admin/rule.html"

    @cached_property
    def permission_policy(self) -> Any:
        return permission_policy_of(Issue)

    @cached_property
    def entry(self) -> Entry:
        try:
            return rulebook()[self.kwargs["rule"]]
        except KeyError as error:
            raise Http404 from error

    def get_page_title(self) -> str:
        return wording.reader_text(self.entry.texts.title)

    def trail(self) -> list[tuple[str, str]]:
        return rules_trail()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = self.entry
        return super().get_context_data(**kwargs) | {
            **_summary(entry),
            "why": wording.reader_text(entry.texts.why),
            "advice": wording.reader_text(entry.texts.advice),
            "for_developers": wording.reader_text(entry.for_developers),
            "fails": _example(entry.fails),
            "passes": _example(entry.passes),
            "criteria": [_criterion(number) for number in entry.criteria],
            "clauses": entry.clauses,
            "steps": [(step_words(step), step.url) for step in entry.steps],
            "act_rules": [(rule, act_rule_url(rule)) for rule in entry.act_rules],
            "same_as": [(rule, rule in rulebook()) for rule in entry.same_as],
            "open_issues": issues.open_count_of_rule(entry.id),
            "coverage_lines": [wording.site_lines(state) for state in site_states()],
        }


def _summary(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": wording.reader_text(entry.texts.title),
        "engines": ", ".join(map(wording.engine_words, entry.engines)),
        "level": level_words(entry),
        "criteria_words": wording.criteria_words(entry.criteria),
    }


def _example(example: str | Text) -> dict[str, str]:
    """As code or, where a page is not enough, as words."""
    if isinstance(example, Text):
        return {"words": wording.reader_text(example)}
    return {"html": example} if example else {}


def _criterion(number: str) -> tuple[str, str]:
    """A criterion in words, and where the W3C explains it, unless it is beyond level AA."""
    url = understanding_url(number) if number in CRITERIA else ""
    return wording.criterion_words(number), url
