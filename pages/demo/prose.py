"""Turns prose as people type it into the HTML that Wagtail stores.

Paragraphs are divided by empty lines, lists begin with ``- `` or ``1. `` on every line. What
begins with a tag stays as it is.
"""

import re
from typing import Final

_ITEM: Final = re.compile(r"(?:-|\d+\.) ")


def to_html(prose: str) -> str:
    """The prose as paragraphs and lists."""
    parts = re.split(r"\n\s*\n", prose.strip())
    return "".join(_part(part.strip()) for part in parts)


def _part(part: str) -> str:
    if part.startswith("<p"):
        return part.replace("\n", "")
    lines = part.split("\n")
    if all(_ITEM.match(line) for line in lines):
        kind = "ul" if part.startswith("-") else "ol"
        items = "".join(f"<li>{_ITEM.sub('', line, count=1)}</li>" for line in lines)
        return f"<{kind}>{items}</{kind}>"
    return f"<p>{' '.join(lines)}</p>"
