"""Reads the text of one file, in a process of its own: ``python -m pages.documents.reading``.

A file from outside may be broken or made to do harm. Here it can at worst end this process, whose
memory and time are bounded by whoever starts it (see ``extraction``). Knows nothing of Django.
"""

import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

import pypdfium2
from lxml import etree

READ: Final = "read"
NO_TEXT: Final = "no_text"
ENCRYPTED: Final = "encrypted"
BROKEN: Final = "broken"
TOO_LARGE: Final = "too_large"
UNSUPPORTED: Final = "unsupported"

MIN_LETTERS_A_PAGE: Final = 3  # a scan may carry a stamp or a page number as text
_PDF_PASSWORD: Final = 4  # PDFium's FPDF_ERR_PASSWORD
_OLE_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how a DOCX with a password begins
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WORD_BREAKS: Final = {f"{_WORD}p", f"{_WORD}br", f"{_WORD}tab", f"{_WORD}tc"}
# PDFium writes a mark of its own for a hyphen that it takes for one of a line's end.
_HYPHEN_AT_LINE_END: Final = re.compile(
    "(?:\ufffe|\x02|\xad)\\s*"
    "|(?<=[^\\W\\d_])[-\u2010][ \t]*\r?\n\\s*(?!(?:und|oder|bis|bzw|sowie)\\b)(?=[a-zäöüß])"
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost; beyond it, it is too large to be read."""

    bytes: int = 60_000_000
    pages: int = 3_000
    characters: int = 20_000_000
    xml_bytes: int = 100_000_000  # of a part of a DOCX or ODT, unpacked
    memory_bytes: int = 2_000_000_000
    seconds: int = 120


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of it: a state, and the text of each page."""

    state: str
    pages: list[str] = field(default_factory=list)
    page_count: int | None = None  # None for formats whose pages only a word processor knows


class _Refused(Exception):
    """The file cannot be read, and in which state it therefore is."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


def read_file(path: Path, *, suffix: str, limits: Limits) -> Reading:
    """The text of a file; ``suffix`` is that of its name, with the dot."""
    reader = {".pdf": _read_pdf, ".docx": _read_docx, ".odt": _read_odt}.get(suffix.lower())
    if reader is None:
        return Reading(UNSUPPORTED)
    try:
        if path.stat().st_size > limits.bytes:
            return Reading(TOO_LARGE)
        return reader(path, limits)
    except _Refused as refusal:
        return Reading(refusal.state)
    except MemoryError:
        return Reading(TOO_LARGE)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, OSError, KeyError):
        return Reading(BROKEN)


def plain(text: str) -> str:
    """The words of a page in one line, those divided at a line's end joined again."""
    joined = _HYPHEN_AT_LINE_END.sub("", text)
    return " ".join(_CONTROL.sub(" ", joined).split())


def _concluded(pages: list[str], *, page_count: int | None) -> Reading:
    letters = sum(1 for page in pages for character in page if character.isalpha())
    if letters < MIN_LETTERS_A_PAGE * max(len(pages), 1):
        return Reading(NO_TEXT, page_count=page_count)
    return Reading(READ, pages=pages, page_count=page_count)


def _read_pdf(path: Path, limits: Limits) -> Reading:
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        return Reading(ENCRYPTED if error.err_code == _PDF_PASSWORD else BROKEN)
    if len(pdf) > limits.pages:
        return Reading(TOO_LARGE, page_count=len(pdf))
    if len(pdf) == 0:
        return Reading(BROKEN)
    pages = [_text_of(pdf, number) for number in range(len(pdf))]
    if all(page is None for page in pages):
        return Reading(BROKEN, page_count=len(pages))
    if sum(len(page or "") for page in pages) > limits.characters:
        return Reading(TOO_LARGE, page_count=len(pages))
    return _concluded([page or "" for page in pages], page_count=len(pages))


def _text_of(pdf: pypdfium2.PdfDocument, number: int) -> str | None:
    try:
        return plain(pdf[number].get_textpage().get_text_bounded())
    except pypdfium2.PdfiumError:
        return None


def _read_docx(path: Path, limits: Limits) -> Reading:
    with path.open("rb") as file:
        if file.read(len(_OLE_FILE)) == _OLE_FILE:
            encrypted = "EncryptedPackage".encode("utf-16-le") in file.read()
            return Reading(ENCRYPTED if encrypted else BROKEN)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        parts = [name for name in names if re.fullmatch(r"word/(foot|end)notes\.xml", name)]
        texts = [
            _text_in(archive, part, breaks=_WORD_BREAKS, only={f"{_WORD}t"}, limits=limits)
            for part in ("word/document.xml", *sorted(parts))
        ]
    return _concluded([plain(" ".join(texts))], page_count=None)


def _read_odt(path: Path, limits: Limits) -> Reading:
    with zipfile.ZipFile(path) as archive:
        manifest = _unpacked(archive, "META-INF/manifest.xml", limits=limits)
        if b"encryption-data" in manifest:
            return Reading(ENCRYPTED)
        breaks = {f"{_TEXT}{name}" for name in ("p", "h", "tab", "s", "line-break")}
        text = _text_in(archive, "content.xml", breaks=breaks, only=None, limits=limits)
    return _concluded([plain(text)], page_count=None)


def _unpacked(archive: zipfile.ZipFile, name: str, *, limits: Limits) -> bytes:
    if archive.getinfo(name).flag_bits & 1:
        raise _Refused(ENCRYPTED)
    with archive.open(name) as part:
        # A bomb lies about its size, so what counts is what comes out.
        content = part.read(limits.xml_bytes + 1)
    if len(content) > limits.xml_bytes:
        raise _Refused(TOO_LARGE)
    return content


def _text_in(
    archive: zipfile.ZipFile, name: str, *, breaks: set[str], only: set[str] | None, limits: Limits
) -> str:
    text = "".join(_strings(_unpacked(archive, name, limits=limits), breaks=breaks, only=only))
    if len(text) > limits.characters:
        raise _Refused(TOO_LARGE)
    return text


def _strings(xml: bytes, *, breaks: set[str], only: set[str] | None) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(xml, parser)
    body = root if only else root.find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}body")
    if body is None:
        return
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start" and (only is None or element.tag in only):
            yield element.text or ""
        if event == "end":
            yield " " if element.tag in breaks else ""
            yield (element.tail or "") if only is None else ""


def _main() -> None:
    """Arguments: the file, the suffix of its name, the limits as JSON. Answers with JSON."""
    path, suffix, limits_json = sys.argv[1:]
    limits = Limits(**json.loads(limits_json))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    json.dump(asdict(read_file(Path(path), suffix=suffix, limits=limits)), sys.stdout)


if __name__ == "__main__":
    _main()
