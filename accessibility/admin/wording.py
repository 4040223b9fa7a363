"""Sentences of the desk that depend on numbers or states, for templates, exports and JSON alike."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from accessibility.coverage import Coverage
from accessibility.depth import ENGINE, QUICK, depth_of
from accessibility.failures import VersionsChanged
from accessibility.findings import Outcome, Text
from accessibility.models import Issue, Scan
from accessibility.queries.pages import Verdict
from accessibility.queries.progress import Progress, Standing
from accessibility.queries.scans import SiteState
from accessibility.resuming import changes_since_begun
from accessibility.wcag import BEYOND, CRITERIA

SECONDS_PER_MINUTE = 60
VERDICT_TITLES = {
    Verdict.FAILED: gettext_lazy("Failed"),
    Verdict.CANT_TELL: gettext_lazy("Needs a look"),
    Verdict.ADVICE: gettext_lazy("Advice"),
    Verdict.UNTESTED: gettext_lazy("Untested"),
    Verdict.PASSED: gettext_lazy("Passed"),
    Verdict.INAPPLICABLE: gettext_lazy("Not applicable"),
}
VERDICT_HELP = {
    Verdict.FAILED: gettext_lazy("These rules are certainly broken."),
    Verdict.CANT_TELL: gettext_lazy("A person has to judge: a machine cannot tell."),
    Verdict.ADVICE: gettext_lazy("These rules are broken, but no law demands them."),
    Verdict.UNTESTED: gettext_lazy("These rules could not run. Nothing is known."),
    Verdict.PASSED: gettext_lazy("These rules found nothing wrong."),
    Verdict.INAPPLICABLE: gettext_lazy("There is nothing here that these rules look at."),
}
CRITERION_OUTCOMES = {
    Outcome.FAILED: gettext_lazy("Failed"),
    Outcome.CANT_TELL: gettext_lazy("Needs a look"),
    Outcome.PASSED: gettext_lazy("Nothing found"),
    Outcome.INAPPLICABLE: gettext_lazy("No rule applied"),
    Outcome.UNTESTED: gettext_lazy("Untested"),
}
"""A criterion is more than its rules, so that none has "passed" because they found nothing."""
ENGINES = {
    "axe": "axe-core",
    "accesslint": "AccessLint",
    "static": gettext_lazy("our own rules"),
    "site": gettext_lazy("our rules across pages"),
    "live": gettext_lazy("our rules in the browser"),
    "documents": gettext_lazy("our rules for documents"),
}
STANDINGS = {
    Standing.WAITING: gettext_lazy("The scan waits for a background worker."),
    Standing.QUEUED: gettext_lazy("The scan waits until another one is done."),
    Standing.UNATTENDED: gettext_lazy(
        "The scan has been waiting for a while and no background worker takes it. "
        "Start one with “manage.py db_worker”; the scan then begins by itself."
    ),
    Standing.RUNNING: gettext_lazy("The scan is running."),
    Standing.STALLED: gettext_lazy(
        "Nobody works on this scan any more: its worker was stopped. Nothing is lost; "
        "resume the scan to audit the remaining pages."
    ),
}


def reader_text(text: Text) -> str:
    """A rule's or a criterion's text in the language of the interface."""
    return text.in_language(get_language() or "")


def engine_words(name: str) -> str:
    """An engine as people call it; one that nobody named keeps its own name."""
    return str(ENGINES.get(name, name))


def engines_words(versions: Mapping[str, str]) -> str:
    """Engines with their versions, such as “axe-core 4.14.1, our own rules 1”.

    How deep one of them went, which its version says as well, is told apart from them.
    """
    depth = f"-{QUICK}"
    return ", ".join(
        f"{engine_words(name)} {version.removesuffix(depth)}" for name, version in versions.items()
    )


def depth_words(scan: Scan) -> str:
    """How deep the audit went."""
    if depth_of(scan.engines) == QUICK or ENGINE not in scan.engines:
        return _("quick: each page as it opens on a desktop")
    return _("thorough: also states, pixels and keyboard")


def coverage_sentence(coverage: Coverage) -> str:
    """Such as “45 of 46 pages audited, 1 failed”."""
    parts = [
        ngettext(
            "%(audited)d of %(found)d page audited",
            "%(audited)d of %(found)d pages audited",
            coverage.found,
        )
        % {"audited": coverage.audited, "found": coverage.found}
    ]
    if coverage.failed:
        parts.append(_("%(number)d failed") % {"number": coverage.failed})
    if coverage.skipped:
        parts.append(_("%(number)d skipped") % {"number": coverage.skipped})
    if coverage.remaining:
        parts.append(_("%(number)d to do") % {"number": coverage.remaining})
    return ", ".join(parts)


def document_sentence(coverage: Coverage) -> str:
    """Such as “3 of 4 documents checked, 1 failed”; empty where no page links any."""
    if not coverage.found:
        return ""
    checked = ngettext(
        "%(audited)d of %(found)d document checked",
        "%(audited)d of %(found)d documents checked",
        coverage.found,
    )
    parts = [checked % {"audited": coverage.audited, "found": coverage.found}]
    if coverage.failed:
        parts.append(_("%(number)d failed") % {"number": coverage.failed})
    if coverage.skipped:
        parts.append(_("%(number)d skipped") % {"number": coverage.skipped})
    return ", ".join(parts)


def scan_coverage_sentence(scan: Scan) -> str:
    """The coverage of pages and, apart from it, that of the documents that they link."""
    pages = coverage_sentence(scan.coverage)
    return "; ".join(filter(None, [pages, document_sentence(scan.document_coverage)]))


def scan_lines(scan: Scan, coverage: str) -> list[str]:
    """A scan, its coverage and what it left out, as lines above or beside a list."""
    return [str(scan), f"{_('Coverage:')} {coverage}", *scan.limits]


def site_lines(state: SiteState) -> list[str]:
    """On what the current issues of a site rest, as lines above or beside a list."""
    have_results = ngettext(
        "%(pages)s page has a result.", "%(pages)s pages have a result.", state.current_pages
    )
    line = f"{state.site}: {have_results % {'pages': state.current_pages}}"
    if state.last_scan is None:
        unknown = _("The whole site was never audited, so there may be more issues than these.")
        return [f"{line} {unknown}"]
    last = f"{_('Last scan of the whole site:')} {state.last_scan}"
    coverage = scan_coverage_sentence(state.last_scan)
    return [f"{line} {last}, {coverage}.", *state.last_scan.limits]


def time_left(seconds: int | None) -> str:
    """Such as “about 2 minutes left”; empty where nobody knows."""
    if seconds is None:
        return ""
    if seconds < SECONDS_PER_MINUTE:
        return _("less than a minute left")
    minutes = round(seconds / SECONDS_PER_MINUTE)
    return ngettext("about %(minutes)d minute left", "about %(minutes)d minutes left", minutes) % {
        "minutes": minutes
    }


def progress_sentence(progress: Progress) -> str:
    """Pages done, failures and time left, in one line; once they are done, files as well."""
    pages, left = coverage_sentence(progress.coverage), time_left(progress.seconds_left)
    if progress.files:
        checking = _("Checking documents, {n} of {total}")
        return f"{pages}. {checking.format(n=progress.files_checked, total=progress.files)}"
    return ", ".join(filter(None, [pages, left]))


def standing_sentence(scan: Scan, progress: Progress) -> str:
    """What has to be known of a scan before its numbers; empty when it is simply finished."""
    if progress.standing is Standing.OVER:
        return "" if scan.state == Scan.State.FINISHED else over_sentence(scan)
    return str(STANDINGS[progress.standing])


def over_sentence(scan: Scan) -> str:
    """How a scan ended."""
    if scan.state == Scan.State.FINISHED:
        return _("The scan is finished.")
    if scan.state == Scan.State.INTERRUPTED:
        if changes := changes_since_begun(scan):
            return str(VersionsChanged(changes))
        return _("The scan was interrupted. Resume it to audit the remaining pages.")
    return _("The scan could not run: %(reason)s") % {"reason": scan.reason}


def duration_words(duration: timedelta | None) -> str:
    """Such as “2:05 min”; empty while a scan is not over."""
    if duration is None:
        return ""
    minutes, seconds = divmod(round(duration.total_seconds()), SECONDS_PER_MINUTE)
    return f"{minutes}:{seconds:02d} min"


def scope_words(scan: Scan) -> str:
    """What was audited: the whole site, the title of the section or page, or how many pages."""
    if scan.scope == Scan.Scope.SITE:
        return scan.get_scope_display()
    number = scan.coverage.found
    if scan.root_page is None and scan.scope == Scan.Scope.PAGE and number > 1:
        return _("%(number)d pages") % {"number": number}
    title = scan.root_page.title if scan.root_page else _("deleted")
    return f"{scan.get_scope_display()}: {title}"


def criteria_words(numbers: Sequence[str]) -> str:
    """Numbers with names, such as “1.1.1 Non-text Content”; without any, “best practice”."""
    if not numbers:
        return _("Best practice, not demanded by law")
    return ", ".join(criterion_words(number) for number in numbers)


def criterion_words(number: str) -> str:
    """One criterion's number and name, and whether it is beyond what the law demands."""
    if number in BEYOND:
        return _("%(criterion)s (level AAA)") % {
            "criterion": f"{number} {reader_text(BEYOND[number])}"
        }
    criterion = CRITERIA.get(number)
    if criterion is None:
        return number
    words = f"{number} {reader_text(criterion.name)}"
    if criterion.en_clause:
        return words
    return _("%(criterion)s (voluntary, WCAG 2.2)") % {"criterion": words}


