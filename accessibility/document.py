"""A served page as a tree that answers what rules ask again and again, each computed once.

What is hidden from everyone, or from assistive technology, is no part of what `HtmlPage.shown`
returns: an empty heading that nobody meets is no barrier.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Set
from functools import cached_property
from typing import Any

import soupsieve
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

_BLOCK_NAMES = (
    "address article aside blockquote body br caption dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre "
    "section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
_CARRIER_NAMES = "p li dd dt td th figcaption blockquote caption summary h1 h2 h3 h4 h5 h6 legend"
TEXT_CARRIERS = frozenset(_CARRIER_NAMES.split())
FIELDS = ("input", "select", "textarea")
_INSCRIPTIONS = {
    "area": "alt",
    "button": "value",
    "image": "alt",
    "reset": "value",
    "submit": "value",
}
_NEVER_SHOWN = frozenset({"script", "style", "template", "noscript", "datalist"})
_BRACKETS = re.compile(r"\[\s*([\w-]+)[^\]]*\]")
_NAME = re.compile(r"[a-z][\w-]*")
_HIDING_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


class HtmlPage(BeautifulSoup):
    """A page as served, parsed, that knows its own address. Rules read it and never change it."""

    url: str = ""
    gender_form: str = "words"
    """Which form of words for all genders the site prefers; see `accessibility.gender_forms`."""
    away: Set[int] = frozenset()
    """The elements, by ``id()``, of which a browser has told that nobody meets them."""

    @cached_property
    def notes(self) -> dict[Hashable, Any]:
        """What one rule has worked out of the page and others ask for again."""
        return {}

    def shown(self, *names: str) -> list[Tag]:
        """The elements with one of the names, or all, in document order, without hidden ones."""
        if len(names) == 1:
            return self._shown_by_name.get(names[0], [])
        if not names:
            return self._shown
        return [tag for tag in self._shown if tag.name in names]

    def has(self, selector: str) -> bool:
        """Whether an element, shown or not, matches the CSS selector, a list without functions.

        A search of the whole tree for each rule would take as long as all rules together.
        """
        return any(self._has_one(part.strip()) for part in selector.split(","))

    def _has_one(self, selector: str) -> bool:
        if selector not in self._answers:
            matcher = soupsieve.compile(selector)
            found = any(matcher.match(tag) for tag in self._candidates(selector))
            self._answers[selector] = found
        return self._answers[selector]

    def _candidates(self, selector: str) -> list[Tag]:
        """The elements with the name, or else the attribute, that the selector ends with."""
        subject = _BRACKETS.sub(r"[\1]", selector).split()[-1]
        if name := _NAME.match(subject):
            return self._by_name.get(name[0], [])
        attribute_name = _BRACKETS.match(subject)
        return self._by_attribute.get(attribute_name[1], []) if attribute_name else self._tags

    def named(self, name: str) -> list[Tag]:
        """The elements with the name, shown or not, in document order."""
        return self._by_name.get(name, [])

    @cached_property
    def texts(self) -> list[NavigableString]:
        """All pieces of text, without comments, scripts and styles, in document order."""
        return [node for node in self.descendants if type(node) is NavigableString]

    @cached_property
    def _answers(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _tags(self) -> list[Tag]:
        return [tag for tag in self.descendants if isinstance(tag, Tag)]

    @cached_property
    def _by_name(self) -> dict[str, list[Tag]]:
        by_name: defaultdict[str, list[Tag]] = defaultdict(list)
        for tag in self._tags:
            by_name[tag.name].append(tag)
        return dict(by_name)

    @cached_property
    def _by_attribute(self) -> dict[str, list[Tag]]:
        by_attribute: defaultdict[str, list[Tag]] = defaultdict(list)
        for tag in self._tags:
            for name in tag.attrs:
                by_attribute[name].append(tag)
        return dict(by_attribute)

    def is_shown(self, tag: Tag | None) -> bool:
        """Whether people and assistive technology meet the element."""
        return tag is not None and id(tag) not in self._hidden

    def is_drawn(self, tag: Tag) -> bool:
        """Whether people who look at the page see the element, hidden from others or not."""
        return not any(id(part) in self.away or _removes(part) for part in (tag, *tag.parents))

    @cached_property
    def main(self) -> Tag:
        """The main content: the landmark or, in its absence, the body."""
        for tag in self._shown:
            if tag.name == "main" or attribute(tag, "role") == "main":
                return tag
        return self.body or self

    def is_in_main(self, tag: Tag) -> bool:
        """Whether the element stands inside the main content."""
        return id(tag) in self._in_main

    @cached_property
    def _in_main(self) -> set[int]:
        return {id(node) for node in self.main.descendants}

    @cached_property
    def language(self) -> str:
        """The primary subtag that the page declares, such as ``de``; empty where there is none."""
        return _primary_subtag(attribute(self.html, "lang")) if self.html else ""

    def language_of(self, tag: Tag) -> str:
        """The primary subtag of the nearest element that declares a language."""
        return self._languages.get(id(tag), "")

    def wording(self, tag: Tag) -> str:
        """What is read out for an element's content: its text and its images' alternatives."""
        known = self._wordings.get(id(tag))
        if known is None:
            known = self._wordings[id(tag)] = collapse("".join(self._pieces(tag, _alternative_of)))
        return known

    def name_of(self, tag: Tag) -> str:
        """The element's accessible name, as far as markup alone decides it."""
        return self._given_name(tag) or self._name_within(tag) or collapse(attribute(tag, "title"))

    def may_hold_more(self, tag: Tag) -> bool:
        """Whether content of the element may stand elsewhere, such as in a shadow tree."""
        return id(tag) in self._around_more

    @cached_property
    def hosts(self) -> list[Tag]:
        """What has a shadow tree of its own, or may have: elements that a script defines."""
        declared = [
            template.parent
            for template in self.named("template")
            if template.has_attr("shadowrootmode") and template.parent is not None
        ]
        return [tag for tag in self._shown if "-" in tag.name] + declared

    def _given_name(self, tag: Tag) -> str:
        """The name that is given to the element whatever it holds."""
        referred = [self.by_id.get(key) for key in attribute(tag, "aria-labelledby").split()]
        labelled = " ".join(self._as_label(other) for other in referred if other is not None)
        return (
            collapse(labelled)
            or collapse(attribute(tag, "aria-label"))
            or collapse(_alternative_of(tag) or _inscription_of(tag))
        )

    def _name_within(self, tag: Tag) -> str:
        """The name that comes from the element's content; a tooltip in it where nothing else is."""
        named = collapse("".join(self._pieces(tag, self._given_name)))
        return named or next(filter(None, self._tooltips(tag)), "")

    def _tooltips(self, tag: Tag) -> Iterator[str]:
        for part in tag.find_all(title=True):
            if self.is_shown(part) and not is_presentational(part):
                yield collapse(attribute(part, "title"))

    def _as_label(self, tag: Tag) -> str:
        """What names another element may itself be hidden."""
        return self.wording(tag) if self.is_shown(tag) else collapse(tag.get_text())

    @cached_property
    def by_id(self) -> dict[str, Tag]:
        """Every element with an ID by that ID; of several with the same, the first."""
        found: dict[str, Tag] = {}
        for tag in self._by_attribute.get("id", []):
            found.setdefault(attribute(tag, "id"), tag)
        return found

    def is_the_only(self, key: str) -> bool:
        """Whether just one element has this ID."""
        return self._id_counts[key] == 1

    @cached_property
    def _id_counts(self) -> Counter[str]:
        return Counter(attribute(tag, "id") for tag in self._by_attribute.get("id", []))

    @cached_property
    def places(self) -> set[str]:
        """What a link's fragment can lead to: the IDs, and the names of anchors."""
        named = {attribute(tag, "name") for tag in self.named("a") if tag.has_attr("name")}
        return named | self.by_id.keys()

    @cached_property
    def labels(self) -> Mapping[int, list[Tag]]:
        """The shown labels of each form field, by the field's ``id()``."""
        found: defaultdict[int, list[Tag]] = defaultdict(list)
        for label in self.shown("label"):
            key = attribute(label, "for")
            field = self.by_id.get(key) if key else label.find(FIELDS)
            if isinstance(field, Tag):
                found[id(field)].append(label)
        return found

    @cached_property
    def text_blocks(self) -> list[Tag]:
        """Paragraphs, items, cells, headings and the like that hold no other of them."""
        holders = {
            id(parent)
            for tag in self._shown
            if tag.name in TEXT_CARRIERS
            for parent in tag.parents
            if parent.name in TEXT_CARRIERS
        }
        return [tag for tag in self._shown if tag.name in TEXT_CARRIERS and id(tag) not in holders]

    def _pieces(self, tag: Tag, spoken_for: Callable[[Tag], str]) -> Iterator[str]:
        """The texts in an element; ``spoken_for`` tells what is read in place of a part of it."""
        replaced: set[int] = set()
        for node in tag.descendants:
            if id(node.parent) in replaced:
                replaced.add(id(node))
                continue
            before = node.previous_sibling
            if isinstance(before, Tag) and before.name in BLOCKS:
                yield " "
            if isinstance(node, Tag):
                if node.name in BLOCKS:
                    yield " "
                if self.is_shown(node) and (spoken := spoken_for(node)):
                    yield spoken
                    replaced.add(id(node))
            elif type(node) is NavigableString and self.is_shown(node.parent):
                yield node

    @cached_property
    def _around_more(self) -> set[int]:
        around: set[int] = set()
        for holder in (*self.hosts, *self._by_attribute.get("aria-owns", [])):
            for part in (holder, *holder.parents):
                if id(part) in around:
                    break
                around.add(id(part))
        return around

    @cached_property
    def _wordings(self) -> dict[int, str]:
        return {}

    @cached_property
    def _languages(self) -> dict[int, str]:
        languages: dict[int, str] = {}
        for tag in self.descendants:
            if isinstance(tag, Tag):
                declared = "lang" in tag.attrs
                languages[id(tag)] = (
                    _primary_subtag(attribute(tag, "lang"))
                    if declared
                    else languages.get(id(tag.parent), "")
                )
        return languages

    @cached_property
    def _hidden(self) -> set[int]:
        hidden: set[int] = set()
        for tag in self.descendants:
            if isinstance(tag, Tag) and (
                id(tag.parent) in hidden or id(tag) in self.away or _hides(tag)
            ):
                hidden.add(id(tag))
        return hidden

    @cached_property
    def _shown(self) -> list[Tag]:
        hidden = self._hidden
        return [tag for tag in self._tags if id(tag) not in hidden]

    @cached_property
    def _shown_by_name(self) -> dict[str, list[Tag]]:
        by_name: defaultdict[str, list[Tag]] = defaultdict(list)
        for tag in self._shown:
            by_name[tag.name].append(tag)
        return dict(by_name)


