"""Explains a word of the glossary where a page first uses it.

A text is read word by word against a table, so that a long glossary costs no more.

The words become links to the glossary that carry their explanation: `explanation.js` shows it on
the spot. A button in their place would be left out by browsers' reading views, and the word with
it; the explanation as hidden text beside them would be found by whatever reads the page's text.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final, Protocol

from django.http import HttpRequest
from django.utils.text import slugify
from django.utils.translation import gettext
from wagtail.models import Page

from pages.addresses import Addresses
from pages.memory import Memory
from pages.models.glossary import GlossaryPage, GlossaryTerm
from pages.outline import GERMAN_LETTERS
from pages.visibility import restricted_paths

NOUNS_WITH_CAPITALS: Final = "de"
WORD: Final = re.compile(r"\w+")
TAG: Final = re.compile(
    r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL
)
# A link stands in none of these: they are links, headings or no running text.
CLOSED_TO_LINKS: Final = frozenset(
    ("a", "abbr", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "label", "pre", "summary")
)
VOWELS: Final = str.maketrans("äöü", "aou")
JOINS: Final = frozenset("-_&#\u00ad")  # next to one of these a word is only part of something


class Term(Protocol):
    """A word of a glossary, as a model or as a row."""

    @property
    def term(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the glossary: what it means, its anchor there, the forms in which texts have it."""

    term: str
    explanation: str
    anchor: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """A published glossary: where it is, and its words."""

    path: str
    url_path: str
    language: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form that a text may have; ``offset`` is where its first word starts within it."""

    form: str
    offset: int
    url_path: str
    entry: Entry

    @property
    def key(self) -> tuple[str, str]:
        """What is explained, in whatever form."""
        return self.url_path, self.entry.anchor


Lookup = dict[str, tuple[Candidate, ...]]


def sorted_terms(terms: Iterable[GlossaryTerm]) -> list[GlossaryTerm]:
    """As a dictionary has them: umlauts as their vowels, small and capital letters alike."""
    return sorted(terms, key=lambda row: (_collated(row.term), row.pk or 0))


def anchors_of(terms: Iterable[Term]) -> list[str]:
    """An anchor for each of the terms, in their order; it stays while the word stays."""
    taken: set[str] = set()
    anchors = []
    for row in terms:
        wish = slugify(row.term.lower().translate(GERMAN_LETTERS)) or "begriff"
        anchor, number = f"begriff-{wish}", 2
        while anchor in taken:
            anchor, number = f"begriff-{wish}-{number}", number + 1
        taken.add(anchor)
        anchors.append(anchor)
    return anchors


class TermLinks:
    """Links the words of the glossaries in the texts of one page, each only once."""

    def __init__(self, lookup: Lookup, *, addresses: Addresses) -> None:
        self._lookup = lookup
        self._addresses = addresses
        self._seen: set[tuple[str, str]] = set()

    @property
    def found(self) -> bool:
        """Whether any word has been linked so far."""
        return bool(self._seen)

    def link(self, html: str) -> str:
        """The HTML of a text with links at the words not met so far."""
        if self._lookup.keys().isdisjoint(WORD.findall(html)):
            return html
        parts: list[str] = []
        position = closed = 0
        for tag in TAG.finditer(html):
            text = html[position : tag.start()]
            parts += [text if closed else self._link_text(text), tag[0]]
            position = tag.end()
            if (tag[2] or "").lower() in CLOSED_TO_LINKS:
                closed += -1 if tag[1] else 1
        rest = html[position:]
        return "".join([*parts, rest if closed else self._link_text(rest)])

    def _link_text(self, text: str) -> str:
        if self._lookup.keys().isdisjoint(WORD.findall(text)):
            return text
        parts: list[str] = []
        done = written = 0
        for word in WORD.finditer(text):
            candidates = self._lookup.get(word[0])
            found = _match(text, at=word.start(), candidates=candidates) if candidates else None
            if found is None or word.start() - found.offset < done:
                continue
            start = word.start() - found.offset
            done = start + len(found.form)
            if found.key not in self._seen:
                self._seen.add(found.key)
                parts += [text[written:start], self._markup(found)]
                written = done
        return "".join([*parts, text[written:]])

    def _markup(self, found: Candidate) -> str:
        entry = found.entry
        url = f"{self._addresses.of(found)}#{entry.anchor}"
        hint = escape(gettext("glossary"))
        return (
            f'<a class="term" href="{escape(url)}" data-term="{escape(entry.term)}"'
            f' data-explanation="{escape(entry.explanation)}">{found.form}'
            f'<span class="kern-sr-only"> ({hint})</span></a>'
        )


def term_links(page: Page, *, request: HttpRequest) -> TermLinks | None:
    """For the texts of the page; None where no glossary of its language has anything to say."""
    if isinstance(page, GlossaryPage):
        return None
    addresses = Addresses.during(request)
    language = addresses.language_of(page)
    lookup = Memory.during(request).recall(
        ("terms", language), lambda: _lookup(language, private=restricted_paths(request))
    )
    return TermLinks(lookup, addresses=addresses) if lookup else None


def _read_glossaries() -> tuple[Glossary, ...]:
    """All published glossaries with their words."""
    terms = GlossaryTerm.objects.filter(page__live=True).select_related("page__locale")
    page = ("page__path", "page__url_path", "page__locale__language_code")
    by_page: dict[int, list[GlossaryTerm]] = defaultdict(list)
    for term in terms.only("term", "variants", "explanation", *page):
        by_page[term.page_id].append(term)
    return tuple(_glossary(rows) for _pk, rows in sorted(by_page.items()))


def _glossary(terms: list[GlossaryTerm]) -> Glossary:
    page = terms[0].page
    language = page.locale.language_code
    rows = sorted_terms(terms)
    entries = [
        Entry(
            term=row.term,
            explanation=row.explanation,
            anchor=anchor,
            forms=_forms_of(row, language=language),
        )
        for row, anchor in zip(rows, anchors_of(rows), strict=True)
    ]
    return Glossary(
        path=page.path, url_path=page.url_path, language=language, entries=tuple(entries)
    )


def _forms_of(row: GlossaryTerm, *, language: str) -> tuple[str, ...]:
    """The term and its variants, also as the first word of a sentence.

    German tells “Weg” from “weg” by the capital, other languages only abbreviations such as “IT”.
    """
    forms: dict[str, None] = {}
    for form in (row.term, *row.variants.split(",")):
        word = form.strip()
        forms[word] = None
        forms[word[:1].upper() + word[1:]] = None
        if language != NOUNS_WITH_CAPITALS and word[1:2].islower():
            forms[word[:1].lower() + word[1:]] = None
    return tuple(form for form in forms if form)


def _lookup(language: str, *, private: tuple[str, ...]) -> Lookup:
    """The forms of a language's public glossaries by their first word, the longest first."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    for glossary in _read_glossaries():
        if glossary.language != language or (private and glossary.path.startswith(private)):
            continue
        for entry in glossary.entries:
            for form in entry.forms:
                escaped = escape(form, quote=False)
                if first := WORD.search(escaped):
                    found[first[0]].append(
                        Candidate(escaped, first.start(), glossary.url_path, entry)
                    )
    return {
        word: tuple(sorted(rows, key=lambda row: -len(row.form))) for word, rows in found.items()
    }


def _match(text: str, *, at: int, candidates: Iterable[Candidate]) -> Candidate | None:
    for candidate in candidates:
        start = at - candidate.offset
        end = start + len(candidate.form)
        if start >= 0 and text[start:end] == candidate.form:
            around = text[max(start - 1, 0) : start] + text[end : end + 1]
            if not any(char.isalnum() or char in JOINS for char in around):
                return candidate
    return None


def _collated(term: str) -> str:
    return term.casefold().translate(VOWELS)
