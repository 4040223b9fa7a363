"""A link to a file, such as a PDF, that says neither what kind of file it is nor how large.

What is loaded from an address without an ending may be made on request: nobody knows its size.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import Tag

from accessibility.context import context_of
from accessibility.findings import Impact, Text
from accessibility.rules import Broken, HtmlPage, attribute, rule

_NAMES = {
    "pdf": "PDF", "doc": "Word", "docx": "Word", "xls": "Excel", "xlsx": "Excel",
    "ppt": "PowerPoint", "pptx": "PowerPoint", "odt": "Writer|OpenDocument",
    "ods": "Calc|OpenDocument", "odp": "Impress|OpenDocument", "rtf": "Word",
    "csv": "CSV", "zip": "ZIP", "epub": "E-Book", "mp3": "Audio", "mp4": "Video", "txt": "Text",
}  # fmt: skip
_FURTHER_TYPES = "geojson|gif|gpx|html|ical|ics|jpe?g|json|kml|ogg|png|svg|webm|webp|xml"
_ANY_TYPE = "|".join((*_NAMES, *_NAMES.values(), _FURTHER_TYPES))
_SIZE = re.compile(r"\d\s?(?:bytes?|[kmg]i?b|kilobytes?|megabytes?)\b", re.IGNORECASE)
_MISSING = {
    (True, False): Text(de="Dateityp fehlt", en="file type is missing"),
    (False, True): Text(de="Dateigröße fehlt", en="file size is missing"),
    (True, True): Text(de="Dateityp und -größe fehlen", en="file type and size are missing"),
}


@rule(
    impact=Impact.MINOR,
    applies_to="a[href]",
    title=Text(
        de="Link auf eine Datei ohne Typ und Größe", en="Link to a file without type and size"
    ),
    why=Text(
        de="Wer auf einen Link tippt, erwartet eine Seite. Öffnet sich stattdessen eine Datei, "
        "verlieren Menschen mit Screenreader oder wenig Übung leicht die Orientierung; große "
        "Dateien kosten unterwegs Zeit und Datenvolumen.",
        en="Whoever follows a link expects a page. When a file opens instead, people with a screen "
        "reader or little practice easily lose their way; large files cost time and data.",
    ),
    advice=Text(
        de="Nennen Sie Typ und Größe im Linktext, zum Beispiel „Satzung (PDF, 1,2 MB)“. Am "
        "einfachsten geht es mit dem Baustein für Dokumente, der beides von selbst ergänzt.",
        en="Give type and size in the link text, for example “By-law (PDF, 1.2 MB)”. The block for "
        "documents is the simplest way: it adds both by itself.",
    ),
    for_developers=Text(
        de="Vorlagen, die Dokumente verlinken, geben Typ und Größe aus dem Dokument im "
        "Linktext mit aus.",
        en="Templates that link documents put the document's type and size into the link text.",
    ),
    fails='<a href="/satzung.pdf">Satzung</a>',
    passes='<a href="/satzung.pdf">Satzung (PDF, 1,2 MB)</a>',
)
def link_file_unannounced(page: HtmlPage) -> Iterator[Broken]:
    for link in page.shown("a"):
        type_words = _type_words(link)
        if not type_words:
            continue
        told = f"{page.name_of(link)} {context_of(page, link)}"
        type_is_missing = not re.search(rf"\b(?:{type_words})\b", told, re.IGNORECASE)
        size_is_missing = type_words is not _ANY_TYPE and not _SIZE.search(told)
        if type_is_missing or size_is_missing:
            yield Broken(link, _MISSING[type_is_missing, size_is_missing])


def _type_words(link: Tag) -> str:
    """What the type of its file goes by, as a pattern; empty where it leads to no file."""
    for address in (attribute(link, "href"), attribute(link, "download")):
        if (extension := _extension(address)) in _NAMES:
            return f"{extension}|{_NAMES[extension]}"
    return _ANY_TYPE if link.has_attr("href") and link.has_attr("download") else ""


def _extension(href: str) -> str:
    try:
        path = urlsplit(href).path
    except ValueError:  # the address is malformed, such as "http://["
        return ""
    return path.rstrip("/").rpartition(".")[2].lower() if "." in path else ""
