"""Checks at the end of a scan the files that its site hosts or links, and stores what is found.

Each is a row of the scan beside the pages, under its own address, so its result lives on like a
page's; docs/documents.md says how that was decided.
"""

import logging
import threading
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final
from urllib.parse import unquote, urljoin

from django.db import models, transaction
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction

from accessibility import claims, issues
from accessibility.conf import configuration
from accessibility.documents.budget import Budget
from accessibility.documents.checking import check_contents
from accessibility.documents.downloads import Downloads
from accessibility.documents.files import Fetched, Interrupted, forget_unused
from accessibility.documents.links import hosted_documents, linked_addresses, linked_documents
from accessibility.documents.sources import LibraryFile, LinkedFile, Source
from accessibility.engines import DOCUMENTS
from accessibility.failures import Failure
from accessibility.findings import EngineResult, Origin, OriginKind
from accessibility.models import Scan, ScannedPage

logger = logging.getLogger(__name__)
SKIPPED: Final = frozenset(
    {Failure.FILE_TYPE, Failure.FILE_PRIVATE, Failure.FILE_NONE, Failure.FILE_ELSEWHERE}
)
"""Why a file is left out on purpose; all other reasons are failures, except of other servers."""
GONE: Final = frozenset({Failure.FILE_PRIVATE, Failure.FILE_NONE})
"""Whatever was in a file that visitors cannot open, it is in nobody's way any more."""
NOT_TRIED: Final = (Failure.FILE_BUDGET, Failure.NO_WAY_OUT)
"""Why a scan never came to a file, so that the next one begins with it."""
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


def record(scan: Scan, downloads: Downloads, *, stop: threading.Event) -> bool:
    """Check each file that the scan has not checked yet; False when ``stop`` cut it short.

    Only a scan of the whole site with all engines knows which pages link them, so only such a scan
    checks them.
    """
    if not scan.all_engines or scan.scope != Scan.Scope.SITE:
        return True
    links = _links(scan)
    sources = [*_in_library(scan, links), *_at_addresses(scan, links, downloads)]
    conf = configuration()
    budget = Budget(seconds=conf.max_document_seconds, bytes_fetched=conf.max_document_bytes)
    for source in _longest_unknown_first(scan, sources):
        if stop.is_set():
            return False
        if scan.documents.filter(_is_of(source)).exists():
            continue
        try:
            _check(scan, source, budget)
        except Interrupted:
            stop.set()  # whoever ends the reading ends the scan, which then goes on from here
            return False
    _forget_gone(scan)
    forget_unused()
    return True


def _longest_unknown_first(scan: Scan, sources: Iterable[Source]) -> list[Source]:
    """In such an order that a scan at its limit leaves out others than the last.

    What other servers have comes last, so that none of them can take the time for the site's own.
    """
    known = ScannedPage.documents.filter(scan__site=scan.site).exclude(failure__in=NOT_TRIED)
    looked_at: dict[int | str, datetime] = {}
    rows = known.order_by().values_list("document", "url").annotate(models.Max("audited_at"))
    for document_id, url, moment in rows:
        key = document_id or url
        looked_at[key] = max(moment or _NEVER, looked_at.get(key, _NEVER))

    def rank(source: Source) -> tuple[bool, datetime]:
        key = source.document.pk if source.document else source.url
        return source.is_elsewhere, looked_at.get(key, _NEVER)

    return sorted(sources, key=rank)


def _links(scan: Scan) -> list[tuple[int, list[str]]]:
    """The latest results of the scan's pages, each with the paths of the files that it links.

    Of a page that failed this is an earlier one: nothing says that it links no file any more.
    """
    pages = ScannedPage.objects.current().filter(
        scan__site=scan.site, url__in=scan.pages.values("url")
    )
    rows = pages.exclude(document_links=[]).order_by("pk").values_list("pk", "document_links")
    return list(rows)


