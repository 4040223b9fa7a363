"""Plans, executes and resumes scans: the only writer of a scan's state."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.db import DatabaseError, connections, transaction
from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from accessibility import claims, issues, kept_readings, site_checks
from accessibility.auditor import Auditor, PageResult, Setup, choose_engines
from accessibility.conf import Configuration, configuration
from accessibility.discovery import discover
from accessibility.documents import recording
from accessibility.documents.counting import files_to_check
from accessibility.documents.downloads import Downloads
from accessibility.engines import Engine
from accessibility.failures import (
    AuditError,
    ConclusionFailed,
    Failure,
    NothingToAudit,
    VersionsChanged,
)
from accessibility.garbage import seldom_collected
from accessibility.models import Scan, ScannedPage
from accessibility.resuming import changes_since_begun, engines_of, has_begun, versions_of
from accessibility.scan_settings import recorded, restored
from accessibility.signals import scan_concluded
from accessibility.site_server import serve_site
from accessibility.targets import Target, is_own_host
from pages import origins

logger = logging.getLogger(__name__)

OnPage = Callable[[ScannedPage], None]
OnFiles = Callable[[int, int], None]
"""Called with how many files are checked, and of how many."""
_TROUBLE = (DatabaseError, OSError, AttributeError, LookupError, TypeError, ValueError)
"""What ends a scan's conclusion: storing, reading files, a rule that cannot bear what was kept."""
_STAND_BY_SECONDS = 0.5
MAX_HOURS_CUT_OFF = 24


def plan(
    site: Site,
    *,
    pages: Sequence[Page] = (),
    section: Page | None = None,
    engine_names: Sequence[str] = (),
    base_url: str = "",
    depth: str = "",
    trigger: Scan.Trigger = Scan.Trigger.PERSON,
    started_by: Any = None,
) -> Scan:
    """Store a scan of the site, of a section or of single pages, with every page it will audit.

    ``depth`` is the configured one where it is not given; a scan that is quicker than that counts
    as one with some of the engines only.
    Raises NothingToAudit when one of them is not published, EngineUnavailable for unknown engines.
    """
    configured = configuration()
    conf = replace(configured, depth=depth or configured.depth)
    targets = _targets(site, pages, section, conf)
    engines = choose_engines(conf, engine_names)
    root = section or (pages[0] if len(pages) == 1 else None)
    scope = Scan.Scope.SECTION if section else Scan.Scope.PAGE if pages else Scan.Scope.SITE
    is_as_configured = conf.is_thorough or not configured.is_thorough
    all_engines = is_as_configured and len(engines) == len(choose_engines(conf))
    with transaction.atomic():
        scan = Scan.objects.create(
            site=site,
            scope=scope,
            root_page=root,
            trigger=trigger,
            started_by=started_by,
            engines=versions_of(engines, all_engines=all_engines, scope=scope),
            all_engines=all_engines,
            configuration=recorded(conf),
            base_url=base_url,
        )
        ScannedPage.objects.bulk_create(
            ScannedPage(scan=scan, page_id=t.page_id, url=t.url, title=t.title, language=t.language)
            for t in targets.values()
        )
    return scan


def execute(
    scan: Scan,
    *,
    workers: int | None = None,
    on_page: OnPage | None = None,
    on_files: OnFiles | None = None,
    stop: threading.Event | None = None,
) -> Scan:
    """Audit every page of the scan that still waits, then settle its issues; returns the scan.

    A scan that was stopped or killed goes on where it was; one that is finished is left as it is.
    Several processes may execute the same scan: each returns when all of it is done. When ``stop``
    is set, each browser ends its page and the scan stays resumable.
    Raises BrowserUnavailable or EngineUnavailable when nothing can be audited, ConclusionFailed
    when its end cannot be reached; the scan says so, unless another process goes on with it.
    """
    conf = configuration()
    stop = stop or threading.Event()
    if not _start(scan):
        return scan
    try:
        with _setup(scan, conf) as setup:
            with seldom_collected():
                kept_readings.recall()
                _run_to_the_end(scan, setup, workers or conf.browser_count, on_page, stop)
            if not scan.pages.open().exists():
                with _telling_of_files(scan, on_files):
                    _end(scan, setup, stop)
    except AuditError as error:
        _give_up(scan, Scan.State.FAILED, conf, reason=str(error))
        raise
    except KeyboardInterrupt:
        _give_up(scan, Scan.State.INTERRUPTED, conf)
        raise
    if stop.is_set():
        _give_up(scan, Scan.State.INTERRUPTED, conf)
    return scan


def find_cut_off(
    site: Site, *, engine_names: Sequence[str] = (), base_url: str = "", depth: str = ""
) -> Scan | None:
    """The latest scan of the whole site, where its process was killed before it was done.

    None where that scan is older than a day, as too much has been published since, or was begun
    with other engines, rules or settings.
    """
    configured = configuration()
    conf = replace(configured, depth=depth or configured.depth)
    engines = choose_engines(conf, engine_names)
    latest = Scan.objects.select_related("site").filter(site=site, scope=Scan.Scope.SITE).first()
    if latest is None or latest.base_url != base_url or latest.configuration != recorded(conf):
        return None
    versions = versions_of(engines, all_engines=latest.all_engines, scope=latest.scope)
    if latest.engines != versions:
        return None
    return latest if latest in abandoned() else None