def origin_words(issue: Issue, page_title: str = "") -> str:
    """Where a defect comes from, as somebody who edits pages would say it."""
    names = {"label": issue.origin_label or issue.origin_key, "page": page_title}
    if issue.origin_kind == "template":
        return _("Template %(label)s") % names
    if issue.origin_kind == "document":
        names["host"] = urlsplit(issue.origin_key).hostname or ""
        sentence = _("Document “%(label)s” on %(host)s")
        return (sentence if names["host"] else _("Document “%(label)s”")) % names
    if issue.origin_kind == "block":
        sentence = _("Content block “%(label)s” on the page “%(page)s”")
        return (sentence if page_title else _("Content block “%(label)s”")) % names
    if issue.origin_kind == "field":
        sentence = _("Field “%(label)s” of the page “%(page)s”")
        return (sentence if page_title else _("Field “%(label)s”")) % names
    return _("Not known")


def mending_words(issue: Issue) -> str:
    """Who can mend a document that is not in the library; empty for all else."""
    if issue.origin_kind != "document" or issue.origin_key.isdecimal():
        return ""
    if issue.origin_key.startswith("/"):
        return _(
            "The file is not in the library: the site makes it when it is asked for, or it lies "
            "elsewhere on the server. Who runs the site can mend it."
        )
    return _(
        "The file is on another server. Who publishes it there can mend it; until then, the pages "
        "below can say what is in it, or do without the link."
    )
