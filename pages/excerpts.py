"""The part of a page's text in which a visitor's words occur, with the words marked.

It reads the content as stored: turning it into blocks would fetch every picture and file in it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import get_text_for_indexing

from pages.models.base import BasePage

EXCERPT_CHARS = 220
SEPARATOR = " · "
READABLE_KEYS: Final = (
    "table_caption",
    "title",
    "name",
    "role",
    "unit",
    "text",
    "source",
    "caption",
    "data",
    "body",
    "transcript",
    "value",
)


def text_of(page: BasePage) -> str:
    """Summary and content as plain text, with a mark where one part ends and another begins."""
    return joined([page.summary, *_strings(list(page.body.raw_data))])


def joined(stored: Iterable[str]) -> str:
    """The texts, plain or as HTML, with the same mark between them."""
    parts = (" ".join(get_text_for_indexing(part).split()) for part in stored)
    return SEPARATOR.join(part for part in parts if part)


def words_pattern(query: str) -> re.Pattern[str] | None:
    """Matches what begins with one of the words; None if there is no word."""
    words = re.findall(r"\w{2,}", query)
    if not words:
        return None
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives})\w*", re.IGNORECASE)


def excerpt(text: str, pattern: re.Pattern[str] | None) -> str:
    """Some words before and after the first match, or the beginning of the text."""
    match = pattern.search(text) if pattern else None
    start = max(0, match.start() - EXCERPT_CHARS // 3) if match else 0
    if start:
        start = text.find(" ", start) + 1
    end = start + EXCERPT_CHARS
    if end < len(text):
        end = text.rfind(" ", start, end)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def marked(text: str, pattern: re.Pattern[str] | None) -> SafeString:
    """The text as HTML, its matches in ``mark`` elements."""
    if pattern is None:
        return escape(text)
    parts: list[str] = []
    position = 0
    for match in pattern.finditer(text):
        parts += [escape(text[position : match.start()]), f"<mark>{escape(match.group())}</mark>"]
        position = match.end()
    parts.append(escape(text[position:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above


def _strings(stored: Any) -> Iterator[str]:
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, list):
        for item in stored:
            yield from _strings(item)
    elif isinstance(stored, dict):
        for key in READABLE_KEYS:
            yield from _strings(stored.get(key))
