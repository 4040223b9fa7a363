"""Rules over files that a site hosts or links, one file each: a file dropped in here is a rule.

A rule gets a file's `Contents` and yields `Hit(place)` for what breaks it, or `Doubt(place)` where
a person has to look. Its ID is its file's name with hyphens.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from accessibility.documents.contents import DOCX, FILE_TYPES, ODT, PDF, Contents
from accessibility.findings import Impact, Text

__all__ = [
    "DOCX",
    "FILE_TYPES",
    "ODT",
    "PDF",
    "Contents",
    "DocumentRule",
    "Doubt",
    "Hit",
    "all_document_rules",
    "document_rule",
]


@dataclass(frozen=True, slots=True)
class Hit:
    """What breaks the rule: ``place`` such as ``figure[2]``, the page, words from the file."""

    place: str
    page: int | None = None
    text: str = ""
    detail: Text | None = None


@dataclass(frozen=True, slots=True)
class Doubt(Hit):
    """What may break the rule: a person has to look."""


Check = Callable[[Contents], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """A rule with its texts; ``applies`` says whether a file has what the rule looks at."""

    id: str
    check: Check
    applies: Callable[[Contents], bool]
    title: Text
    why: Text
    advice: Text
    for_developers: Text
    fails: Text
    passes: Text
    impact: Impact
    file_types: tuple[str, ...] = FILE_TYPES
    criteria: tuple[str, ...] = ()


def _always(_contents: Contents) -> bool:
    return True


def document_rule(
    *,
    title: Text,
    why: Text,
    advice: Text,
    for_developers: Text,
    fails: Text,
    passes: Text,
    impact: Impact,
    file_types: tuple[str, ...] = FILE_TYPES,
    applies: Callable[[Contents], bool] = _always,
    criteria: tuple[str, ...] = (),
) -> Callable[[Check], DocumentRule]:
    """Turn a generator over a file's contents into a `DocumentRule` named after its module.

    ``advice`` is for people who use Word or LibreOffice, ``for_developers`` for those whose program
    makes the file; ``fails`` and ``passes`` are examples in words; ``criteria`` are WCAG success
    criteria, which EN 301 549 demands of documents in clause 10.
    """

    def decorate(check: Check) -> DocumentRule:
        return DocumentRule(
            id=check.__module__.rpartition(".")[2].replace("_", "-"),
            check=check,
            applies=applies,
            title=title,
            why=why,
            advice=advice,
            for_developers=for_developers,
            fails=fails,
            passes=passes,
            impact=impact,
            file_types=file_types,
            criteria=criteria,
        )

    return decorate


@cache
def all_document_rules() -> Mapping[str, DocumentRule]:
    """Every rule in this package by ID."""
    found: dict[str, DocumentRule] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        rules = (value for value in vars(module).values() if isinstance(value, DocumentRule))
        found |= {rule.id: rule for rule in rules}
    return found
