"""What an audit says about a page: plain data, without Django, that every layer shares."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MAX_SNIPPET_CHARS = 500
MAX_FINDINGS_PER_RULE = 200
"""More of the same on one page helps nobody, and would let a hostile page fill the database."""
INTO = " >>> "
"""In a selector, the step into the frame or the shadow tree of the element before it."""
_NUMBER = re.compile(r"(?<!\bh)\d+")  # but not a heading's level


class Outcome(StrEnum):
    """The outcome of a rule, in the words of EARL 1.0 (https://www.w3.org/TR/EARL10-Schema/)."""

    FAILED = "failed"
    CANT_TELL = "cantTell"
    PASSED = "passed"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Impact(StrEnum):
    """How much a defect hinders people, in the words of axe-core, from least to most."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor to 3 for critical."""
        return list(Impact).index(self)


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people in both languages of the product."""

    de: str
    en: str

    def in_language(self, language: str) -> str:
        """The text for a language code such as ``de`` or ``en-gb``; English for any other."""
        return self.de if language.startswith("de") else self.en


class OriginKind(StrEnum):
    """Who has to mend a defect: whoever edits a block, a field or a file, or keeps a template."""

    BLOCK = "block"
    FIELD = "field"
    TEMPLATE = "template"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in the CMS a part of a page comes from.

    ``key`` names the place: ``<page id>/<field>/<block id>`` for a block,
    ``<page id>/<field>`` for a field, the template's path for a template, the number of Wagtail's
    document for a document or, of a file that is none of these, its address: a path on the site.
    """

    kind: OriginKind = OriginKind.UNKNOWN
    key: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule on one element of a page in a state: FAILED, or CANT_TELL for a person to judge.

    ``selector`` is a CSS path in the page, or several joined by `INTO` where the element is in a
    frame or a shadow tree: ``iframe >>> main > img``.
    """

    rule: str
    outcome: Outcome
    impact: Impact
    engines: tuple[str, ...]
    selector: str
    html: str
    message: Text
    criteria: tuple[str, ...] = ()
    act_rules: tuple[str, ...] = ()
    state: str = "desktop"
    origin: Origin = field(default_factory=Origin)

    @property
    def fingerprint(self) -> str:
        """The same for the same defect in every scan, on every page and in every state.

        64 hexadecimal digits (SHA-256) of the rule and its origin or, where that is unknown,
        of the element's snippet and its path, both without what differs from page to page.
        """
        if self.origin.kind is OriginKind.UNKNOWN:
            place = (normalise_snippet(self.html), normalise_path(self.selector))
        else:
            place = (self.origin.kind.value, self.origin.key)
        return hashlib.sha256("\x1f".join((self.rule, *place)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class EngineResult:
    """What one engine says of one page: findings, and an outcome for each of its rules."""

    findings: tuple[Finding, ...] = ()
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)


def normalise_snippet(html: str) -> str:
    """An element's opening tag without numbers and runs of white space."""
    opening_tag = html.split(">", 1)[0]
    return re.sub(r"\s+", " ", _NUMBER.sub("#", opening_tag)).strip()


def normalise_path(selector: str) -> str:
    """A CSS path without positions and numbers: ``li:nth-child(3) > a`` becomes ``li > a``."""
    return _NUMBER.sub("#", re.sub(r":nth-[a-z-]+\([^)]*\)", "", selector))
