"""``manage.py audit``: audit the published pages of a site and store the scan."""

import argparse
import sys
from collections.abc import Sequence
from itertools import chain
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, PageQuerySet, Site

from accessibility import exporters, reports, scanner
from accessibility.depth import QUICK
from accessibility.engines import PAGE_ENGINES
from accessibility.failures import AuditError
from accessibility.findings import Impact
from accessibility.management.arguments import (
    ExitStatus,
    ShellCommand,
    add_common_arguments,
    refuse_unwritable,
    terminate_as_interrupt,
    write_report,
)
from accessibility.management.bars import Bars
from accessibility.models import Scan


class Command(ShellCommand):
    """Exit status: 0 clean, 1 something failed, 2 could not run or incomplete, 130 interrupted."""

    purpose = gettext_lazy(
        "Audits the published pages of a site for accessibility and stores the scan."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--site", metavar="HOST", help=_("The site's host name."))
        parser.add_argument(
            "--page",
            nargs="+",
            action="extend",
            default=[],
            metavar="ID|PATH",
            help=_("Only these pages, by number or by path."),
        )
        parser.add_argument(
            "--full",
            action="store_true",
            help=_("Audit every page anew, even where a scan was cut off and could go on."),
        )
        add_common_arguments(parser)
        parser.add_argument(
            "--base-url",
            type=_web_address,
            metavar="URL",
            help=_("Audit the site as it is served there, instead of serving it for the scan."),
        )
        parser.add_argument(
            "--resume", type=int, metavar="SCAN_ID", help=_("Go on with an interrupted scan.")
        )
        parser.add_argument("--format", choices=exporters.formats(), default="text")
        parser.add_argument(
            "--output", default="", metavar="FILE", help=_("Write the report to a file.")
        )
        parser.add_argument(
            "--fail-on",
            choices=[*(impact.value for impact in Impact), "none"],
            default=Impact.SERIOUS.value,
            help=_(
                "The least impact of a failure that sets the exit status to 1; what the law does "
                "not demand counts as well."
            ),
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            if options["output"]:
                refuse_unwritable(options["output"])  # better to hear it now than after the scan
            scan = self._scan(options)
            self._execute(scan, options["workers"])
        except (AuditError, DatabaseError, ImproperlyConfigured, OSError) as error:
            raise CommandError(str(error), returncode=ExitStatus.INCOMPLETE) from error
        missing = list(reports.unaudited_pages(scan))
        failed = "" if missing else _failed_words(scan, options["fail_on"])
        report = exporters.exporter(options["format"]).render(scan)
        reason = [f"\n{failed}\n"] if failed and options["format"] == "text" else []
        write_report(chain(report, reason), options["output"], self.stdout)
        for page in missing:
            self.stderr.write(f"{page.url}: {page.reason or page.get_state_display()}")
        if missing:
            sys.exit(ExitStatus.INCOMPLETE)
        if failed:
            sys.exit(ExitStatus.FINDINGS)

    def _scan(self, options: dict[str, Any]) -> Scan:
        if options["resume"] is not None:
            scan = Scan.objects.select_related("site").filter(pk=options["resume"]).first()
            if scan is None:
                raise _refusal(_("There is no scan {id}.").format(id=options["resume"]))
            _refuse_other_engines(scan, options["engine"])
            if scan.state == Scan.State.FINISHED:
                self.stderr.write(_("Scan {id} was finished already.").format(id=scan.pk))
            return scan
        site = _find_site(options["site"])
        manner = {
            "engine_names": options["engine"],
            "base_url": options["base_url"] or "",
            "depth": QUICK if options["quick"] else "",
        }
        if not options["page"] and not options["full"]:
            cut_off = scanner.find_cut_off(site, **manner)
            if cut_off:
                message = _("Going on with scan {id}, which was cut off. Anew with --full.")
                self.stderr.write(message.format(id=cut_off.pk))
                return cut_off
        pages = [_find_page(site, wanted) for wanted in options["page"]]
        return scanner.plan(site, pages=pages, trigger=Scan.Trigger.COMMAND, **manner)

    def _execute(self, scan: Scan, workers: int | None) -> None:
        try:
            with Bars(scan) as bars, terminate_as_interrupt():
                scanner.execute(
                    scan, workers=workers, on_page=bars.show_page, on_files=bars.show_files
                )
        except KeyboardInterrupt:
            message = _("Interrupted. Go on with: python manage.py audit --resume {id}")
            self.stderr.write(message.format(id=scan.pk))
            sys.exit(ExitStatus.INTERRUPTED)


def _failed_words(scan: Scan, fail_on: str) -> str:
    """Why the exit status is 1; empty where it is not."""
    demanded, advised = (0, 0) if fail_on == "none" else reports.failures_at(scan, Impact(fail_on))
    if not demanded and not advised:
        return ""
    return _(
        "Exit status 1: with --fail-on {impact}, {demanded} failed and {advised} of advice count."
    ).format(impact=fail_on, demanded=demanded, advised=advised)


def _refuse_other_engines(scan: Scan, names: Sequence[str]) -> None:
    own = [name for name in scan.engines if name in PAGE_ENGINES]
    if names and set(names) != set(own):
        message = _(
            "Scan {id} goes on with the engines that it was begun with: {engines}. Leave out "
            "--engine, or begin a new scan."
        )
        raise _refusal(message.format(id=scan.pk, engines=", ".join(own)))


def _refusal(message: str) -> CommandError:
    return CommandError(message, returncode=ExitStatus.INCOMPLETE)


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        message = _("“{value}” is not a web address. It begins with http:// or https://.")
        raise argparse.ArgumentTypeError(message.format(value=value))
    return value


def _find_site(hostname: str | None) -> Site:
    sites = Site.objects.select_related("root_page")
    site = sites.filter(hostname=hostname).first() if hostname else None
    if not hostname:
        site = sites.filter(is_default_site=True).first() or sites.first()
    if site is None:
        known = ", ".join(sites.values_list("hostname", flat=True)) or "–"
        message = _("There is no site “{host}”. Known sites: {known}.")
        raise _refusal(message.format(host=hostname or "", known=known))
    return site


def _find_page(site: Site, wanted: str) -> Page:
    if wanted.isdecimal():
        page = Page.objects.filter(pk=int(wanted)).first()
    else:
        path = unquote(wanted).strip("/")
        slugs = [path.rpartition("/")[2], *_roots(site).values_list("slug", flat=True)]
        candidates = Page.objects.filter(slug__in=slugs)
        page = next((page for page in candidates if _path_of(page, site) == path), None)
    if page is None:
        raise _refusal(
            _(
                "There is no page “{page}”. Give its number or its path, such as /aktuelles/."
            ).format(page=wanted)
        )
    return page


def _roots(site: Site) -> PageQuerySet:
    """The start pages in all languages: their own slugs are no part of their addresses."""
    return site.root_page.get_translations(inclusive=True)


def _path_of(page: Page, site: Site) -> str | None:
    """The path of the page's address without outer slashes; None for a page of another site."""
    site_id, _root_url, path = page.get_url_parts() or (None, None, None)
    return unquote(path).strip("/") if path and site_id == site.pk else None
