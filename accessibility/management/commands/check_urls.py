"""``manage.py check_urls``: audit any addresses and store nothing."""

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tqdm import tqdm

from accessibility.auditor import PageResult, Setup, choose_engines
from accessibility.conf import configuration
from accessibility.depth import QUICK
from accessibility.failures import AuditError
from accessibility.management.arguments import (
    ExitStatus,
    ShellCommand,
    add_common_arguments,
    line_file,
    terminate_as_interrupt,
)
from accessibility.url_checks import as_record, audit_urls


class Command(ShellCommand):
    """Exit status: 0 every address has its line, 2 could not run, 130 interrupted."""

    purpose = gettext_lazy(
        "Audits any addresses for accessibility: one JSON object per line, nothing stored."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("urls", nargs="*", metavar="URL", help=_("Addresses to audit."))
        parser.add_argument(
            "--from",
            dest="source",
            metavar="FILE|-",
            help=_("A file with an address in each line; - for the standard input."),
        )
        add_common_arguments(parser)
        parser.add_argument("--output", required=True, metavar="FILE.jsonl")

    def handle(self, *_args: Any, **options: Any) -> None:
        urls = [*options["urls"], *_addresses(options["source"])]
        if not urls:
            raise _refusal(_("There is no address to audit. Name one, or a file with --from."))
        conf = configuration()
        if options["quick"]:
            conf = replace(conf, depth=QUICK)
        try:
            setup = Setup(configuration=conf, engines=choose_engines(conf, options["engine"]))
        except (AuditError, ImproperlyConfigured, OSError) as error:
            raise _refusal(str(error)) from error
        self._audit(urls, setup, options["workers"] or conf.browser_count, options["output"])

    def _audit(self, urls: list[str], setup: Setup, workers: int, path: str) -> None:
        """Write a line for each address; those that are finished stay, whatever happens."""
        counts: Counter[bool] = Counter()
        bar = tqdm(total=len(urls), unit=_(" pages"), disable=None, file=sys.stderr)

        def keep(result: PageResult) -> None:
            write(json.dumps(as_record(result, setup.versions), ensure_ascii=False))
            counts[result.failure is None] += 1
            bar.update()

        try:
            with line_file(path) as write, bar, terminate_as_interrupt():
                audit_urls(urls, setup, workers=workers, on_result=keep)
        except (AuditError, ImproperlyConfigured, OSError) as error:
            self._say(counts, len(urls), path)
            raise _refusal(str(error)) from error
        except KeyboardInterrupt:
            self.stderr.write(_("Interrupted."))
            self._say(counts, len(urls), path)
            sys.exit(ExitStatus.INTERRUPTED)
        self._say(counts, len(urls), path)

    def _say(self, counts: Counter[bool], found: int, path: str) -> None:
        if not counts:
            message = _("Nothing was written: {path} is as it was before.")
            self.stderr.write(message.format(path=path))
            return
        message = _("{audited} of {found} pages audited, {failed} failed; see {path}.")
        self.stderr.write(
            message.format(audited=counts[True], found=found, failed=counts[False], path=path)
        )


def _refusal(message: str) -> CommandError:
    return CommandError(message, returncode=ExitStatus.INCOMPLETE)


def _addresses(source: str | None) -> list[str]:
    if source is None:
        return []
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = _("{path} cannot be read: {reason}.")
        raise _refusal(message.format(path=source, reason=error)) from error
    return [line.strip() for line in text.splitlines() if line.strip()]