def parse(html: str, *, url: str = "") -> HtmlPage:
    """Parse HTML, however broken, into a tree; ``url`` is where it was served."""
    page = HtmlPage(html, "lxml")
    page.url = url
    return page


def attribute(tag: Tag, name: str) -> str:
    """An attribute's text; empty where it is missing. Lists such as ``class`` become one text."""
    value = tag.attrs.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(value)


def collapse(text: str) -> str:
    """The text with every run of white space, no-break spaces among it, as one space."""
    return " ".join(text.split())


def is_presentational(tag: Tag) -> bool:
    """Whether the element's role says that it means nothing by itself."""
    return attribute(tag, "role") in {"none", "presentation"}


def _alternative_of(tag: Tag) -> str:
    """What is read in place of an image."""
    return attribute(tag, "alt") if tag.name == "img" and not is_presentational(tag) else ""


def _inscription_of(tag: Tag) -> str:
    """What a button or an area of a map says, which hold nothing."""
    kind = attribute(tag, "type").casefold() if tag.name == "input" else tag.name
    return attribute(tag, _INSCRIPTIONS[kind]) if kind in _INSCRIPTIONS else ""


def _hides(tag: Tag) -> bool:
    """Whether nobody meets the element, or only those who look at the page."""
    attributes = tag.attrs
    return _removes(tag) or attributes.get("aria-hidden") == "true" or "inert" in attributes


def _removes(tag: Tag) -> bool:
    """Whether markup alone takes the element out of sight."""
    attributes = tag.attrs
    return (
        tag.name in _NEVER_SHOWN
        # The head itself may hold content: where <body> is left out, the parser begins none
        # before elements that it does not know, such as <main>.
        or (tag.name == "title" and tag.parent is not None and tag.parent.name == "head")
        or "hidden" in attributes
        or "popover" in attributes
        or (tag.name == "dialog" and "open" not in attributes)
        or bool("style" in attributes and _HIDING_STYLE.search(attribute(tag, "style")))
    )


def _primary_subtag(language: str) -> str:
    return language.strip().split("-")[0].lower()
