"""The council's work comes from an OParl server: all of it, nothing twice, nothing lost."""

import datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from pages.models import (
    AgendaItem,
    MeasurePage,
    Meeting,
    OParlImport,
    Organization,
    Paper,
)
from pages.oparl.failures import CannotRun
from pages.oparl.mapping import parse_record
from tests.pages.oparl_server import Town, run_import


def change(entry: dict[str, Any], **fields: Any) -> None:
    """Change an object so that it counts as changed since any run."""
    later = timezone.now() + datetime.timedelta(hours=2)
    entry.update(fields, modified=later.astimezone(datetime.UTC).isoformat(timespec="seconds"))


# What comes in


def test_whole_council_is_imported_with_its_references(db: None, server: Town) -> None:
    run = run_import(server)

    assert run.state == OParlImport.State.FINISHED
    assert run.errors == []
    paper = Paper.objects.get(reference="2021/017")
    assert paper.date == datetime.date(2021, 1, 27)
    assert [one.name for one in paper.originator_organizations.all()] == ["Die Mitte"]
    assert [one.reference for one in paper.related_papers.all()] == ["2021/044"]
    assert paper.main_file_url.endswith("file/1.pdf")
    consultation = paper.consultations.get()
    assert consultation.authoritative
    assert consultation.agenda_item is not None
    assert consultation.agenda_item.result == "einstimmig beschlossen"
    assert consultation.meeting == Meeting.objects.get(name="2. Sitzung")
    assert [one.name for one in consultation.organizations.all()] == ["Rat der Stadt"]
    assert Meeting.objects.get(name="1. Sitzung").location == "Ratssaal, Markt 1"
    assert Organization.objects.get(name="Die Mitte").organization_type == "Fraktion"


def test_second_import_brings_nothing_twice(db: None, server: Town) -> None:
    run_import(server)
    before = [model.objects.count() for model in (Organization, Meeting, AgendaItem, Paper)]
    server.offered = ("organization", "meeting", "agendaItem", "paper", "consultation")

    run = run_import(server, "body/1")

    assert run.errors == []
    assert [model.objects.count() for model in (Organization, Meeting, AgendaItem, Paper)] == before
    assert all("new" not in counts for counts in run.counts.values())


def test_second_import_asks_only_for_what_changed(db: None, server: Town) -> None:
    run_import(server)
    change(server.lists["paper"][1], name="Bericht, ergänzt")
    server.requests.clear()

    run = run_import(server)

    assert run.counts == {"Paper": {"changed": 1}}
    assert Paper.objects.get(reference="2022/101").name == "Bericht, ergänzt"
    assert any("modified_since=" in request for request in server.requests)


def test_server_that_ignores_the_date_costs_nothing_but_time(db: None, server: Town) -> None:
    run_import(server)
    OParlImport.objects.update(started_at=timezone.now() - datetime.timedelta(days=9000))

    run = run_import(server)

    assert run.counts["Paper"] == {"unchanged": 3}


def test_what_editors_entered_stays(db: None, server: Town) -> None:
    run_import(server)
    AgendaItem.objects.filter(number="Ö 1").update(
        needs_action=True,
        carried_out_on=datetime.date(2022, 1, 1),
        implementation="Erledigt.",
        resolution_text="Von Hand ergänzt.",
    )
    meeting = server.lists["meeting"][0]
    change(meeting["agendaItem"][0], name="Neuer Titel")
    change(meeting)

    run_import(server)

    item = AgendaItem.objects.get(number="Ö 1")
    assert item.name == "Neuer Titel"
    assert item.needs_action
    assert item.carried_out_on == datetime.date(2022, 1, 1)
    assert item.implementation == "Erledigt."
    assert item.resolution_text == "Von Hand ergänzt."


def test_what_was_typed_in_before_is_taken_over(db: None, server: Town) -> None:
    council = Organization.objects.create(name="rat der stadt")
    paper = Paper.objects.create(name="Unser Antrag", reference="2021/017")

    run_import(server)

    council.refresh_from_db()
    paper.refresh_from_db()
    assert council.oparl_id == server.url("organization/1")
    assert paper.name == "Antrag: Digitalisierung beschleunigen"
    assert Paper.objects.filter(reference="2021/017").count() == 1


def test_deleted_objects_go(db: None, server: Town) -> None:
    run_import(server)
    change(server.lists["paper"][1], deleted=True)

    run = run_import(server)

    assert run.counts == {"Paper": {"deleted": 1}}
    assert not Paper.objects.filter(reference="2022/101").exists()


def test_deleted_object_that_a_page_needs_is_kept_and_reported(
    town: dict[str, Page], server: Town
) -> None:
    run_import(server)
    measure = town["MeasurePage"].specific
    assert isinstance(measure, MeasurePage)
    measure.resolutions.set([AgendaItem.objects.get(number="Ö 2")])
    measure.save()
    change(server.lists["meeting"][1], deleted=True)

    run = run_import(server)

    assert run.counts == {"Meeting": {"kept": 1}}
    assert server.url("meeting/2") in run.errors[0]["id"]
    assert AgendaItem.objects.filter(number="Ö 2").exists()


