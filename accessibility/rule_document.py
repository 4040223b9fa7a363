"""The catalogue of rules as a document in Markdown: what ``manage.py rule_catalogue`` writes."""

import re
from collections.abc import Iterable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from accessibility.admin import wording
from accessibility.admin.rules import in_order, level_words, step_words
from accessibility.bitv import LIST_OF_STEPS
from accessibility.findings import Text
from accessibility.rulebook import Entry, act_rule_url, rulebook
from accessibility.wcag import EN_301_549_URL

_MARKUP = re.compile(r"([\\`*_<\[\]])")


def rule_document(language: str) -> str:
    """Every rule, by engine and then by title, in a language of the product."""
    with translation.override(language):
        lines = [*_introduction(), *_parts(rulebook().values())]
    return "\n".join(lines) + "\n"


def _introduction() -> Iterator[str]:
    yield f"# {_('Rules')}"
    yield ""
    yield _(
        "Every rule that the checker knows. This page is generated from the rules themselves; "
        "write it anew with:"
    )
    yield from ("", "    .venv/bin/python manage.py rule_catalogue --output docs/rules.md", "")
    yield _(
        "Success criteria are those of WCAG 2.2. The clauses are those of EN 301 549 V3.2.1, "
        "which repeats the criteria of WCAG 2.1, levels A and AA: in chapter 9 for web pages and "
        "in chapter 10 for documents, as “9.” or “10.” and the criterion's number. Of axe-core's "
        "rules, criteria, clauses and ACT rules are axe-core's own; tests compare them."
    )
    yield ""
    yield _(
        "The test steps are those of the BIK BITV-Test for web pages, by their public list. Where "
        "a clause has several steps and it is not certain which one a rule belongs to, the clause "
        "stands alone."
    )
    yield ""
    yield f"- [EN 301 549 V3.2.1]({EN_301_549_URL})"
    yield f"- [BIK BITV-Test]({LIST_OF_STEPS})"


def _parts(entries: Iterable[Entry]) -> Iterator[str]:
    by_engine: dict[str, list[Entry]] = {}
    for entry in entries:
        by_engine.setdefault(entry.engines[0], []).append(entry)
    for engine, found in by_engine.items():
        yield from ("", f"## {_sentence(wording.engine_words(engine))} ({len(found)})")
        for entry in in_order(found):
            yield from _rule(entry)


def _rule(entry: Entry) -> Iterator[str]:
    texts = entry.texts
    yield from ("", f"### {_text(texts.title)}", "", f"`{entry.id}`", "")
    yield from (_text(texts.why), "")
    yield from (f"**{_('For editors')}:** {_text(texts.advice)}", "")
    yield from (f"**{_('For developers')}:** {_text(entry.for_developers)}", "")
    yield f"- {_('Level')}: {level_words(entry)}"
    yield from _references(entry)
    yield f"- {_('Engine')}: {', '.join(map(wording.engine_words, entry.engines))}"
    if entry.same_as:
        yield f"- {_('Same as')}: {', '.join(f'`{rule}`' for rule in entry.same_as)}"
    yield from _example(_("Fails"), entry.fails)
    yield from _example(_("Passes"), entry.passes)


def _references(entry: Entry) -> Iterator[str]:
    if entry.criteria:
        names = "; ".join(map(wording.criterion_words, entry.criteria))
        yield f"- {_('Success criteria')}: {names}"
    if entry.clauses:
        yield f"- EN 301 549: {', '.join(entry.clauses)}"
    if entry.steps:
        steps = "; ".join(f"[{step_words(step)}]({step.url})" for step in entry.steps)
        yield f"- BITV-Test: {steps}"
    if entry.act_rules:
        rules = ", ".join(f"[{rule}]({act_rule_url(rule)})" for rule in entry.act_rules)
        yield f"- {_('ACT rules')}: {rules}"


def _example(label: str, example: str | Text) -> Iterator[str]:
    if isinstance(example, Text):
        yield from ("", f"{label}: {_text(example)}")
    elif example:
        yield from ("", f"{label}:", "", "```html", example, "```")


def _text(text: Text) -> str:
    return _MARKUP.sub(r"\\\1", wording.reader_text(text))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] if not words.startswith("axe") else words
