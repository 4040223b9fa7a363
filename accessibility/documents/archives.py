"""The parts of a DOCX or ODT, unpacked within bounds and parsed without reaching outside."""

import zipfile
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from lxml import etree

from accessibility.documents.refusal import BROKEN, PASSWORD, TOO_LARGE, Refused

MAX_PART_BYTES: Final = 50_000_000
_OLE_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how a DOCX with a password begins


class Archive:
    """A zip file of XML parts; use it as a context manager."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            if file.read(len(_OLE_FILE)) == _OLE_FILE:
                encrypted = "EncryptedPackage".encode("utf-16-le") in file.read()
                raise Refused(PASSWORD if encrypted else BROKEN)
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError) as error:
            raise Refused(BROKEN) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._zip.close()

    def read(self, name: str) -> bytes:
        """A part's bytes; empty where there is no such part."""
        try:
            part = self._zip.getinfo(name)
        except KeyError:
            return b""
        if part.flag_bits & 1:
            raise Refused(PASSWORD)
        try:
            with self._zip.open(part) as file:
                # A bomb lies about its size, so what counts is what comes out.
                content = file.read(MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
            raise Refused(BROKEN) from error
        if len(content) > MAX_PART_BYTES:
            raise Refused(TOO_LARGE)
        return content

    def tree(self, name: str) -> Any:
        """A part's root element; None where there is no such part."""
        content = self.read(name)
        if not content:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise Refused(BROKEN) from error

    def required_tree(self, name: str) -> Any:
        """A part's root element; without it the file is broken."""
        root = self.tree(name)
        if root is None:
            raise Refused(BROKEN)
        return root
