"""Editions: a report's data are stored once when it is published, and never changed again."""

import datetime
import hashlib
import json
from dataclasses import asdict
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision
from wagtail.search.tasks import insert_or_update_object_task
from wagtail.signals import page_published

from pages.models import ReportChapterPage, ReportEdition, ReportPage
from pages.snapshots.collecting import collect
from pages.snapshots.completeness import gaps_of


def checksum_of(data: Any) -> str:
    """SHA-256 of the data as JSON with sorted keys, no spaces and UTF-8."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def latest_edition(report: ReportPage) -> ReportEdition | None:
    """The newest edition, or None where the report was never frozen.

    Its data are large, and read only once somebody asks for them.
    """
    found: ReportEdition | None = report.editions.defer("data").order_by("-number").first()
    return found


def freeze(
    report: ReportPage,
    *,
    user: User | None = None,
    at: datetime.datetime | datetime.date | None = None,
) -> ReportEdition | None:
    """Store a new edition of a report that has published chapters, if its data have changed.

    With ``at`` in the past the data are those of that day, as far as dates tell.
    """
    moment = _moment(at)
    data = collect(report, at=timezone.localdate(moment), keep_files=True)
    checksum = checksum_of(data)
    with transaction.atomic():
        # The lock keeps two editors who publish at once from taking the same number.
        ReportPage.objects.select_for_update().filter(pk=report.pk).values_list("pk").first()
        latest = latest_edition(report)
        if not data["chapters"] or (latest and latest.checksum == checksum):
            return None
        edition = ReportEdition.objects.create(
            report=report,
            number=latest.number + 1 if latest else 1,
            note=report.edition_note,
            frozen_at=moment,
            frozen_by=user,
            data=data,
            checksum=checksum,
            gaps=[asdict(gap) for one in gaps_of(report) for gap in one.gaps],
        )
    _let_search_know(report)
    return edition


def _let_search_know(report: ReportPage) -> None:
    """The search finds chapters by their frozen texts, which are others from now on."""
    kind = ReportChapterPage._meta
    for pk in ReportChapterPage.objects.child_of(report).values_list("pk", flat=True):
        insert_or_update_object_task.enqueue(kind.app_label, kind.model_name, str(pk))


def _moment(at: datetime.datetime | datetime.date | None) -> datetime.datetime:
    if at is None or isinstance(at, datetime.datetime):
        return at or timezone.now()
    return timezone.make_aware(datetime.datetime.combine(at, datetime.time(12)))


def freeze_when_published(
    instance: ReportPage, revision: Revision | None = None, **_kwargs: Any
) -> None:
    """Freeze a report when it is published; its note is for this publication only.

    So none is left over for the next edition where the data were unchanged. A report that does not
    say when it is published first says that it is today. Wagtail also sends the signal when an
    unpublished page is scheduled.
    """
    if not instance.live:
        return
    if instance.publication_date is None and latest_edition(instance) is None:
        _store(instance, revision, "publication_date", timezone.localdate())
    freeze(instance, user=revision.user if revision else None)
    if instance.edition_note:
        _store(instance, revision, "edition_note", "")


def _store(report: ReportPage, revision: Revision | None, field: str, value: Any) -> None:
    """Set a field of what was published just now, and of the draft that goes on from it."""
    setattr(report, field, value)
    ReportPage.objects.filter(pk=report.pk).update(**{field: value})
    if revision is not None:
        revision.content[field] = report.serializable_data()[field]
        revision.save(update_fields=["content"])


def connect() -> None:
    """Freeze every report that is published from now on."""
    page_published.connect(freeze_when_published, sender=ReportPage, dispatch_uid="freeze-report")
