"""Reads an ODT: headings, alternatives of pictures, header rows, title and language."""

from collections.abc import Iterator, Set
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from accessibility.documents.archives import Archive
from accessibility.documents.contents import (
    MAX_PARTS,
    MAX_SAMPLE_CHARS,
    ODT,
    Contents,
    Figure,
    Heading,
    Table,
    shortened,
)
from accessibility.documents.paragraphs import Paragraph, bold_lines, typed_lists
from accessibility.documents.refusal import BROKEN, PASSWORD, Refused

_OASIS: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = f"{_OASIS}text:1.0}}"
_TABLE: Final = f"{_OASIS}table:1.0}}"
_DRAW: Final = f"{_OASIS}drawing:1.0}}"
_STYLE: Final = f"{_OASIS}style:1.0}}"
_SVG: Final = f"{_OASIS}svg-compatible:1.0}}"
_FO: Final = f"{_OASIS}xsl-fo-compatible:1.0}}"
_OFFICE: Final = f"{_OASIS}office:1.0}}"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_NO_LANGUAGE: Final = frozenset({"", "none", "zxx"})


def read_odt(path: Path) -> Contents:
    """The contents of the file; raises Refused."""
    with Archive(path) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Refused(PASSWORD)
        content = archive.required_tree("content.xml")
        styles = archive.tree("styles.xml")
        meta = archive.tree("meta.xml")
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        raise Refused(BROKEN)
    automatic = content.find(f"{_OFFICE}automatic-styles")
    paragraphs = list(_paragraphs(text, _bold_styles(automatic)))
    decorative = _decorative_styles(automatic)
    words = " ".join("".join(text.itertext()).split())
    return Contents(
        file_type=ODT,
        title=" ".join((meta.findtext(f".//{_TITLE}") or "").split()) if meta is not None else "",
        language=_language(styles),
        sample="" if _has_languages(automatic) else words[:MAX_SAMPLE_CHARS],
        characters=len(words),
        headings=tuple(islice(_headings(text), MAX_PARTS)),
        figures=tuple(islice(_figures(text, decorative), MAX_PARTS)),
        tables=tuple(islice(_tables(text), MAX_PARTS)),
        list_count=int(text.find(f".//{_TEXT}list") is not None),
        typed_lists=typed_lists(paragraphs),
        bold_lines=bold_lines(paragraphs),
    )


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _headings(text: Any) -> Iterator[Heading]:
    for heading in text.iter(f"{_TEXT}h"):
        level = heading.get(f"{_TEXT}outline-level", "1")
        if level.isdecimal() and (words := _words(heading)):
            yield Heading(int(level[:2]), shortened(words))


def _paragraphs(text: Any, bold: Set[str]) -> Iterator[Paragraph]:
    """What stands in the running text; headings part the paragraphs as empty ones."""
    for element in text.iterchildren(f"{_TEXT}p", f"{_TEXT}h", f"{_TEXT}list"):
        is_text = element.tag == f"{_TEXT}p"
        yield Paragraph(
            text=_words(element) if is_text else "",
            is_bold=is_text and _is_bold(element, bold),
            is_item=element.tag == f"{_TEXT}list",
        )


def _is_bold(paragraph: Any, bold: Set[str]) -> bool:
    if paragraph.get(f"{_TEXT}style-name") in bold:
        return True
    loose = chain([paragraph.text], (child.tail for child in paragraph))
    spans = [span for span in paragraph.iterchildren(f"{_TEXT}span") if _words(span)]
    styled = all(span.get(f"{_TEXT}style-name") in bold for span in spans)
    return bool(spans) and styled and not any((words or "").strip() for words in loose)


def _bold_styles(automatic: Any) -> Set[str]:
    return {
        properties.getparent().get(f"{_STYLE}name", "")
        for properties in _properties(automatic, "text-properties")
        if properties.get(f"{_FO}font-weight") == "bold"
    }


def _decorative_styles(automatic: Any) -> Set[str]:
    return {
        properties.getparent().get(f"{_STYLE}name", "")
        for properties in _properties(automatic, "graphic-properties")
        if any(name.endswith("}decorative") and on == "true" for name, on in properties.items())
    }


def _properties(automatic: Any, name: str) -> Iterator[Any]:
    if automatic is not None:
        yield from automatic.iterfind(f"{_STYLE}style/{_STYLE}{name}")


def _figures(text: Any, decorative: Set[str]) -> Iterator[Figure]:
    for frame in text.iter(f"{_DRAW}frame"):
        shown = next(frame.iterchildren(f"{_DRAW}image", f"{_DRAW}object"), None)
        if shown is None or _is_decorative(frame, decorative):
            continue
        words = (frame.findtext(f"{_SVG}{name}") or "" for name in ("desc", "title"))
        alternative = next(filter(str.strip, words), "")
        yield Figure(shortened(alternative), shortened(frame.get(f"{_DRAW}name") or ""))


def _is_decorative(frame: Any, decorative: Set[str]) -> bool:
    marked = any(name.endswith("}decorative") and on == "true" for name, on in frame.items())
    return marked or frame.get(f"{_DRAW}style-name") in decorative


def _tables(text: Any) -> Iterator[Table]:
    for table in text.iter(f"{_TABLE}table"):
        header = table.find(f"{_TABLE}table-header-rows")
        holders = [table, *table.iterchildren(f"{_TABLE}table-rows", f"{_TABLE}table-header-rows")]
        rows = [row for holder in holders for row in holder.iterchildren(f"{_TABLE}table-row")]
        cells = (len(list(row.iterchildren(f"{_TABLE}table-cell"))) for row in rows)
        yield Table(
            rows=len(rows),
            columns=max(cells, default=0),
            has_headers=header is not None,
            text=shortened(_words(rows[0])) if rows else "",
        )


def _language(styles: Any) -> str:
    """The language of the standard paragraph, such as ``de-DE``."""
    defaults = styles.iter(f"{_STYLE}default-style") if styles is not None else ()
    for style in defaults:
        if style.get(f"{_STYLE}family") != "paragraph":
            continue
        properties = style.find(f"{_STYLE}text-properties")
        language = properties.get(f"{_FO}language", "") if properties is not None else ""
        if language not in _NO_LANGUAGE:
            country = properties.get(f"{_FO}country", "")
            return language if country in _NO_LANGUAGE else f"{language}-{country}"
    return ""


def _has_languages(automatic: Any) -> bool:
    return any(p.get(f"{_FO}language") for p in _properties(automatic, "text-properties"))
