"""Reads a PDF: its catalogue by pikepdf, its text and pictures by PDFium."""

import ctypes
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2

from accessibility.documents.contents import MAX_PARTS, MAX_SAMPLE_CHARS, PDF, Contents, shortened
from accessibility.documents.pdf_tags import language_of_tags, read_tags
from accessibility.documents.refusal import BROKEN, PASSWORD, TOO_LARGE, Refused

MAX_PAGES: Final = 3_000
MAX_BOOKMARKS: Final = 5_000
MIN_LETTERS_A_PAGE: Final = 3  # a scan may carry a stamp or a page number as text
MIN_UNREADABLE: Final = 0.02  # below it may be a sign that stands for nothing, as a bullet
_IMAGES_DEEP: Final = 4
_PDFIUM: Final[Any] = pypdfium2.raw  # its names are made when it is loaded
_MAPPED_COLLECTIONS: Final = frozenset({"Japan1", "GB1", "CNS1", "Korea1", "KR"})


def read_pdf(path: Path) -> Contents:
    """The contents of the file; raises Refused."""
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            return _contents(pdf, path)
    except pikepdf.PasswordError as error:
        raise Refused(PASSWORD) from error
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError) as error:
        raise Refused(BROKEN) from error


def _contents(pdf: pikepdf.Pdf, path: Path) -> Contents:
    numbers = {page.obj.objgen: number for number, page in enumerate(_pages(pdf), start=1)}
    root = pdf.Root
    tags = read_tags(pdf, numbers)
    text = _Text(path, suspects=_suspects(pdf))
    preferences = _dictionary(root.get("/ViewerPreferences"))
    marks = _dictionary(root.get("/MarkInfo"))
    return Contents(
        file_type=PDF,
        title=_title(pdf),
        language=_string(root.get("/Lang")) or language_of_tags(pdf),
        has_languages=tags.has_languages,
        sample=text.sample,
        characters=text.characters,
        page_count=len(numbers),
        has_tags=tags.count > 0,
        is_marked=marks.get("/Marked") is True,
        is_pdfua=bool(_from_metadata(pdf, "pdfuaid:part")),
        shows_title=preferences.get("/DisplayDocTitle") is True,
        lets_readers_in=not pdf.is_encrypted or pdf.allow.accessibility,
        bookmarks=sum(1 for _ in _bookmarks(pdf)),
        headings=tuple(tags.headings[:MAX_PARTS]),
        figures=tuple(tags.figures[:MAX_PARTS]),
        tables=tags.tables(),
        list_count=tags.list_count,
        broken_lists=tags.broken_lists(),
        pictured_pages=tuple(text.pictured_pages[:MAX_PARTS]),
        unreadable_pages=tuple(text.unreadable_pages[:MAX_PARTS]),
        flawed_pages=tuple(text.flawed_pages[:MAX_PARTS]),
    )


def _pages(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Page]:
    count = len(pdf.pages)
    if count > MAX_PAGES:
        raise Refused(TOO_LARGE)
    if not count:
        raise Refused(BROKEN)
    yield from pdf.pages


def _dictionary(value: Any) -> Any:
    return value if isinstance(value, pikepdf.Dictionary) else {}


def _string(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, pikepdf.String) else ""


def _title(pdf: pikepdf.Pdf) -> str:
    information = _dictionary(pdf.trailer.get("/Info"))
    return shortened(_string(information.get("/Title")) or _from_metadata(pdf, "dc:title"))


def _from_metadata(pdf: pikepdf.Pdf, name: str) -> str:
    """A value of the XMP metadata; empty where there is none, or none that can be read."""
    if not isinstance(pdf.Root.get("/Metadata"), pikepdf.Stream):
        return ""
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            return str(metadata.get(name) or "").strip()
    except (ValueError, KeyError, TypeError, SyntaxError):
        return ""


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The bookmarks, each once, however they are chained."""
    seen: set[tuple[int, int]] = set()
    waiting = [_dictionary(pdf.Root.get("/Outlines")).get("/First")]
    while waiting and len(seen) < MAX_BOOKMARKS:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        waiting += [item.get("/Next"), item.get("/First")]
        yield item


def _suspects(pdf: pikepdf.Pdf) -> frozenset[int]:
    """Numbers of the pages with a font that does not say which letters its shapes are."""
    known: dict[tuple[int, int], bool] = {}
    found = set()
    for number, page in enumerate(pdf.pages, start=1):
        fonts = _dictionary(_dictionary(page.obj.get("/Resources")).get("/Font"))
        for font in (fonts.get(name) for name in islice(fonts.keys(), MAX_PARTS)):
            if not isinstance(font, pikepdf.Dictionary):
                continue
            key = font.objgen if font.objgen != (0, 0) else (0, len(known) + 1)
            if known.setdefault(key, _is_unmapped(font)):
                found.add(number)
    return frozenset(found)


def _is_unmapped(font: Any) -> bool:
    if "/ToUnicode" in font:
        return False
    kind = font.get("/Subtype")
    if kind == "/Type3":
        return True
    if kind != "/Type0" or font.get("/Encoding") not in {"/Identity-H", "/Identity-V"}:
        return False
    below = font.get("/DescendantFonts")
    descendant = _dictionary(below[0]) if isinstance(below, pikepdf.Array) and len(below) else {}
    collection = _dictionary(descendant.get("/CIDSystemInfo"))
    return _string(collection.get("/Ordering")) not in _MAPPED_COLLECTIONS


class _Text:
    """What PDFium reads on the pages: how much, and which pages have none or none to be read."""

    def __init__(self, path: Path, *, suspects: frozenset[int]) -> None:
        self.sample = ""
        self.characters = 0
        self.pictured_pages: list[int] = []
        self.unreadable_pages: list[int] = []
        self.flawed_pages: list[int] = []
        pdf = pypdfium2.PdfDocument(path)
        for number in range(1, min(len(pdf), MAX_PAGES) + 1):
            try:
                self._read(pdf[number - 1], number, is_suspect=number in suspects)
            except pypdfium2.PdfiumError:
                continue  # a page that is damaged says nothing of the others
        pdf.close()

    def _read(self, page: pypdfium2.PdfPage, number: int, *, is_suspect: bool) -> None:
        text = page.get_textpage()
        count = text.count_chars()
        self.characters += count
        if len(self.sample) < MAX_SAMPLE_CHARS and count:
            words = text.get_text_range(0, min(count, MAX_SAMPLE_CHARS))
            self.sample = f"{self.sample} {' '.join(words.split())}".strip()[:MAX_SAMPLE_CHARS]
        if count < MIN_LETTERS_A_PAGE and _has_image(page):
            self.pictured_pages.append(number)
        if is_suspect and (unmapped := _unmapped_letters(text, count)):
            is_unreadable = unmapped >= count * MIN_UNREADABLE
            (self.unreadable_pages if is_unreadable else self.flawed_pages).append(number)
        text.close()
        page.close()


def _has_image(page: pypdfium2.PdfPage) -> bool:
    kinds = (_PDFIUM.FPDF_PAGEOBJ_IMAGE,)
    return next(iter(page.get_objects(filter=kinds, max_depth=_IMAGES_DEEP)), None) is not None


def _unmapped_letters(text: pypdfium2.PdfTextPage, count: int) -> int:
    return sum(
        _PDFIUM.FPDFText_HasUnicodeMapError(text.raw, ctypes.c_int(index)) == 1
        for index in range(count)
    )
