"""What the commands of the checker have in common: arguments, exit status, output files."""

import argparse
import contextlib
import errno
import os
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _


class ExitStatus(IntEnum):
    """What a command's exit status says; a contract with the programs that call it."""

    CLEAN = 0
    FINDINGS = 1
    INCOMPLETE = 2
    INTERRUPTED = 130


class ShellCommand(BaseCommand):
    """A command that speaks English where the shell does, and else the site's own language."""

    purpose: str | Promise
    """The command's help, which is put into words when the language is known."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        self.help = str(self.purpose)
        return super().create_parser(prog_name, subcommand, **kwargs)

    def run_from_argv(self, argv: list[str]) -> None:
        with translation.override(_shell_language()):
            super().run_from_argv(argv)


def _shell_language() -> str:
    """The language by the variables that other programs obey, in their order."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next(filter(None, map(os.environ.get, names)), "")
    return "en" if chosen.startswith("en") else settings.LANGUAGE_CODE


def add_common_arguments(parser: CommandParser) -> None:
    """``--workers``, ``--engine`` and ``--quick``."""
    parser.add_argument(
        "--workers",
        type=positive_integer,
        metavar="N",
        help=_("Browsers at the same time; by default as many as cores."),
    )
    parser.add_argument(
        "--engine",
        nargs="+",
        action="extend",
        default=[],
        metavar="NAME",
        help=_("Only these engines; by default all."),
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help=_(
            "Only the page as it opens on a desktop, without its states, its pixels and the way "
            "through it by keyboard."
        ),
    )


def positive_integer(value: str) -> int:
    """A whole number from 1."""
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(_("“{value}” is not a number from 1.").format(value=value))
    return int(value)


@contextlib.contextmanager
def output_file(path: str) -> Iterator[TextIO]:
    """A text file that appears under its name only when it is whole.

    Raises CommandError when the place cannot be written to.
    """
    with _beside(path) as (handle, temporary):
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        temporary.chmod(0o644)
        temporary.replace(path)


@contextlib.contextmanager
def line_file(path: str) -> Iterator[Callable[[str], None]]:
    """What writes a line into a text file at once; the file is begun with the first of them.

    Raises CommandError when the place cannot be written to.
    """
    refuse_unwritable(path)
    with contextlib.ExitStack() as stack:
        file: TextIO | None = None

        def write(line: str) -> None:
            nonlocal file
            file = file or stack.enter_context(Path(path).open("w", encoding="utf-8", newline=""))
            file.write(f"{line}\n")
            file.flush()

        yield write


def refuse_unwritable(path: str) -> None:
    """Raise CommandError where `output_file` would, and leave what is there as it is."""
    with _beside(path) as (handle, _temporary):
        os.close(handle)


@contextlib.contextmanager
def _beside(path: str) -> Iterator[tuple[int, Path]]:
    """An open temporary file in the same folder, gone at the end unless it was renamed."""
    target = Path(path)
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    except OSError as error:
        raise CommandError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=error.strerror),
            returncode=ExitStatus.INCOMPLETE,
        ) from error
    try:
        yield handle, Path(temporary)
    finally:
        Path(temporary).unlink(missing_ok=True)


def write_report(parts: Iterable[str], output: str, stdout: OutputWrapper) -> None:
    """Write a report piece by piece to the file or, without one, to the standard output.

    Whoever reads that may stop before its end, as ``head`` does.
    """
    if output:
        with output_file(output) as file:
            file.writelines(parts)
        return
    try:
        stdout.writelines(parts)
        stdout.flush()
    except BrokenPipeError:
        # What is still held back goes nowhere; else Python would try and complain at its end.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stdout.fileno())
        os.close(nowhere)


@contextlib.contextmanager
def terminate_as_interrupt() -> Iterator[None]:
    """Treat the signal by which a service is stopped like Ctrl+C."""

    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