def abandoned() -> list[Scan]:
    """Scans of the last day that were begun and have nobody who works on them."""
    since = timezone.now() - timedelta(hours=MAX_HOURS_CUT_OFF)
    begun = Scan.objects.select_related("site").filter(
        state=Scan.State.RUNNING, created_at__gte=since
    )
    lease_seconds = configuration().lease_seconds
    return [scan for scan in begun if claims.is_abandoned(scan, lease_seconds=lease_seconds)]


def await_worker(scan: Scan) -> None:
    """Let a scan that was given up wait for a background worker again."""
    scan.state, scan.reason = Scan.State.WAITING, ""
    scan.finished_at, scan.queued_at = None, timezone.now()
    scan.save(update_fields=["state", "reason", "finished_at", "queued_at"])


def _targets(
    site: Site, pages: Sequence[Page], section: Page | None, conf: Configuration
) -> dict[str, Target]:
    """What is to be audited, by address; raises NothingToAudit where that is nothing."""
    if not pages:
        found = list(discover(site, section=section, extra_paths=conf.extra_paths))
        if not found:
            raise NothingToAudit(
                _("Nothing of what was chosen is published, so there is nothing to audit.")
            )
        return {target.url: target for target in found}
    targets: dict[str, Target] = {}
    for page in pages:
        of_page = {target.url: target for target in discover(site, only_page=page)}
        if not of_page:
            message = _("“{page}” is not published on this site, so it cannot be audited.")
            raise NothingToAudit(message.format(page=page.title))
        targets |= of_page
    return targets


def _keep_to_versions(scan: Scan, conf: Configuration, engines: Iterable[Engine]) -> None:
    """Record what there is now with a scan that has no result yet; refuse it to any other."""
    if changes := changes_since_begun(scan):
        raise VersionsChanged(changes)
    if has_begun(scan):
        return
    scan.engines = versions_of(engines, all_engines=scan.all_engines, scope=scan.scope)
    scan.configuration = recorded(conf)
    scan.save(update_fields=["engines", "configuration"])


@contextlib.contextmanager
def _setup(scan: Scan, conf: Configuration) -> Iterator[Setup]:
    conf = restored(conf, engines=scan.engines, record=scan.configuration)
    engines = engines_of(scan, conf)
    _keep_to_versions(scan, conf, engines)
    setup = Setup(
        configuration=conf,
        engines=engines,
        sign=lambda: {origins.HEADER: origins.sign()},
        gathers_facts=scan.all_engines,
    )
    if scan.base_url:
        is_ours = is_own_host(scan.base_url, scan.site.hostname)
        yield replace(setup, base_url=scan.base_url, sign=setup.sign if is_ours else dict)
        return
    public = urlsplit(scan.site.root_url)
    with serve_site(public) as address:
        # The loopback server speaks plain HTTP, so that is what the browser asks for.
        host = f"{public.hostname}:{public.port or 80}"
        yield replace(setup, resolve={host: address}, base_url=f"http://{host}")


def _run_to_the_end(
    scan: Scan, setup: Setup, workers: int, on_page: OnPage | None, stop: threading.Event
) -> None:
    """Audit what waits, then stand by for what other processes have taken and may yet lose."""
    while not stop.is_set() and scan.pages.open().exists():
        claims.release_lost(scan, lease_seconds=setup.configuration.lease_seconds)
        if scan.pages.waiting().exists():
            _run_workers(scan, setup, workers, on_page, stop)
        else:
            stop.wait(_STAND_BY_SECONDS)


def _run_workers(
    scan: Scan, setup: Setup, workers: int, on_page: OnPage | None, stop: threading.Event
) -> None:
    count = max(1, min(workers, scan.pages.waiting().count()))
    with ThreadPoolExecutor(count, thread_name_prefix="audit") as pool:
        futures = [pool.submit(_work, scan, setup, on_page, stop) for _ in range(count)]
        try:
            wait(futures, return_when=FIRST_EXCEPTION)
        finally:
            # On an interrupt, or when one worker has no browser, the others end their page.
            if not all(future.done() for future in futures):
                stop.set()
        for future in futures:
            future.result()


def _work(scan: Scan, setup: Setup, on_page: OnPage | None, stop: threading.Event) -> None:
    name = claims.claimant()
    try:
        with Auditor(setup) as auditor:
            while not stop.is_set() and (page := claims.claim_next(scan, name)):
                _store_or_fail(page, auditor.audit(page.url))
                kept_readings.keep_new()
                if on_page:
                    on_page(page)
    finally:
        claims.release_own(scan, name)
        connections.close_all()


