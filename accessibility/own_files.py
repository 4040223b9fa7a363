"""Which files that a site links to as its own do not exist; asks the CMS, not the network."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import Resolver404, resolve
from wagtail.documents import get_document_model


def missing_files(paths: Iterable[str]) -> frozenset[str]:
    """Those of the paths at which Wagtail would have a document or an upload, but has none."""
    documents: dict[str, tuple[int, str]] = {}
    missing: set[str] = set()
    for path in set(paths):
        if document := _document_at(path):
            documents[path] = document
        elif _is_missing_upload(path):
            missing.add(path)
    return frozenset(missing | _missing_documents(documents))


def _document_at(path: str) -> tuple[int, str] | None:
    """Number and file name of the document that is served at the path."""
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return None
    if match.url_name != "wagtaildocs_serve":
        return None
    number, filename = match.args
    return int(number), filename


def _missing_documents(documents: dict[str, tuple[int, str]]) -> set[str]:
    model = get_document_model()
    known = {
        document.pk: document
        for document in model.objects.filter(pk__in={key for key, _ in documents.values()})
    }
    return {
        path
        for path, (key, filename) in documents.items()
        if (document := known.get(key)) is None
        or document.filename != filename
        or not document.file.storage.exists(document.file.name)
    }


def _is_missing_upload(path: str) -> bool:
    prefix = urlsplit(settings.MEDIA_URL).path
    if not prefix.startswith("/"):
        prefix = f"/{prefix}"
    name = urlsplit(path).path.removeprefix(prefix)
    is_upload = path.startswith(prefix) and ".." not in name.split("/")
    return is_upload and not default_storage.exists(name)
