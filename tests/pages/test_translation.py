"""The interface is German throughout: nothing untranslated, nothing doubtful."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from django.utils.translation.template import templatize

APPS = ["cms", "pages", "accessibility"]
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
CALL = re.compile(r"""\b[np]{0,2}gettext\((?:u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")[,\s]*)+""")


def catalog_of(app: str) -> Catalog:
    path = Path(settings.BASE_DIR) / app / "locale" / "de" / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return read_po(file)


def calls_in(templatized: str) -> str:
    """The calls alone, each on its line: what stands between them is no Python."""
    return "\n".join(f"{call})" for call in CALL.findall(templatized))


def texts_of(app: str) -> Iterator[str]:
    """What the app's code and templates have translated, plurals by their singular."""
    for path in (Path(settings.BASE_DIR) / app).rglob("*"):
        if path.suffix not in {".py", ".html", ".txt"} or "migrations" in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        code = source if path.suffix == ".py" else calls_in(templatize(source, origin=str(path)))
        found = extract("python", io.BytesIO(code.encode()), keywords=KEYWORDS)
        for _line, message, _comments, _context in found:
            yield message[0] if isinstance(message, tuple) else message


@pytest.mark.parametrize("app", APPS)
def test_german_translation_is_complete(app: str) -> None:
    messages = [message for message in catalog_of(app) if message.id]
    strings = {
        str(message.id): message.string if isinstance(message.string, tuple) else (message.string,)
        for message in messages
    }

    assert messages
    assert [msgid for msgid, parts in strings.items() if not all(parts)] == []
    assert [message.id for message in messages if message.fuzzy] == []


@pytest.mark.parametrize("app", APPS)
def test_every_text_of_the_interface_is_in_the_catalog_or_wagtail_s(app: str) -> None:
    known = {
        message.id[0] if isinstance(message.id, tuple) else message.id
        for message in catalog_of(app)
    }
    with translation.override("de"):
        missing = {
            text
            for text in texts_of(app)
            if text and text not in known and translation.gettext(text) == text
        }

    assert missing == set()
