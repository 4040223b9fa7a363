"""Files for the tests of documents, real ones, and what the checks say of them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from accessibility.documents.checking import check_contents
from accessibility.documents.contents import Contents, parse_contents
from accessibility.documents.reading import Limits, read_file
from accessibility.findings import Finding, Origin, OriginKind, Outcome

ORIGIN = Origin(OriginKind.DOCUMENT, "7", "Gebühren")
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_CORE = (
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "http://purl.org/dc/elements/1.1/",
)
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODF = " ".join(
    f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
    }.items()
)


def parts_of(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def zipped(path: Path, parts: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def docx(path: Path, body: str, *, title: str = "Gebühren", language: str = "de-DE") -> Path:
    """A DOCX with this body, whose styles know “Heading 1” to “Heading 3” as h1 to h3."""
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="h{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in (1, 2, 3)
    )
    lang = f'<w:lang w:val="{language}"/>' if language else ""
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{lang}</w:rPr></w:rPrDefault></w:docDefaults>"
    core, dc = _CORE
    text = f"<w:body>{body}</w:body>"
    return zipped(
        path,
        {
            "word/document.xml": f"<w:document {_W} {_DRAWING}>{text}</w:document>",
            "word/styles.xml": f"<w:styles {_W}>{defaults}{headings}</w:styles>",
            "docProps/core.xml": f'<c:coreProperties xmlns:c="{core}" xmlns:dc="{dc}">'
            f"<dc:title>{title}</dc:title></c:coreProperties>",
        },
    )


def paragraph(text: str, *, style: str = "", bold: bool = False) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p>{properties}<w:r>{weight}<w:t>{text}</w:t></w:r></w:p>"


def picture(description: str = "", *, inside: str = "", kind: str = "picture") -> str:
    uri = f"http://schemas.openxmlformats.org/drawingml/2006/{kind}"
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild 1" descr="{description}">'
        f'{inside}</wp:docPr><a:graphic><a:graphicData uri="{uri}"/></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def odt(path: Path, body: str, *, title: str = "Gebühren", language: str = "de") -> Path:
    """An ODT with this body, whose automatic style “fett” is bold and “zier” decorative."""
    loext = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    automatic = (
        '<style:style style:name="fett" style:family="paragraph">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="zier" style:family="graphic">'
        '<style:graphic-properties loext:decorative="true"/></style:style>'
    )
    default = (
        '<style:default-style style:family="paragraph">'
        f'<style:text-properties fo:language="{language}" fo:country="DE"/></style:default-style>'
    )
    return zipped(
        path,
        {
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<office:document-content {_ODF} {loext}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF}><office:styles>{default}"
            "</office:styles></office:document-styles>",
            "meta.xml": f'<office:document-meta {_ODF} xmlns:dc="{_CORE[1]}"><office:meta>'
            f"<dc:title>{title}</dc:title></office:meta></office:document-meta>",
        },
    )


def contents_of(path: Path) -> Contents:
    answer = read_file(path, file_type=path.suffix[1:], limits=Limits())
    return parse_contents(answer["contents"], file_name=path.name)


def refusal_of(path: Path) -> str:
    reason: str = read_file(path, file_type=path.suffix[1:], limits=Limits())["refused"]
    return reason


def findings_in(path: Path) -> list[Finding]:
    return list(check_contents(contents_of(path), origin=ORIGIN).findings)


def failed(path: Path) -> set[str]:
    """The rules that the file breaks for certain."""
    return {each.rule for each in findings_in(path) if each.outcome is Outcome.FAILED}


def doubtful(path: Path) -> set[str]:
    """The rules of which a person has to judge whether the file breaks them."""
    return {each.rule for each in findings_in(path) if each.outcome is Outcome.CANT_TELL}
