"""The catalogue of rules in words: how it is ordered, filtered and searched."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accessibility.admin import wording
from accessibility.admin.filters import BEST_PRACTICE, criterion_choices
from accessibility.bitv import Step
from accessibility.findings import Text
from accessibility.rulebook import Entry

DEMANDED, ADVISED = "demanded", "advised"


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By title, in the language of the interface."""
    return sorted(entries, key=lambda entry: wording.reader_text(entry.texts.title).casefold())


def level_words(entry: Entry) -> str:
    """Whether the law demands what the rule checks."""
    return _("demanded by law") if entry.is_demanded else _("advice only")


def step_words(step: Step) -> str:
    """A test step's number and name, which is German as the test is."""
    return f"{step.number} {step.name}" if step.name else _("steps of %s") % step.number


def _engines() -> Iterator[tuple[str, str]]:
    yield "", _("All")
    for name in wording.ENGINES:
        yield name, wording.engine_words(name)


def _criteria() -> list[tuple[str, str]]:
    return [("", _("All")), *criterion_choices()]


class RuleFilterForm(forms.Form):
    """What to show of the catalogue; everything where nothing is chosen."""

    q = forms.CharField(label=gettext_lazy("Search"), required=False, max_length=100)
    engine = forms.ChoiceField(label=gettext_lazy("Engine"), required=False, choices=_engines)
    criterion = forms.ChoiceField(
        label=gettext_lazy("Success criterion"), required=False, choices=_criteria
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Level"),
        required=False,
        choices=[
            ("", gettext_lazy("All")),
            (DEMANDED, gettext_lazy("demanded by law")),
            (ADVISED, gettext_lazy("advice only")),
        ],
    )

    def chosen(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those that match, in order; all of them where the question makes no sense."""
        asked = self.cleaned_data if self.is_valid() else {}
        return in_order(entry for entry in entries if _matches(entry, asked))


def _matches(entry: Entry, asked: dict[str, Any]) -> bool:
    criterion = asked.get("criterion")
    if criterion and criterion not in (entry.criteria or (BEST_PRACTICE,)):
        return False
    if asked.get("level") and (asked["level"] == DEMANDED) != entry.is_demanded:
        return False
    if asked.get("engine") and asked["engine"] not in entry.engines:
        return False
    said = _searchable(entry)
    return all(word in said for word in asked.get("q", "").casefold().split())


def _searchable(entry: Entry) -> str:
    texts = (entry.texts.title, entry.texts.why, entry.texts.advice)
    references = (entry.id, *entry.criteria, *entry.clauses, *entry.act_rules, *entry.same_as)
    steps = (step.number for step in entry.steps)
    return " ".join((*map(_both, texts), *references, *steps)).casefold()


def _both(text: Text) -> str:
    return f"{text.de} {text.en}"
