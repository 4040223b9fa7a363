"""Checks at the end of a scan the files that its pages link, and stores what is found.

Each is a row of the scan beside the pages, under its own address, so its result lives on like a
page's; docs/documents.md says how that was decided.
"""

import logging
import threading
import time
from collections.abc import Mapping
from urllib.parse import urljoin

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import CollectionViewRestriction

from accessibility import issues
from accessibility.documents.checking import ENGINE, check_contents
from accessibility.documents.files import Fetched, Interrupted, fetch_contents
from accessibility.documents.links import linked_documents
from accessibility.failures import Failure
from accessibility.findings import EngineResult, Origin, OriginKind
from accessibility.models import Scan, ScannedPage

logger = logging.getLogger(__name__)
SKIPPED = frozenset({Failure.FILE_TYPE, Failure.FILE_PRIVATE})
"""Why a file is left out on purpose; all other reasons are failures."""


def record(scan: Scan, *, stop: threading.Event) -> bool:
    """Check each document that the scan has not checked yet; False when ``stop`` cut it short.

    Only a scan of the whole site with all engines knows which files are published, so only such a
    scan checks them.
    """
    if not scan.all_engines or scan.scope != Scan.Scope.SITE:
        return True
    linking = _linking_pages(scan)
    private = _private_documents()
    for document in get_document_model()._default_manager.filter(pk__in=linking).order_by("pk"):
        if stop.is_set():
            return False
        url = urljoin(scan.site.root_url, document.url)
        if scan.documents.filter(url=url).exists():
            continue
        try:
            _check(scan, document, url, linking[document.pk], is_private=document.pk in private)
        except Interrupted:
            stop.set()  # whoever ends the reading ends the scan, which then goes on from here
            return False
    gone = ScannedPage.documents.current().filter(scan__site=scan.site)
    gone.exclude(url__in=scan.documents.values("url")).update(is_current=False)
    return True


def _linking_pages(scan: Scan) -> Mapping[int, list[int]]:
    """The latest results of the scan's pages that link each document, by the document's key.

    Of a page that failed this is an earlier one: nothing says that it links no file any more.
    """
    pages = ScannedPage.objects.current().filter(
        scan__site=scan.site, url__in=scan.pages.values("url")
    )
    rows = pages.exclude(document_links=[]).order_by("pk").values_list("pk", "document_links")
    return linked_documents(rows)


def _private_documents() -> frozenset[int]:
    """The keys of documents that visitors cannot open."""
    below = Q(pk__in=())
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        below |= Q(collection__path__startswith=path)
    documents = get_document_model()._default_manager.filter(below)
    return frozenset(documents.values_list("pk", flat=True))


def _check(
    scan: Scan, document: AbstractDocument, url: str, linked_from: list[int], *, is_private: bool
) -> None:
    started = time.monotonic()
    fetched = Fetched(failure=Failure.FILE_PRIVATE) if is_private else fetch_contents(document)
    row = ScannedPage(
        scan=scan,
        kind=ScannedPage.Kind.DOCUMENT,
        document=document,
        url=url,
        title=document.title[:500],
        state=_state(fetched),
        failure=fetched.failure.value if fetched.failure else "",
        failure_detail=fetched.detail,
        audited_at=timezone.now(),
        seconds=time.monotonic() - started,
    )
    result = EngineResult()
    if fetched.contents is not None:
        origin = Origin(OriginKind.DOCUMENT, str(document.pk), document.title)
        result = check_contents(fetched.contents, origin=origin)
        row.document_title = fetched.contents.title[:500]
        row.language = fetched.contents.language[:20]
        row.outcomes = {ENGINE: {rule: each.value for rule, each in result.outcomes.items()}}
        row.is_current = True
    _store(row, result, linked_from)
    logger.info("document checked", extra={"document": document.pk, "state": row.state})


def _state(fetched: Fetched) -> str:
    if fetched.failure is None:
        return ScannedPage.State.DONE
    is_skipped = fetched.failure in SKIPPED
    return ScannedPage.State.SKIPPED if is_skipped else ScannedPage.State.FAILED


@transaction.atomic
def _store(row: ScannedPage, result: EngineResult, linked_from: list[int]) -> None:
    # Of two processes that end the same scan, the second waits here and finds the row.
    Scan.objects.select_for_update().get(pk=row.scan_id)
    if row.scan.documents.filter(url=row.url).exists():
        return
    if row.is_current:
        earlier = ScannedPage.documents.current().filter(scan__site=row.scan.site, url=row.url)
        earlier.update(is_current=False)
    row.save()
    row.linked_from.set(linked_from)
    issues.record(row, result.findings)
