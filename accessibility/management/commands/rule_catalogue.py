"""``manage.py rule_catalogue``: write the catalogue of rules as a document."""

from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext_lazy

from accessibility.management.arguments import ShellCommand, output_file
from accessibility.rule_document import rule_document


class Command(ShellCommand):
    """Exit status: 0 written, 1 could not write."""

    purpose = gettext_lazy(
        "Writes every rule of the checker, with examples, as a document in Markdown."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", choices=["de", "en"], default="en")
        parser.add_argument("--output", default="-", metavar="FILE|-")

    def handle(self, *_args: Any, **options: Any) -> None:
        document = rule_document(options["language"])
        if options["output"] == "-":
            self.stdout.write(document, ending="")
            return
        with output_file(options["output"]) as file:
            file.write(document)
