"""Checks at the end of a scan the files that its site hosts or links, and stores what is found.

Each is a row of the scan beside the pages, under its own address, so its result lives on like a
page's; docs/documents.md says how that was decided.
"""

import logging
import threading
import time
from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urljoin

from django.db import models, transaction
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import CollectionViewRestriction

from accessibility import claims, issues
from accessibility.conf import configuration
from accessibility.documents.budget import Budget
from accessibility.documents.checking import check_contents
from accessibility.documents.files import Fetched, Interrupted, fetch_contents, forget_unused
from accessibility.documents.links import hosted_documents, linked_documents, linked_elsewhere
from accessibility.engines import DOCUMENTS
from accessibility.failures import Failure
from accessibility.findings import EngineResult, Origin, OriginKind
from accessibility.models import Scan, ScannedPage

logger = logging.getLogger(__name__)
SKIPPED = frozenset({Failure.FILE_TYPE, Failure.FILE_PRIVATE})
"""Why a file is left out on purpose; all other reasons are failures."""


def record(scan: Scan, *, stop: threading.Event) -> bool:
    """Check each document that the scan has not checked yet; False when ``stop`` cut it short.

    Only a scan of the whole site with all engines knows which pages link them, so only such a scan
    checks them.
    """
    if not scan.all_engines or scan.scope != Scan.Scope.SITE:
        return True
    links = _links(scan)
    private = _private_documents()
    linking = {**_hosted(scan, private), **linked_documents(links)}
    conf = configuration()
    budget = Budget(seconds=conf.max_document_seconds, bytes_fetched=conf.max_document_bytes)
    for document in _longest_unknown_first(scan, linking):
        if stop.is_set():
            return False
        if scan.documents.filter(document=document).exists():
            continue
        try:
            _check(scan, document, linking[document.pk], None if document.pk in private else budget)
        except Interrupted:
            stop.set()  # whoever ends the reading ends the scan, which then goes on from here
            return False
    _record_elsewhere(scan, linked_elsewhere(links))
    found = scan.documents.exclude(document=None).values("document")
    gone = ScannedPage.documents.current().filter(scan__site=scan.site)
    gone.exclude(document__in=found).update(is_current=False)
    forget_unused()
    return True


def _longest_unknown_first(scan: Scan, keys: Iterable[int]) -> models.QuerySet[AbstractDocument]:
    """The documents in such an order that a scan at its limit leaves out others than the last."""
    known = ScannedPage.documents.filter(scan__site=scan.site, document=models.OuterRef("pk"))
    looked_at = known.exclude(failure=Failure.FILE_BUDGET).order_by("-audited_at")
    documents = get_document_model()._default_manager.filter(pk__in=keys)
    return documents.annotate(
        looked_at=models.Subquery(looked_at.values("audited_at")[:1])
    ).order_by(models.F("looked_at").asc(nulls_first=True), "pk")


def _links(scan: Scan) -> list[tuple[int, list[str]]]:
    """The latest results of the scan's pages, each with the paths of the files that it links.

    Of a page that failed this is an earlier one: nothing says that it links no file any more.
    """
    pages = ScannedPage.objects.current().filter(
        scan__site=scan.site, url__in=scan.pages.values("url")
    )
    rows = pages.exclude(document_links=[]).order_by("pk").values_list("pk", "document_links")
    return list(rows)


def _hosted(scan: Scan, private: frozenset[int]) -> Mapping[int, list[int]]:
    """The documents that anybody can open by their address, without a page that links them.

    The library is one for all sites; what no page links is checked with the default one.
    """
    if not scan.site.is_default_site:
        return {}
    keys = hosted_documents().values_list("pk", flat=True)
    return {key: [] for key in keys if key not in private}


def _record_elsewhere(scan: Scan, linking: Mapping[str, list[int]]) -> None:
    """Name what the pages link as files and the library does not have, unless it is a page."""
    pages = set(scan.pages.values_list("url", flat=True))
    for path, page_ids in linking.items():
        url = urljoin(scan.site.root_url, path)
        if url in pages:
            continue
        row, _is_new = ScannedPage.documents.get_or_create(
            scan=scan,
            url=url,
            defaults={
                "kind": ScannedPage.Kind.DOCUMENT,
                "title": unquote(path),
                "state": ScannedPage.State.SKIPPED,
                "failure": Failure.FILE_ELSEWHERE.value,
                "audited_at": timezone.now(),
            },
        )
        row.linked_from.set(page_ids)


def _private_documents() -> frozenset[int]:
    """The keys of documents that visitors cannot open."""
    below = models.Q(pk__in=())
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        below |= models.Q(collection__path__startswith=path)
    documents = get_document_model()._default_manager.filter(below)
    return frozenset(documents.values_list("pk", flat=True))


def _check(
    scan: Scan, document: AbstractDocument, linked_from: list[int], budget: Budget | None
) -> None:
    """Store what is found in a document; without a budget it is a private one."""
    started = time.monotonic()
    private = Fetched(failure=Failure.FILE_PRIVATE)
    fetched = fetch_contents(document, budget=budget) if budget else private
    row = ScannedPage(
        scan=scan,
        kind=ScannedPage.Kind.DOCUMENT,
        document=document,
        url=urljoin(scan.site.root_url, document.url),
        title=document.title[:500],
        state=_state(fetched),
        failure=fetched.failure.value if fetched.failure else "",
        failure_detail=fetched.detail,
        audited_at=timezone.now(),
        seconds=time.monotonic() - started,
        # Whatever is in a file that visitors cannot open, it is in nobody's way any more.
        is_current=fetched.contents is not None or fetched.failure is Failure.FILE_PRIVATE,
    )
    result = EngineResult()
    if fetched.contents is not None:
        origin = Origin(OriginKind.DOCUMENT, str(document.pk), document.title)
        result = check_contents(fetched.contents, origin=origin)
        row.document_title = fetched.contents.title[:500]
        row.language = fetched.contents.language[:20]
        row.outcomes = {DOCUMENTS: {rule: each.value for rule, each in result.outcomes.items()}}
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
    claims.await_turn(row.scan)
    if row.scan.documents.filter(document=row.document).exists():
        return
    if row.is_current:
        earlier = ScannedPage.documents.filter(scan__site=row.scan.site, document=row.document)
        earlier.current().update(is_current=False)
    row.save()
    row.linked_from.set(linked_from)
    issues.record(row, result.findings)
