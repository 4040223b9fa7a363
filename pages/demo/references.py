"""Resolves what the demo's texts refer to: other pages, drawings, files, people."""

import re
from collections.abc import Mapping
from typing import Any, Final

from wagtail.models import Locale, Page

from pages.demo.media import MediaLibrary
from pages.demo.prose import to_html
from pages.demo.texts import ContentError, PageText, read_table

_PAGE_LINK: Final = re.compile(r'href="page:([^"]+)"')
_ADDRESS: Final = re.compile(r'(href|src)="(page|document):([^"]+)"')


class References:
    """Knows the demo's pages by their paths, and the media library by file names."""

    def __init__(self, texts: list[PageText], media: MediaLibrary) -> None:
        self.media = media
        self._keys = {text.original: text.key for text in texts}
        self._people = read_table("contacts")

    def page(self, path: str, *, locale: Locale) -> Page:
        """The page with this German path in the language, or in German where it has no other."""
        if path not in self._keys:
            raise ContentError.unknown(path, self._keys, where="A link to a page")
        versions = Page.objects.filter(translation_key=self._keys[path]).select_related("locale")
        by_language = {page.locale.language_code: page for page in versions}
        return by_language.get(locale.language_code) or by_language["de"]

    def person(self, name: str) -> Mapping[str, str]:
        """How to reach somebody, as the contact block wants it."""
        return self._people[name]

    def rich_text(self, prose: str, *, locale: Locale) -> str:
        """Prose as Wagtail stores rich text, with links that follow a page when it moves."""

        def internal(match: re.Match[str]) -> str:
            return f'linktype="page" id="{self.page(match[1], locale=locale).pk}"'

        return _PAGE_LINK.sub(internal, to_html(prose))

    def plain_html(self, html: str, *, locale: Locale) -> str:
        """HTML as an old site has it: with addresses written out."""

        def address(match: re.Match[str]) -> str:
            attribute, kind, name = match.groups()
            target: Any = self.page(name, locale=locale) if kind == "page" else None
            url = target.url if target else self.media.document(name).url
            return f'{attribute}="{url}"'

        return _ADDRESS.sub(address, html)