# What is wrong is reported and skipped


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"name": None}, "Es hat keinen Namen."),
        ({"date": "gestern"}, "„gestern“ kann nicht"),
        ({"date": "2021-02-30"}, "„2021-02-30“ kann nicht"),
        ({"date": "0001-01-01"}, "kann nicht"),
        ({"reference": 17}, "„17“ kann nicht"),
        ({"web": "javascript:alert(1)"}, "kann nicht"),
        ({"consultation": "keine Liste"}, "kann nicht"),
        ({"originatorOrganization": [7]}, "kann nicht"),
        ({"type": "https://schema.oparl.org/1.1/Person"}, "vom Typ Person"),
        ({"id": None}, "keine Kennung"),
    ],
)
def test_bad_object_is_reported_and_the_others_come_in(
    db: None, server: Town, fields: dict[str, Any], reason: str
) -> None:
    server.lists["paper"][1].update(fields)

    run = run_import(server)

    assert [reason in error["reason"] for error in run.errors] == [True]
    assert run.counts["Paper"] == {"new": 2, "skipped": 1}
    assert run.state == OParlImport.State.FINISHED


@pytest.mark.parametrize("entry", [None, "text", 7, [], {}])
def test_what_is_no_object_is_skipped(db: None, server: Town, entry: Any) -> None:
    server.lists["organization"].insert(0, entry)

    run = run_import(server)

    assert run.counts["Organization"] == {"new": 3, "skipped": 1}


def test_long_and_odd_texts_fit(db: None, server: Town) -> None:
    server.lists["paper"][1].update(name="x" * 900 + "\x00\ud800", reference="\x00")

    assert run_import(server).errors == []
    assert Paper.objects.get(name__startswith="xxx").name.endswith("x…")


def test_reference_to_what_comes_later_is_set_in_the_end(db: None, server: Town) -> None:
    run = run_import(server)  # paper 1 names paper 3, which is on the next page

    assert run.unresolved == []
    assert Paper.objects.get(reference="2021/044").related_papers.count() == 1


def test_reference_to_nothing_is_reported_and_tried_again_next_time(db: None, server: Town) -> None:
    server.lists["paper"][1]["relatedPaper"] = [server.url("paper/9")]
    first = run_import(server)
    change(server.add("paper", 9, name="Nachzügler", reference="2023/001"))

    second = run_import(server)

    assert [server.url("paper/9") in error["reason"] for error in first.errors] == [True]
    assert second.errors == []
    assert Paper.objects.get(reference="2022/101").related_papers.get().reference == "2023/001"


def test_object_that_came_before_what_it_belongs_to_is_fetched_in_the_end(
    db: None, server: Town
) -> None:
    server.offered = ("organization", "meeting", "agendaItem", "paper")
    late = server.add("agendaItem", 7, name="Nachtrag", meeting=server.url("meeting/9"))
    first = run_import(server)
    change(server.add("meeting", 9, name="Sondersitzung"))

    second = run_import(server)

    assert late["id"] == first.errors[0]["id"]
    assert second.errors == []
    assert AgendaItem.objects.get(name="Nachtrag").meeting.name == "Sondersitzung"


# What it does not begin with


@pytest.mark.parametrize("path", ["organization/1", "nirgends"])
def test_address_that_is_no_body_is_refused(db: None, server: Town, path: str) -> None:
    with pytest.raises(CannotRun):
        run_import(server, path)
    assert not OParlImport.objects.exists()


def test_several_bodies_are_named(db: None, server: Town) -> None:
    server.bodies = 2

    with pytest.raises(CannotRun, match="body/2"):
        run_import(server)


# The command


def test_command_says_what_came_in(
    db: None, server: Town, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.OPARL_URL = server.url("system")
    settings.OPARL_ALLOW_PRIVATE = True

    call_command("import_oparl")

    assert "Drucksachen: 3 neu" in capsys.readouterr().out


def test_command_ends_with_1_where_something_was_skipped(
    db: None, server: Town, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.OPARL_ALLOW_PRIVATE = True
    server.lists["paper"][1]["name"] = ""

    with pytest.raises(SystemExit) as exit_info:
        call_command("import_oparl", server.url("system"))

    assert exit_info.value.code == 1
    assert f"{server.url('paper/2')}: Es hat keinen Namen." in capsys.readouterr().err


@pytest.mark.parametrize("url", ["", "ftp://stadt.example/", "http://127.0.0.1:9/oparl"])
def test_command_ends_with_2_where_it_cannot_run(db: None, settings: Any, url: str) -> None:
    settings.OPARL_URL = url

    with pytest.raises(CommandError) as error_info:
        call_command("import_oparl")

    assert error_info.value.returncode == 2


def test_record_without_what_it_belongs_to_is_bad(db: None, server: Town) -> None:
    server.offered = ("organization", "meeting", "agendaItem", "paper")
    server.add("agendaItem", 8, name="Irgendwo")

    assert "wozu es gehört" in run_import(server).errors[0]["reason"]


def test_moments_without_zone_are_local() -> None:
    source = {
        "id": "https://ris.stadt.example/m/1",
        "type": "https://schema.oparl.org/1.1/Meeting",
        "start": "2021-03-01T17:00:00",
    }

    start = parse_record(source, kind="Meeting").values["start"]

    assert start.isoformat() == "2021-03-01T17:00:00+01:00"
