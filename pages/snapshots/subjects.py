"""Which measures a chapter on a subject tells of: those of its fields of action, with its tag."""

from collections.abc import Iterable
from typing import Any

from pages.models import ReportChapterPage
from pages.models.tags import PageTag


def subject_of(
    chapter: ReportChapterPage, *, measures: Iterable[dict[str, Any]]
) -> dict[str, list[int]]:
    """The chapter's fields of action and its measures; none where it chooses nothing."""
    fields = sorted(field.pk for field in chapter.fields_of_action.all())
    if not fields and chapter.tag_id is None:
        return {"fields": [], "measures": []}
    chosen = [row["page"] for row in measures if not fields or row["field"] in fields]
    if chapter.tag_id is not None:
        tags = PageTag.objects.filter(tag=chapter.tag_id, content_object__in=chosen)
        tagged = set(tags.values_list("content_object_id", flat=True))
        chosen = [page for page in chosen if page in tagged]
    return {"fields": fields, "measures": chosen}
