"""The contract of ``manage.py check_urls``: a line for each address, and nothing stored.

Without access to the database: pytest-django would fail a test that asked for it. The one with a
process of its own gives it the test's database, which must be somewhere.
"""

import io
import json
import signal
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from pytest_django import Settings

from accessibility.browser import programme
from accessibility.findings import Impact, Outcome
from tests.accessibility.audit_process import AuditProcess, wait_until
from tests.accessibility.bad_server import (
    PAGES,
    BadServer,
    Handler,
    kill_browser,
    late,
    serving,
)

pytestmark = pytest.mark.browser
FIELDS = [
    "url",
    "final_url",
    "status",
    "reason",
    "title",
    "language",
    "seconds",
    "engines",
    "findings",
    "rules",
]
FINDING_FIELDS = [
    "rule",
    "engines",
    "outcome",
    "impact",
    "criteria",
    "act_rules",
    "state",
    "selector",
    "html",
    "message",
]


def check(output: Path, *arguments: str) -> list[dict[str, Any]]:
    """The lines that the command writes, in English."""
    with translation.override("en"):
        call_command("check_urls", *arguments, "--output", str(output))
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


def urls(server: BadServer, paths: Iterable[str]) -> list[str]:
    return [server.url(path) for path in paths]


def test_good_and_bad_addresses_in_their_order(bad_server: BadServer, tmp_path: Path) -> None:
    addresses = urls(bad_server, ["/500", "/no-alt", "/moved", "/no-alt"])
    lines = check(tmp_path / "out.jsonl", *addresses, "--workers", "2")
    assert [line["url"] for line in lines] == addresses
    assert [line["status"] for line in lines] == ["failed", "done", "done", "done"]
    failed, done, moved, _again = lines
    assert all(list(line) == FIELDS for line in lines)
    assert failed["reason"] == "The server answered with status 500 instead of the page."
    assert (failed["findings"], failed["rules"]) == ([], {})
    assert (done["reason"], done["title"], done["language"]) == ("", "Digitales Rathaus", "de")
    assert set(done["engines"]) == {"axe", "accesslint", "static", "live"}
    assert done["seconds"] > 0
    assert done["final_url"] == done["url"]
    assert moved["final_url"] == bad_server.url("/good")


def test_findings_and_rules_speak_the_words_of_the_contract(
    bad_server: BadServer, tmp_path: Path
) -> None:
    (line,) = check(tmp_path / "out.jsonl", bad_server.url("/no-alt"))
    (finding,) = [found for found in line["findings"] if found["rule"] == "image-alt"]
    assert list(finding) == FINDING_FIELDS
    assert finding["engines"] == ["axe", "accesslint"]
    assert (finding["outcome"], finding["impact"]) == ("failed", "critical")
    assert (finding["criteria"], finding["act_rules"]) == (["1.1.1"], ["23a2a8"])
    assert (finding["state"], finding["selector"]) == ("desktop", "img")
    assert finding["html"].startswith("<img src=")
    assert set(finding["message"]) == {"de", "en"}
    assert finding["message"]["de"] != finding["message"]["en"]
    assert line["rules"]["image-alt"] == {"outcome": "failed", "engine": "axe"}
    assert line["rules"]["link-text-is-url"] == {"outcome": "inapplicable", "engine": "static"}
    assert {rule["outcome"] for rule in line["rules"].values()} <= set(Outcome)
    assert {found["impact"] for found in line["findings"]} <= set(Impact)


def test_addresses_that_differ_by_their_fragment_only(
    bad_server: BadServer, tmp_path: Path
) -> None:
    addresses = urls(bad_server, ["/good", "/good#x", "/good#x", "/good#y", "/moved#z", "/good"])
    lines = check(tmp_path / "out.jsonl", *addresses, "--workers", "1")
    assert [line["reason"] for line in lines] == [""] * 6
    assert [line["title"] for line in lines] == ["Digitales Rathaus"] * 6
    assert lines[1]["final_url"] == addresses[1]


def test_addresses_from_a_file_follow_those_of_the_command_line(
    bad_server: BadServer, tmp_path: Path
) -> None:
    source = tmp_path / "urls.txt"
    source.write_text(f"\n {bad_server.url('/404')} \r\n\n{bad_server.url('/pdf')}\n")
    arguments = [bad_server.url("/json"), "--from", str(source), "--engine", "static"]
    lines = check(tmp_path / "out.jsonl", *arguments)
    assert [line["url"] for line in lines] == urls(bad_server, ["/json", "/404", "/pdf"])
    assert [line["engines"] for line in lines] == [{"static": "1"}] * 3


def test_addresses_from_the_standard_input(
    bad_server: BadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{bad_server.url('/good')}\n"))
    (line,) = check(tmp_path / "out.jsonl", "--from", "-", "--engine", "static")
    assert (line["title"], line["status"]) == ("Digitales Rathaus", "done")
    assert {rule["engine"] for rule in line["rules"].values()} == {"static"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "There is no address to audit"),
        (["--from", "/nowhere/urls.txt"], "/nowhere/urls.txt cannot be read"),
        (["http://localhost/", "--engine", "hexe"], "There is no engine “hexe”"),
        (["http://localhost/", "--output", "/nowhere/x"], "/nowhere/x cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, arguments: list[str], said: str) -> None:
    with translation.override("en"), pytest.raises(CommandError) as caught:
        call_command("check_urls", "--output", str(tmp_path / "out.jsonl"), *arguments)
    assert said in str(caught.value)
    assert caught.value.returncode == 2
    assert list(tmp_path.iterdir()) == []


def lines_of(output: Path) -> list[str]:
    """The addresses that have a whole line each."""
    text = output.read_text(encoding="utf-8") if output.exists() else ""
    return [json.loads(line)["url"] for line in text.splitlines()]


@pytest.mark.django_db(transaction=True)
def test_ctrl_c_leaves_the_lines_that_are_finished(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with serving(BadServer(default=late(0.3, PAGES["/good"]))) as server:
        addresses = [server.url(f"/{number}") for number in range(30)]
        arguments = (*addresses, "--workers", "1", "--output", str(output))
        with AuditProcess(*arguments, command="check_urls") as process:
            wait_until(lambda: len(lines_of(output)) >= 2)
            process.signal(signal.SIGINT)
            status, _output, errors = process.finish()
    kept = lines_of(output)
    assert (status, kept) == (130, addresses[: len(kept)])
    assert 2 <= len(kept) < len(addresses)
    assert f"Interrupted.\n{len(kept)} of 30 pages audited, 0 failed" in errors
    assert "Traceback" not in errors


def test_lines_outlive_the_loss_of_the_browser(
    bad_server: BadServer, tmp_path: Path, settings: Settings
) -> None:
    driver = tmp_path / "chromedriver"
    driver.symlink_to(programme("", ("chromedriver",)))
    settings.ACCESSIBILITY = {"depth": "quick", "chromedriver": str(driver)}

    def lose_browser(server: BadServer, handler: Handler) -> None:
        driver.unlink()
        kill_browser(server, handler)

    bad_server.pages["/loses-browser"] = lose_browser
    addresses = urls(bad_server, ["/good", "/404", "/loses-browser", "/good"])
    output = tmp_path / "out.jsonl"
    with pytest.raises(CommandError) as caught:
        call_command("check_urls", *addresses, "--workers", "1", "--output", str(output))
    assert caught.value.returncode == 2
    assert lines_of(output) == addresses[:2]
