"""What belongs to editions for good: files in the storage under the hash of what is in them.

Nothing changes or deletes them; what is the same in several editions is there once.
"""

import hashlib
import re
from collections.abc import Callable
from html import escape, unescape
from pathlib import PurePath
from typing import Final
from urllib.parse import unquote

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

FOLDER: Final = "editions"
NAME: Final = r"[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?"
_ATTRIBUTE: Final = re.compile(r'\b(?P<name>src|srcset|href|poster)="(?P<value>[^"]+)"')
_ADDRESS: Final = re.compile(r"[^\s,]+")
_ENDING: Final = re.compile(r"\.[a-z0-9]{1,8}")


def digest_of(content: bytes) -> str:
    """The SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def name_of(content: bytes, *, like: str) -> str:
    """What a file with this content is called; it ends like the other name."""
    ending = PurePath(like).suffix.lower()
    return digest_of(content) + (ending if _ENDING.fullmatch(ending) else "")


def keep(content: bytes, *, name: str) -> None:
    """Store the content, unless it is there already."""
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))


def pointed(html: str, other: Callable[[str], str | None]) -> str:
    """The HTML with other addresses for files that have one; to load, they keep their names."""

    def address(found: re.Match[str]) -> str:
        return other(found[0]) or found[0]

    def attribute(found: re.Match[str]) -> str:
        value = _ADDRESS.sub(address, found["value"])
        is_other_link = found["name"] == "href" and value != found["value"]
        download = f' download="{_file_name(found["value"])}"' if is_other_link else ""
        return f'{found["name"]}="{value}"{download}'

    return _ATTRIBUTE.sub(attribute, html)


def kept_file(request: HttpRequest, name: str) -> FileResponse:  # noqa: ARG001
    """The file, which browsers need not ask for again."""
    try:
        file = default_storage.open(f"{FOLDER}/{name}")
    except FileNotFoundError as error:
        raise Http404(name) from error
    answer = FileResponse(file, content_type=_content_type(name))
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


def _file_name(address: str) -> str:
    """What the file at an address in HTML is called, to be written into HTML."""
    return escape(unquote(PurePath(unescape(address)).name))


def _content_type(name: str) -> str | None:
    """That of the library for documents of its own; otherwise the answer tells it by the name."""
    known: dict[str, str] = settings.WAGTAILDOCS_CONTENT_TYPES
    return known.get(PurePath(name).suffix[1:])
