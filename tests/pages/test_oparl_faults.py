"""An import from OParl bears a server that falters, loses its place or does without a list."""

import pytest
from django.utils import timezone

from pages.models import Consultation, Meeting, OParlImport, Paper
from pages.oparl.failures import CannotRun
from pages.oparl.importer import SILENCE
from tests.pages.oparl_server import Town, run_import


def test_server_that_fails_once_is_asked_again(db: None, server: Town) -> None:
    server.failures["/oparl/meeting"] = [500, 503]

    assert run_import(server).errors == []
    assert Meeting.objects.count() == 2


def test_import_that_stops_goes_on_where_it_was(db: None, server: Town) -> None:
    server.failures["/oparl/paper"] = [500] * 3
    with pytest.raises(CannotRun):
        run_import(server)
    stopped = OParlImport.objects.get()
    server.requests.clear()

    run = run_import(server)

    assert stopped.state == OParlImport.State.STOPPED
    assert run.pk == stopped.pk
    assert run.state == OParlImport.State.FINISHED
    assert not any("/oparl/organization" in request for request in server.requests)
    assert Consultation.objects.count() == 1
    assert run.counts["Paper"] == {"new": 3}


def test_import_that_was_killed_goes_on_after_a_while(db: None, server: Town) -> None:
    run = run_import(server)
    OParlImport.objects.update(
        state="running", list_name="paper", next_url=server.url("paper?page=2")
    )
    with pytest.raises(CannotRun, match="läuft bereits"):
        run_import(server)
    OParlImport.objects.update(touched_at=timezone.now() - SILENCE)
    server.requests.clear()

    again = run_import(server)

    assert again.pk == run.pk
    assert [request for request in server.requests if "paper" in request] == ["/oparl/paper?page=2"]


@pytest.mark.parametrize("status", [404, 410])
def test_list_is_read_anew_where_the_place_in_it_has_expired(
    db: None, server: Town, status: int
) -> None:
    server.failures["/oparl/paper"] = [500] * 3
    with pytest.raises(CannotRun):
        run_import(server)
    OParlImport.objects.update(next_url=server.url("paper?cursor=old"))
    server.failures["/oparl/paper"] = [status]

    run = run_import(server)

    assert run.state == OParlImport.State.FINISHED
    assert run.errors == []
    assert Paper.objects.count() == 3


def test_page_of_a_list_that_is_not_there_leaves_the_others_to_be_read(
    db: None, server: Town
) -> None:
    server.next_links["organization?page=1"] = server.url("nirgends")

    run = run_import(server)

    assert run.state == OParlImport.State.STOPPED
    assert "HTTP 404" in run.errors[0]["reason"]
    assert Paper.objects.count() == 3
    server.next_links.clear()
    assert run_import(server).state == OParlImport.State.FINISHED


def test_optional_list_that_is_not_there_is_reported(db: None, server: Town) -> None:
    server.offered = (*server.offered, "consultation")
    server.failures["/oparl/consultation"] = [404]

    run = run_import(server)

    assert run.state == OParlImport.State.FINISHED
    [error] = run.errors
    assert error["id"] == server.url("consultation")
    assert "HTTP 404" in error["reason"]


def test_pages_in_a_circle_end(db: None, server: Town) -> None:
    server.next_links["organization?page=1"] = server.url("organization")

    run = run_import(server)

    assert run.state == OParlImport.State.STOPPED
    assert "im Kreis" in run.errors[0]["reason"]
    assert Paper.objects.count() == 3


def test_list_that_was_cut_short_is_read_again_in_full(db: None, server: Town) -> None:
    server.next_links["paper?page=1"] = "http://10.0.0.1/paper?page=2"
    first = run_import(server)
    server.next_links.clear()

    second = run_import(server)

    assert "anderer Server" in first.errors[0]["reason"]
    assert second.pk == first.pk
    assert second.errors == []
    assert Paper.objects.count() == 3


@pytest.mark.parametrize("content", [b"<html>", b"[]", b"\xff", b'{"data": 7}', b"[" * 100_000])
def test_page_that_is_no_list_is_reported(db: None, server: Town, content: bytes) -> None:
    server.raw["/oparl/paper"] = content

    run = run_import(server)

    assert len(run.errors) == 1
    assert Meeting.objects.count() == 2


def test_list_that_is_missing_is_reported(db: None, server: Town) -> None:
    server.offered = ("organization", "meeting")

    assert "paper" in run_import(server).errors[0]["reason"]
