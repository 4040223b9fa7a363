"""Builds small files of the kinds that offices send: PDF, DOCX and ODT, whole and damaged."""

import io
import zipfile
from html import escape

import pikepdf
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def stored(content: bytes, *, name: str, title: str = "Konzept") -> Document:
    """The file in the library."""
    return Document.objects.create(title=title, file=ContentFile(content, name=name))


def pdf(*pages: str, password: str = "") -> bytes:
    """A PDF with a line of text on each page; an empty text makes a page like a scan's."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for text in pages:
        made.add_blank_page()
        page = made.pages[-1]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
        lines = b" ".join(b"(%s) Tj T*" % line.encode("cp1252") for line in text.split("\n"))
        page.Contents = made.make_stream(b"BT /F1 12 Tf 14 TL 72 700 Td " + lines + b" ET")
    stream = io.BytesIO()
    encryption = pikepdf.Encryption(owner=password, user=password) if password else False
    made.save(stream, encryption=encryption)
    return stream.getvalue()


def docx(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return _zipped({"word/document.xml": document})


def odt(*paragraphs: str, manifest: str = "<manifest/>") -> bytes:
    body = "".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs)
    content = (
        f'<office:document-content xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return _zipped({"META-INF/manifest.xml": manifest, "content.xml": content})


def word_with_password() -> bytes:
    """What Word stores when a password is set: no ZIP any more."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


def bomb(*, megabytes: int) -> bytes:
    """A DOCX that is small until it is unpacked."""
    return docx(*["A" * 1_000_000] * megabytes)


def laughing() -> bytes:
    """A DOCX whose few entities would become a billion words."""
    entities = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    document = (
        f'<!DOCTYPE d [<!ENTITY l0 "lol">{entities}]>'
        f'<w:document xmlns:w="{_WORD}"><w:t>&l9;</w:t></w:document>'
    )
    return _zipped({"word/document.xml": document})


def _zipped(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
