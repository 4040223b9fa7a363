"""Reads a DOCX: headings by style, alternatives of pictures, header rows, title and language."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

from accessibility.documents.archives import Archive
from accessibility.documents.contents import (
    DOCX,
    MAX_PARTS,
    MAX_SAMPLE_CHARS,
    Contents,
    Figure,
    Heading,
    Table,
    shortened,
)
from accessibility.documents.paragraphs import Paragraph, bold_lines, typed_lists

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_GRAPHICS: Final = ("/picture", "/chart", "/diagram")
_OFF: Final = frozenset({"0", "false", "off", "none"})
MAX_STYLES_DEEP: Final = 12


def read_docx(path: Path) -> Contents:
    """The contents of the file; raises Refused."""
    with Archive(path) as archive:
        body = archive.required_tree("word/document.xml")
        styles = archive.tree("word/styles.xml")
        core = archive.tree("docProps/core.xml")
    levels = _levels(styles)
    paragraphs = list(_paragraphs(body, levels))
    return Contents(
        file_type=DOCX,
        title=" ".join((core.findtext(f".//{_TITLE}") or "").split()) if core is not None else "",
        language=_language(styles, body),
        sample=_sample(styles, body),
        characters=sum(len(node.text or "") for node in body.iter(f"{_W}t")),
        headings=tuple(islice(_headings(body, levels), MAX_PARTS)),
        figures=tuple(islice(_figures(body), MAX_PARTS)),
        tables=tuple(islice(_tables(body), MAX_PARTS)),
        list_count=int(body.find(f".//{_W}numPr") is not None),
        typed_lists=typed_lists(paragraphs),
        bold_lines=bold_lines(paragraphs),
    )


def _levels(styles: Any) -> Mapping[str, int]:
    """The heading level of each paragraph style that has one, by the style's ID."""
    if styles is None:
        return {}
    by_id = {style.get(f"{_W}styleId", ""): style for style in styles.iter(f"{_W}style")}
    levels = {key: _level_of_style(style, by_id) for key, style in by_id.items()}
    return {key: level for key, level in levels.items() if level}


def _level_of_style(style: Any, by_id: Mapping[str, Any]) -> int:
    """The level that the style or one that it is based on has; 0 for text."""
    for _ in range(MAX_STYLES_DEEP):
        if (level := _outline_level(style)) is not None:
            return level
        name = style.find(f"{_W}name")
        words = (name.get(f"{_W}val") or "").lower().split() if name is not None else []
        if len(words) == 2 and words[0] == "heading" and words[1].isdecimal():  # noqa: PLR2004
            return int(words[1])
        based_on = style.find(f"{_W}basedOn")
        parent = by_id.get(based_on.get(f"{_W}val", "")) if based_on is not None else None
        if parent is None:
            return 0
        style = parent
    return 0


def _outline_level(element: Any) -> int | None:
    """The level that a style or a paragraph states itself; 0 for text, None for nothing."""
    stated = element.find(f"{_W}pPr/{_W}outlineLvl")
    value = stated.get(f"{_W}val", "") if stated is not None else ""
    if not value.isdecimal():
        return None
    return int(value) + 1 if int(value) < 9 else 0  # noqa: PLR2004 - nine levels, then text


def _level(paragraph: Any, levels: Mapping[str, int]) -> int:
    own = _outline_level(paragraph)
    if own is not None:
        return own
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return levels.get(style.get(f"{_W}val", ""), 0) if style is not None else 0


def _text(element: Any) -> str:
    return " ".join("".join(node.text or "" for node in element.iter(f"{_W}t")).split())


def _headings(body: Any, levels: Mapping[str, int]) -> Iterator[Heading]:
    for paragraph in body.iter(f"{_W}p"):
        level = _level(paragraph, levels)
        if level and (text := _text(paragraph)):
            yield Heading(level, shortened(text))


def _paragraphs(body: Any, levels: Mapping[str, int]) -> Iterator[Paragraph]:
    """What stands in the running text; headings part the paragraphs as empty ones."""
    for paragraph in body.iterfind(f"{_W}body/{_W}p"):
        is_heading = bool(_level(paragraph, levels))
        yield Paragraph(
            text="" if is_heading else _text(paragraph),
            is_bold=_is_bold(paragraph),
            is_item=paragraph.find(f"{_W}pPr/{_W}numPr") is not None,
        )


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if _text(run)]
    return bool(runs) and all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)


def _is_on(switch: Any) -> bool:
    return switch is not None and switch.get(f"{_W}val", "1").lower() not in _OFF


def _is_fallback(element: Any) -> bool:
    """Whether the element only repeats for old programmes what stands before it."""
    return next(element.iterancestors(_FALLBACK), None) is not None


def _figures(body: Any) -> Iterator[Figure]:
    for element in body.iter(f"{_W}drawing", f"{_V}imagedata"):
        if _is_fallback(element):
            continue
        if element.tag == f"{_V}imagedata":
            shape = element.getparent()
            yield Figure((shape.get("alt") or "").strip(), shortened(element.get("title") or ""))
            continue
        properties = next(element.iter(f"{_WP}docPr"), None)
        if properties is None or not _is_picture(element) or _is_decorative(properties):
            continue
        words = properties.get("descr") or properties.get("title") or ""
        yield Figure(shortened(words), shortened(properties.get("name") or ""))


def _is_picture(drawing: Any) -> bool:
    """Whether it is a picture or a chart and not, for instance, a box of text."""
    uris = (node.get("uri", "") for node in drawing.iter("{*}graphicData"))
    return any(uri.endswith(_GRAPHICS) for uri in uris)


def _is_decorative(properties: Any) -> bool:
    marks = properties.iter("{*}decorative")
    return any((mark.get("val") or "").lower() in {"1", "true"} for mark in marks)


def _tables(body: Any) -> Iterator[Table]:
    for table in body.iter(f"{_W}tbl"):
        rows = table.findall(f"{_W}tr")
        header = (row.find(f"{_W}trPr/{_W}tblHeader") for row in rows)
        yield Table(
            rows=len(rows),
            columns=max((len(row.findall(f"{_W}tc")) for row in rows), default=0),
            has_headers=any(map(_is_on, header)),
            text=shortened(_text(rows[0])) if rows else "",
        )


def _language(styles: Any, body: Any) -> str:
    """The language of the document's standard text; else that of its first words with one."""
    for element in _defaults(styles):
        if language := element.get(f"{_W}val"):
            return str(language)
    own = (node.get(f"{_W}val") for node in body.iter(f"{_W}lang"))
    return str(next(filter(None, own), ""))


def _defaults(styles: Any) -> Iterator[Any]:
    if styles is None:
        return
    yield from styles.iterfind(f"{_W}style[@{_W}default='1']/{_W}rPr/{_W}lang")
    yield from styles.iterfind(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")


def _sample(styles: Any, body: Any) -> str:
    """Text that says nothing of its own language; nothing where styles could say it."""
    if styles is None or len(list(styles.iter(f"{_W}lang"))) > len(list(_defaults(styles))):
        return ""
    pieces, length = [], 0
    for paragraph in body.iter(f"{_W}p"):
        runs = (r for r in paragraph.iter(f"{_W}r") if r.find(f"{_W}rPr/{_W}lang") is None)
        text = " ".join("".join(map(_text, runs)).split())
        pieces.append(text)
        length += len(text)
        if length > MAX_SAMPLE_CHARS:
            break
    return " ".join(filter(None, pieces))[:MAX_SAMPLE_CHARS]