def _store_or_fail(page: ScannedPage, result: PageResult) -> None:
    try:
        _store(page, result)
    except DatabaseError as error:
        logger.exception("page result cannot be stored", extra={"url": page.url})
        detail = f"{type(error).__name__}: {error}"[:500]
        page.refresh_from_db()
        _store(page, replace(result, failure=Failure.INTERNAL, failure_detail=detail))


@transaction.atomic
def _store(page: ScannedPage, result: PageResult) -> None:
    claims.await_turn(page.scan)
    if not claims.still_holds(page):
        # It was taken for lost, and another worker has it or is done with it.
        logger.warning("page result comes too late", extra={"url": page.url})
        return
    page.audited_at = timezone.now()
    page.seconds = result.seconds
    page.claimed_by, page.claimed_at = "", None
    page.remarks = list(result.remarks)
    if result.failure:
        page.state = ScannedPage.State.FAILED
        page.failure, page.failure_detail = result.failure.value, result.failure_detail
    else:
        page.state = ScannedPage.State.DONE
        page.title = page.title or result.title[:500]
        page.document_title = result.title[:500]
        page.document_links = list(result.document_links)
        page.language = result.language[:20]
        page.outcomes = {
            engine: {rule: outcome.value for rule, outcome in outcomes.items()}
            for engine, outcomes in result.outcomes.items()
        }
        page.is_current = page.scan.all_engines
        if page.is_current:
            earlier = ScannedPage.objects.filter(scan__site=page.scan.site, url=page.url)
            earlier.current().update(is_current=False)
            site_checks.keep_facts(page, result.facts)
        issues.record(page, result.findings)
    page.save()


def _start(scan: Scan) -> bool:
    """Mark the scan as running; False when it is finished, perhaps by another process."""
    not_finished = Scan.objects.filter(pk=scan.pk).exclude(state=Scan.State.FINISHED)
    started_at = scan.started_at or timezone.now()
    is_ours = not_finished.update(
        state=Scan.State.RUNNING, reason="", started_at=started_at, finished_at=None
    )
    scan.refresh_from_db()
    return bool(is_ours)


def _give_up(scan: Scan, state: Scan.State, conf: Configuration, *, reason: str = "") -> None:
    """End what is not done in this state, unless another process still audits pages of it.

    What this one had taken it has put back before, so whoever gives up last ends the scan.
    """
    if claims.has_live_worker(scan, lease_seconds=conf.lease_seconds):
        scan.refresh_from_db()
        return
    _finish(scan, state, reason=reason)


def _finish(scan: Scan, state: Scan.State, *, reason: str = "") -> None:
    """End the scan in this state, unless another process has finished it meanwhile."""
    not_finished = Scan.objects.filter(pk=scan.pk).exclude(state=Scan.State.FINISHED)
    not_finished.update(state=state, reason=reason, finished_at=timezone.now())
    scan.refresh_from_db()


@contextlib.contextmanager
def _telling_of_files(scan: Scan, on_files: OnFiles | None) -> Iterator[None]:
    """Tell how many files are checked, at first and after each that is stored."""
    total = files_to_check(scan) if on_files else 0
    if not on_files or not total:
        yield
        return

    def tell(instance: ScannedPage | None = None, **_signal: Any) -> None:
        if instance is None or instance.kind == ScannedPage.Kind.DOCUMENT:
            on_files(scan.documents.count(), total)

    tell()
    post_save.connect(tell, sender=ScannedPage, weak=False)
    try:
        yield
    finally:
        post_save.disconnect(tell, sender=ScannedPage)


def _end(scan: Scan, setup: Setup, stop: threading.Event) -> None:
    """Check the linked files and settle the issues, unless ``stop`` cuts it short.

    Raises ConclusionFailed; what was stored of the pages stays.
    """
    try:
        kept_readings.mark_used()
        downloads = Downloads(scan.site.root_url, base_url=setup.base_url, resolve=setup.resolve)
        if recording.record(scan, downloads, stop=stop):
            _conclude(scan)
    except _TROUBLE as error:
        logger.exception("scan cannot be concluded", extra={"scan": scan.pk})
        raise ConclusionFailed(scan.pk, f"{type(error).__name__}: {error}"[:500]) from error


@transaction.atomic
def _conclude(scan: Scan) -> None:
    """Compare the pages and settle the issues, once, whichever of the processes comes last."""
    claims.await_turn(scan)
    scan.refresh_from_db()
    if scan.state == Scan.State.FINISHED:
        return
    if scan.scope == Scan.Scope.SITE:
        # What is no longer published has no current result any more.
        of_site = ScannedPage.objects.filter(scan__site=scan.site)
        before = of_site.current().filter(audited_at__lt=scan.created_at)
        before.exclude(url__in=scan.pages.values("url")).update(is_current=False)
    site_checks.record(scan)
    issues.settle(scan)
    _finish(scan, Scan.State.FINISHED)
    transaction.on_commit(partial(scan_concluded.send_robust, Scan, scan=scan))
