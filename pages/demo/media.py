"""Puts the demo's drawings and files into the media library, each when it is first needed."""

import re
from pathlib import Path
from typing import Any, Final

from django.core.files import File
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike

from pages.demo.texts import read_table

FILES: Final = Path(__file__).parent / "files"


class MediaLibrary:
    """Finds images and documents by the name of their file; stores those that are missing.

    What is there is known by its content, so an editor may give it another title.
    """

    def __init__(self) -> None:
        self.created = 0
        self._titles = read_table("documents")
        self._found: dict[Path, Any] = {}

    def image(self, name: str) -> Any:
        """The image of a drawing, with the drawing's title."""
        path = FILES / "images" / f"{name}.svg"
        drawn_title = re.search(r"<title>(.+?)</title>", path.read_text(encoding="utf-8"))
        title = drawn_title[1] if drawn_title else name
        return self._stored(get_image_model(), path, title=title)

    def document(self, name: str) -> Any:
        """The document of a file, with the title from the list of documents."""
        path = next((FILES / "documents").glob(f"{name}.*"))
        return self._stored(get_document_model(), path, title=self._titles[name]["title"])

    def _stored(self, model: Any, path: Path, *, title: str) -> Any:
        if path not in self._found:
            self._found[path] = self._find(model, path) or self._create(model, path, title)
        return self._found[path]

    def _find(self, model: Any, path: Path) -> Any:
        with path.open("rb") as file:
            return model.objects.filter(file_hash=hash_filelike(file)).first()

    def _create(self, model: Any, path: Path, title: str) -> Any:
        with path.open("rb") as file:
            digest = hash_filelike(file)
            stored = model(
                title=title,
                file=File(file, name=path.name),
                file_hash=digest,
                file_size=path.stat().st_size,
            )
            stored.save()
        self.created += 1
        return stored
