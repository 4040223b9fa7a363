"""HTML as tagged PDF, with nothing but the site's own files, in bounded time."""

import json
import re
import subprocess
import sys
from html import unescape
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from pages.typesetting import LIBRARIES_MISSING

MAX_SECONDS: Final = 60
"""How long a visitor waits."""
_SOURCES = re.compile(r"""(?:src|href)=["']([^"']+)["']""")
_FONTS: Final = ("FiraSans-Regular.woff2", "FiraSans-SemiBold.woff2")


class PdfUnavailable(RuntimeError):
    """The PDF cannot be made now; the message says why and what helps."""


class TakesTooLong(PdfUnavailable):
    """It could be made in more time than was given."""


def typeset(html: str, *, base_url: str, seconds: float) -> bytes:
    """The HTML as PDF/UA.

    Raises `PdfUnavailable` where the libraries are missing, `TakesTooLong` after the seconds.
    """
    order = {"html": html, "base_url": base_url, "files": _files_in(html, base_url=base_url)}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pages.typesetting"],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=seconds,
            cwd=settings.BASE_DIR,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TakesTooLong(_("The report is too long to be set as PDF here.")) from error
    if done.returncode == LIBRARIES_MISSING:
        raise PdfUnavailable(_("The libraries for PDF (Pango) are not installed on this server."))
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise PdfUnavailable(_("The PDF could not be made: %(why)s") % {"why": "".join(reason)})
    return done.stdout


def _files_in(html: str, *, base_url: str) -> dict[str, str]:
    """The files on this server that the HTML loads, with their place on the disk by address."""
    found: dict[str, str] = {}
    names = [unescape(source) for source in _SOURCES.findall(html)]
    fonts = [staticfiles_storage.url(f"kern/fonts/fira-sans/{font}") for font in _FONTS]
    for name in (*names, *fonts):
        address = urljoin(base_url, name)
        if urlsplit(address).netloc != urlsplit(base_url).netloc:
            continue
        if place := _place_of(unquote(urlsplit(address).path)):
            found[address] = place
    return found


def _place_of(path: str) -> str | None:
    try:
        if path.startswith(settings.STATIC_URL):
            return _static_place(path.removeprefix(settings.STATIC_URL))
        name = path.removeprefix(settings.MEDIA_URL)
        is_file = path.startswith(settings.MEDIA_URL) and default_storage.exists(name)
        return default_storage.path(name) if is_file else None
    except (NotImplementedError, SuspiciousFileOperation):
        return None  # it lies elsewhere; the text alternative stands for it


def _static_place(name: str) -> str | None:
    """Where a static file lies: beside its app, or under a name with a hash once collected."""
    found = finders.find(name)
    if isinstance(found, str):
        return found
    return staticfiles_storage.path(name) if staticfiles_storage.exists(name) else None
