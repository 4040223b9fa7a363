"""The interface is German throughout: nothing untranslated, nothing doubtful."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

APPS = ["cms", "pages"]


@pytest.mark.parametrize("app", APPS)
def test_german_translation_is_complete(app: str) -> None:
    path = Path(settings.BASE_DIR) / app / "locale" / "de" / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        catalog = read_po(file)

    messages = [message for message in catalog if message.id]
    strings = {
        str(message.id): message.string if isinstance(message.string, tuple) else (message.string,)
        for message in messages
    }

    assert messages
    assert [msgid for msgid, parts in strings.items() if not all(parts)] == []
    assert [message.id for message in messages if message.fuzzy] == []
