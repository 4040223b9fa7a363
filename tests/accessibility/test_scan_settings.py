"""A scan is made with one configuration, which is recorded with it and kept when it goes on."""

import json
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings
from wagtail.models import Site

from accessibility import scanner
from accessibility.exporters import exporter
from accessibility.issues import settle
from accessibility.models import Issue, Scan
from accessibility.scan_settings import rule_set
from accessibility.states.names import STATES
from tests.accessibility import audits

THOROUGH = {"axe": "4.14.1", "live": "1"}


def report(scan: Scan, name: str) -> str:
    with translation.override("en"):
        return "".join(exporter(name).render(scan))


def test_a_scan_records_engines_states_and_rules(site: Site, settings: Settings) -> None:
    settings.ACCESSIBILITY = {"depth": "thorough", "states": ("dark", "narrow")}
    told = json.loads(report(scanner.plan(site), "json"))["scan"]
    assert list(told["engines"]) == ["axe", "accesslint", "static", "live", "site", "documents"]
    assert all(told["engines"].values())
    assert told["configuration"]["states"] == ["dark", "narrow"]
    assert told["configuration"]["rule_set"] == rule_set()
    assert told["depth"] == "thorough"


def test_only_engines_that_run_are_recorded(site: Site) -> None:
    single = scanner.plan(site, pages=[site.root_page.specific])
    assert list(single.engines) == ["axe", "accesslint", "static", "live", "site"]
    assert list(scanner.plan(site, engine_names=["axe"]).engines) == ["axe"]


@pytest.mark.parametrize(("states", "is_fixed"), [(["narrow"], False), (["narrow", "dark"], True)])
def test_what_is_fixed_follows_the_states_of_the_scan_and_not_of_today(
    site: Site, settings: Settings, states: list[str], is_fixed: bool
) -> None:
    dark = replace(audits.finding("color-contrast"), state="dark")
    before = audits.scan_of(site, engines=THOROUGH)
    audits.audited(before, "http://localhost/", findings=[dark])
    settle(before)
    settings.ACCESSIBILITY = {"states": () if is_fixed else tuple(STATES)}
    scan = audits.scan_of(site, engines=THOROUGH, configuration={"states": states})
    audits.audited(scan, "http://localhost/")
    settle(scan)
    assert (Issue.objects.get().status == Issue.Status.FIXED) is is_fixed


@pytest.mark.parametrize(
    ("recorded", "said"),
    [
        ({"engines": {"static": "0"}}, "static 0 → 1"),
        ({"engines": {"static": "1"}, "configuration": {"rule_set": "old"}}, "rules old → "),
        ({"engines": {"static": "1", "gone": "7"}}, "gone 7 → –"),
    ],
)
def test_a_scan_does_not_go_on_with_other_engines_or_rules(
    site: Site, recorded: dict[str, dict[str, str]], said: str
) -> None:
    scan = audits.scan_of(site, all_engines=False, **recorded)
    audits.audited(scan, "http://localhost/")
    scan.pages.create(scan=scan, url="http://localhost/offen/")
    with translation.override("en"), pytest.raises(CommandError, match=said) as caught:
        call_command("audit", "--resume", str(scan.pk))
    assert caught.value.returncode == 2
    scan.refresh_from_db()
    assert scan.state == Scan.State.FAILED
    assert "Start a new scan." in scan.reason
    assert scan.pages.waiting().count() == 1


@pytest.mark.parametrize(("rules", "is_offered"), [("old", False), (rule_set(), True)])
def test_only_a_scan_that_can_go_on_is_offered_to_be_resumed(
    desk: Client, site: Site, rules: str, is_offered: bool
) -> None:
    cut_off = {"state": Scan.State.INTERRUPTED, "configuration": {"rule_set": rules}}
    scan = audits.scan_of(site, **cut_off)
    audits.audited(scan, "http://localhost/")
    scan.pages.create(scan=scan, url="http://localhost/offen/")
    shown = desk.get(reverse("accessibility:scan", args=[scan.pk])).content.decode()
    assert (reverse("accessibility:scan_resume", args=[scan.pk]) in shown) is is_offered
    assert ("Starten Sie einen neuen" in shown) is not is_offered


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_scan_without_results_begins_with_what_there_is_now(site: Site) -> None:
    scan = scanner.plan(site, engine_names=["static"])
    Scan.objects.update(engines={"static": "0"}, configuration={"rule_set": "old"})
    scan.refresh_from_db()
    scanner.execute(scan, workers=1)
    assert (scan.state, scan.engines) == (Scan.State.FINISHED, {"static": "1"})
    assert scan.configuration["rule_set"] == rule_set()


def test_the_scans_page_shows_depth_states_and_rules(desk: Client, site: Site) -> None:
    recorded = {"states": ["narrow"], "rule_set": "0123456789ab"}
    scan = audits.finished(audits.scan_of(site, engines=THOROUGH, configuration=recorded))
    shown = desk.get(reverse("accessibility:scan", args=[scan.pk])).content.decode()
    assert "gründlich: auch Zustände, Bildpunkte und Tastatur" in shown
    assert "320 Pixel breit" in shown
    assert "0123456789ab" in shown
    assert "Abgeschaltet: auf 400 % vergrößert, " in shown


def test_a_scan_from_before_the_record_can_be_read(desk: Client, scan: Scan) -> None:
    assert scan.configuration == {}
    response = desk.get(reverse("accessibility:scan", args=[scan.pk]))
    assert response.status_code == 200
    assert "Abgeschaltet" not in response.content.decode()
    assert json.loads(report(scan, "json"))["scan"]["configuration"] == {}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"engines": {"axe": "4", "live": "1-quick"}}, "This was a quick audit"),
        ({"engines": {"axe": "4"}, "all_engines": False}, "Only some of the engines ran."),
        ({"engines": THOROUGH, "configuration": {"states": []}}, "Turned off: 320 pixels wide"),
        (
            {"engines": THOROUGH, "configuration": {"probes": ["states", "media"]}},
            "Turned off: text in pictures, contrast by pixels, the way by keyboard.",
        ),
    ],
)
def test_the_text_report_says_what_was_left_out(
    site: Site, fields: dict[str, object], said: str
) -> None:
    scan = audits.finished(audits.scan_of(site, **fields))
    lines = report(scan, "text").splitlines()
    assert lines[2].startswith("Engines: ")
    assert lines[3].startswith(said)