def _in_library(scan: Scan, links: list[tuple[int, list[str]]]) -> Iterator[Source]:
    """The documents that pages link, and those that anybody can open without a link.

    The library is one for all sites; what no page links is checked with the default one.
    """
    private = _private_documents()
    linking = dict(linked_documents(links))
    if scan.site.is_default_site:
        hosted = frozenset(hosted_documents().values_list("pk", flat=True))
        linking |= {key: [] for key in hosted - private - linking.keys()}
    documents = get_document_model()._default_manager.filter(pk__in=linking)
    for document in documents.order_by("pk"):
        url = urljoin(scan.site.root_url, document.url)
        yield LibraryFile(document, url, linking[document.pk], document.pk in private)


def _at_addresses(
    scan: Scan, links: list[tuple[int, list[str]]], downloads: Downloads
) -> Iterator[Source]:
    """What pages link as files and the library does not have, unless it is a page."""
    pages = set(scan.pages.values_list("url", flat=True))
    for address, page_ids in linked_addresses(links).items():
        url = urljoin(scan.site.root_url, address)
        if url not in pages:
            yield LinkedFile(address, url, downloads, page_ids)


def _private_documents() -> frozenset[int]:
    """The keys of documents that visitors cannot open."""
    below = models.Q(pk__in=())
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        below |= models.Q(collection__path__startswith=path)
    documents = get_document_model()._default_manager.filter(below)
    return frozenset(documents.values_list("pk", flat=True))


def _is_of(source: Source) -> models.Q:
    """The rows of the same file: a document keeps its number, all else is known by its address."""
    if source.document:
        return models.Q(document=source.document)
    return models.Q(document=None, url=source.url)


def _check(scan: Scan, source: Source, budget: Budget) -> None:
    started = time.monotonic()
    fetched = source.fetch(budget=budget)
    title = _title(source, fetched)
    row = ScannedPage(
        scan=scan,
        kind=ScannedPage.Kind.DOCUMENT,
        document=source.document,
        url=source.url,
        title=title[:500],
        state=_state(source, fetched),
        failure=fetched.failure.value if fetched.failure else "",
        failure_detail=fetched.detail[:500],
        audited_at=timezone.now(),
        seconds=time.monotonic() - started,
        is_current=fetched.contents is not None or fetched.failure in GONE,
    )
    result = EngineResult()
    if fetched.contents is not None:
        origin = Origin(OriginKind.DOCUMENT, source.key, title)
        result = check_contents(fetched.contents, origin=origin)
        row.document_title = fetched.contents.title[:500]
        row.language = fetched.contents.language[:20]
        row.outcomes = {DOCUMENTS: {rule: each.value for rule, each in result.outcomes.items()}}
    _store(source, row, result)
    logger.info("document checked", extra={"url": row.url, "state": row.state})


def _title(source: Source, fetched: Fetched) -> str:
    """What people call the file: as the library does or, without it, the file itself."""
    if source.document:
        return str(source.document.title)
    return (fetched.contents.title if fetched.contents else "") or unquote(source.key)


def _state(source: Source, fetched: Fetched) -> str:
    """Another server that gives nothing, or nothing that can be read, is no failure of the site."""
    if fetched.failure is None:
        return ScannedPage.State.DONE
    is_skipped = source.is_elsewhere or fetched.failure in SKIPPED
    return ScannedPage.State.SKIPPED if is_skipped else ScannedPage.State.FAILED


@transaction.atomic
def _store(source: Source, row: ScannedPage, result: EngineResult) -> None:
    # Of two processes that end the same scan, the second waits here and finds the row.
    claims.await_turn(row.scan)
    if row.scan.documents.filter(_is_of(source)).exists():
        return
    if row.is_current:
        earlier = ScannedPage.documents.filter(_is_of(source), scan__site=row.scan.site)
        earlier.current().update(is_current=False)
    row.save()
    row.linked_from.set(source.linked_from)
    issues.record(row, result.findings)


def _forget_gone(scan: Scan) -> None:
    """What was deleted, or is not linked any more, has no current result."""
    found = scan.documents.exclude(document=None).values("document")
    addresses = scan.documents.filter(document=None).values("url")
    of_site = ScannedPage.documents.current().filter(scan__site=scan.site)
    gone = of_site.exclude(document__in=found).exclude(document=None, url__in=addresses)
    gone.update(is_current=False)
