"""What was read of pictures is kept from scan to scan, and forgotten when nobody asks for it."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Site

from accessibility import kept_readings, scanner
from accessibility.documents import files, recording
from accessibility.documents.downloads import Downloads
from accessibility.models import CheckedFile, Issue, Scan
from accessibility.pictured_text.memory import MEMORY, Key
from accessibility.pictured_text.reading import VERSION, Reading, TextReader
from tests import factories
from tests.accessibility import audits
from tests.accessibility.bad_server import BadServer, page, serving
from tests.accessibility.pictured_text.drawings import data_url, notice, png

KEY = Key("a" * 64, f"5/1/{VERSION}")
READING = Reading(words=("Die", "Bücherei"), share=0.2, plainness=0.9, has_more=True)


@pytest.fixture(autouse=True)
def nothing_is_known() -> Iterator[None]:
    MEMORY.clear()
    yield
    MEMORY.clear()


@pytest.mark.django_db
def test_another_process_knows_what_was_read() -> None:
    MEMORY.keep(KEY, READING)
    kept_readings.keep_new()
    kept_readings.keep_new()
    MEMORY.clear()
    kept_readings.recall()
    assert MEMORY.known(KEY) == READING
    assert MEMORY.known(Key(KEY.checksum, f"6/1/{VERSION}")) is None, (
        "another version reads differently"
    )
    assert MEMORY.take_new() == {}


@pytest.mark.django_db
def test_only_as_much_is_recalled_as_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        MEMORY.keep(Key(str(number), KEY.version), READING)
    kept_readings.keep_new()
    CheckedFile.objects.filter(checksum="0").update(used_at=timezone.now() + timedelta(days=1))
    MEMORY.clear()
    monkeypatch.setattr(kept_readings, "MAX_READINGS", 2)
    kept_readings.recall()
    assert [MEMORY.known(Key(str(number), KEY.version)) is None for number in range(4)] == [
        *(False, True),
        *(True, False),
    ]


@pytest.mark.django_db
def test_what_another_version_kept_in_another_shape_is_left_alone() -> None:
    CheckedFile.objects.create(
        checksum=KEY.checksum,
        file_type=kept_readings.FILE_TYPE,
        version=f"5/1/{VERSION + 1}",
        result={"lines": []},
    )
    kept_readings.recall()
    assert len(MEMORY) == 0
    assert CheckedFile.objects.exists()


@pytest.mark.django_db
def test_two_processes_may_have_read_the_same() -> None:
    for _ in range(2):
        MEMORY.clear()
        MEMORY.keep(KEY, READING)
        kept_readings.keep_new()
    assert CheckedFile.objects.count() == 1


def test_what_cannot_be_stored_is_only_read_again(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_arguments: Any, **_options: Any) -> None:
        raise DatabaseError("voll")

    monkeypatch.setattr(QuerySet, "bulk_create", refuse)
    MEMORY.keep(KEY, READING)
    kept_readings.keep_new()
    assert "readings of pictures cannot be stored" in caplog.text


def test_what_no_scan_asks_for_is_forgotten(site: Site) -> None:
    other = Key("b" * 64, KEY.version)
    for key in (KEY, other):
        MEMORY.keep(key, READING)
    kept_readings.keep_new()
    long_ago = timezone.now() - timedelta(days=files.KEPT_DAYS + 1)
    CheckedFile.objects.update(used_at=long_ago)
    MEMORY.known(KEY)
    kept_readings.mark_used()
    downloads = Downloads(site.root_url)
    assert recording.record(audits.scan_of(site), downloads, stop=threading.Event())
    assert CheckedFile.objects.get().checksum == KEY.checksum


@pytest.mark.django_db(transaction=True)
def test_a_scan_reads_no_picture_that_an_earlier_one_has_read(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {"depth": "thorough", "extra_paths": ()}
    factories.home_page()
    sheet = page(f'<img src="{data_url(png(notice()))}" alt="Aushang">')

    def scan() -> Scan:
        with serving(BadServer(default=sheet)) as server:
            planned = scanner.plan(Site.objects.get(), base_url=server.url(""))
            return scanner.execute(planned, workers=1)

    scan()
    first = CheckedFile.objects.get(file_type=kept_readings.FILE_TYPE)
    assert Issue.objects.filter(rule="image-text-not-in-alternative", outcome="cantTell").exists()
    MEMORY.clear()  # as in a new process
    monkeypatch.setattr(TextReader, "read", None)
    again = scan()
    found = again.pages.get().findings.filter(issue__rule="image-text-not-in-alternative")
    assert found.count() == 1
    assert CheckedFile.objects.get(file_type=kept_readings.FILE_TYPE).used_at > first.used_at
