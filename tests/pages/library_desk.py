"""Publishes document pages as an editor does, and does the background work of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from wagtail.documents.models import Document

from pages.models import DocumentPage, LibraryPage
from tests import factories
from tests.pages import paper_files

OnCommit = Callable[..., AbstractContextManager[Any]]


def file_of(page: DocumentPage) -> Document:
    assert page.document is not None
    return page.document


class Publish:
    """Publishes a document page with a file, and does the background work of it."""

    def __init__(self, library: LibraryPage, on_commit: OnCommit) -> None:
        self.library = library
        self.on_commit = on_commit
        self.page: DocumentPage | None = None

    def __call__(
        self, content: bytes, *, name: str = "konzept.pdf", note: str = "", title: str = "Konzept"
    ) -> DocumentPage:
        document = paper_files.stored(content, name=name, title=title)
        with self.on_commit(execute=True):
            if self.page is None:
                self.page = factories.add_page(
                    DocumentPage, parent=self.library, title=title, document=document
                )
            else:
                self.page.document = document
                self.page.version_note = note
                self.page.save_revision().publish()
        return self.page

    def another(self) -> "Publish":
        return Publish(self.library, self.on_commit)
