"""Reports with their chapters: as frozen in the latest edition, or as they stand in a preview."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.addresses import Addresses
from pages.cards import Card, cards_for
from pages.frame import Link
from pages.models import (
    EditionLines,
    ReportChapterPage,
    ReportComparison,
    ReportEdition,
    ReportPage,
)
from pages.outline import Outline, Section
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.presenters.gathered import gathered
from pages.reports import Part, parts_of
from pages.reports.comparison import comparison_parts
from pages.reports.lines import opened
from pages.reports.parts import Data, linked, pages_in
from pages.snapshots import collect, latest_edition
from pages.snapshots.subjects import subject_of
from pages.snapshots.texts import lowered
from pages.visibility import visible

DATA_PREFIX = "daten-"
"""Before the anchors of data, which the editors' headings must not take."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter within the whole report: the editors' text, then the data."""

    title: str
    anchor: str
    summary: str
    html: str
    parts: list[Part]


@context_of.register
def report_context(page: ReportPage, request: HttpRequest) -> dict[str, Any]:
    """The report's own text, its chapters, and its editions with their files."""
    edition = None if _is_preview(request) else latest_edition(page)
    home = Addresses.during(request).of(page)
    chapters, introduction = gathered(
        f"edition {edition.pk if edition else None}",
        page,
        lambda: (
            _chapter_cards(page, edition=edition, home=home, request=request),
            edition.shown(edition.data["report"]["html"]) if edition else "",
        ),
        request=request,
    )
    after = [Section(title=_("Chapters"), anchor="kapitel")] if chapters else []
    if edition:
        after.append(Section(title=_("Editions and files"), anchor="ausgaben"))
    return {
        **common_context(page, request, after=tuple(after)),
        "chapters": chapters,
        "edition": edition,
        "introduction": introduction,
        "edition_url": f"{home}ausgabe/{edition.number}/" if edition else "",
        "editions": page.editions.defer("data") if edition else (),
        "comparison_url": f"{home}vergleich/" if edition and page.compared_with() else "",
    }


@context_of.register
def chapter_context(page: ReportChapterPage, request: HttpRequest) -> dict[str, Any]:
    """The chapter as frozen with the report, and the chapters before and after it.

    Raises Http404 where no edition that readers see has it, except in a preview.
    """
    edition, frozen, parts, titles = _content_of(page, request=request)
    if edition is None and not _is_preview(request):
        raise Http404
    if edition:
        page.title, page.summary = frozen["title"], frozen["summary"]
    after = tuple(Section(part.title, DATA_PREFIX + part.anchor) for part in parts)
    context = common_context(page, request, after=after)
    if edition:
        sections = tuple(Section(**section) for section in frozen["sections"])
        context["outline"] = Outline(anchors={}, sections=(*sections, *after))
    return {
        **context,
        **_neighbours(page, titles=titles, request=request),
        "edition": edition,
        "frozen": frozen,
        "parts": parts,
        "lines_url": _lines_url(edition, request) if edition else "",
        "prefix": DATA_PREFIX,
    }


@context_of.register
def edition_context(edition: ReportEdition, request: HttpRequest) -> dict[str, Any]:
    """The whole report as one text."""
    context = document_context(edition, request)
    newest = latest_edition(edition.report) or edition
    sections = tuple(Section(one.title, one.anchor) for one in context["report_chapters"])
    home = Addresses.during(request).of(edition.report)
    return {
        **context,
        "outline": Outline(anchors={}, sections=sections),
        "is_newest": newest.pk == edition.pk,
        "newest_url": home if edition.report.live else f"{home}ausgabe/{newest.number}/",
        "lines_url": _lines_url(edition, request),
    }


def document_context(edition: ReportEdition, request: HttpRequest) -> dict[str, Any]:
    """The texts and tables of an edition, for the page and for the PDF."""
    data = edition.data
    permanent_url = _edition_url(edition, request)
    return {
        "edition": edition,
        "report": data["report"],
        "introduction": lowered(edition.shown(data["report"]["html"]), prefix="bericht", levels=0),
        "report_chapters": chapters_of(edition, urls=_urls(data, request=request)),
        "permanent_url": permanent_url,
        "lines_url": f"{permanent_url}zeilen/",
    }


@context_of.register
def lines_context(lines: EditionLines, request: HttpRequest) -> dict[str, Any]:
    """The lines behind a sum; raises Http404 where the edition has no such sum."""
    edition = lines.edition
    found = opened(request.GET, edition.data)
    if found is None:
        raise Http404
    parts = _linked(found.parts, request=request)
    return {
        "edition": edition,
        "report": edition.data["report"],
        "edition_url": _edition_url(edition, request),
        "opened": found,
        "parts": parts,
        "lines_url": "",
    }


def _edition_url(edition: ReportEdition, request: HttpRequest) -> str:
    home = Addresses.during(request).of(edition.report)
    return request.build_absolute_uri(f"{home}ausgabe/{edition.number}/")


def _lines_url(edition: ReportEdition, request: HttpRequest) -> str:
    home = Addresses.during(request).of(edition.report)
    return f"{home}ausgabe/{edition.number}/zeilen/"


@context_of.register
def comparison_context(comparison: ReportComparison, request: HttpRequest) -> dict[str, Any]:
    """Both reports side by side, sum by sum and measure by measure."""
    report = comparison.report
    before, now = report.compared_with(), latest_edition(report)
    if before is None or now is None:
        raise Http404
    urls = (_lines_url(before, request), _lines_url(now, request))
    parts = _linked(comparison_parts(before.data, now.data, lines_urls=urls), request=request)
    sections = tuple(Section(part.title, part.anchor) for part in parts)
    return {
        "edition": now,
        "before": before,
        "before_url": Addresses.during(request).of(before.report),
        "parts": parts,
        "lines_url": "",
        "outline": Outline(anchors={}, sections=sections),
    }


def chapters_of(edition: ReportEdition, *, urls: dict[int, str]) -> list[Chapter]:
    """All chapters of an edition, one level down, with anchors that do not meet."""
    data = edition.data
    return [
        Chapter(
            title=row["title"],
            anchor=f"kapitel-{row['anchor']}",
            summary=row["summary"],
            html=lowered(edition.shown(row["html"]), prefix=row["anchor"]),
            parts=linked(parts_of(row, data), urls),
        )
        for row in data["chapters"]
    ]


def _is_preview(request: HttpRequest) -> bool:
    return bool(getattr(request, "is_preview", False))


def _report_of(page: ReportChapterPage) -> ReportPage:
    report: ReportPage = ReportPage.objects.get(path=page.path[: -Page.steplen])
    return report


def _content_of(
    page: ReportChapterPage, *, request: HttpRequest
) -> tuple[ReportEdition | None, Data, list[Part], dict[int, str]]:
    """The latest edition with its text and data of the chapter, and the titles of all chapters.

    In a preview they are today's.
    """
    if _is_preview(request):
        data = collect(_report_of(page))
        facts = {"page": page.pk, "kind": page.kind, "title": page.title}
        parts = parts_of({**facts, **subject_of(page, measures=data["measures"])}, data)
        return None, {}, _linked(parts, request=request), {}
    editions = ReportEdition.objects.filter(
        report__path=page.path[: -Page.steplen], report__live=True
    )
    edition: ReportEdition | None = (
        editions.select_related("report").defer("data").order_by("-number").first()
    )
    if edition is None:
        return None, {}, [], {}

    def read() -> tuple[Data, list[Part], dict[int, str]]:
        titles = {one["page"]: one["title"] for one in edition.data["chapters"]}
        frozen = next((one for one in edition.data["chapters"] if one["page"] == page.pk), None)
        if frozen is None:
            return {}, [], titles
        parts = _linked(parts_of(frozen, edition.data), request=request)
        return {**frozen, "html": edition.shown(frozen["html"])}, parts, titles

    frozen, parts, titles = gathered(f"edition {edition.pk}", page, read, request=request)
    return (edition if frozen else None), frozen, parts, titles


def _urls(data: Data, *, request: HttpRequest) -> dict[int, str]:
    rows = [data["measures"], data["fields"], data["motion_points"]]
    return _addresses({row["page"] for group in rows for row in group}, request=request)


def _linked(parts: list[Part], *, request: HttpRequest) -> list[Part]:
    return linked(parts, _addresses(pages_in(parts), request=request))


def _addresses(ids: set[int], *, request: HttpRequest) -> dict[int, str]:
    if not ids:
        return {}
    addresses = Addresses.during(request)
    rows = visible(Page.objects.filter(pk__in=ids), request=request)
    return {row.pk: addresses.of(row) for row in rows.only("pk", "url_path")}


def _chapter_cards(
    page: ReportPage, *, edition: ReportEdition | None, home: str, request: HttpRequest
) -> list[Card]:
    """The frozen chapters: their pages, or their place in the edition where a page is gone."""
    live = visible(ReportChapterPage.objects.child_of(page), request=request)
    rows = list(live.defer_streamfields().order_by("path"))
    cards = cards_for(rows, request=request, pictures=False)
    if edition is None:
        return cards
    known = {row.pk: card for row, card in zip(rows, cards, strict=True)}
    empty = Card(title="", url="", summary="", line="", badge=None, picture=None, icon="")
    return [
        replace(
            known.get(one["page"], empty),
            title=one["title"],
            summary=one["summary"],
            url=known[one["page"]].url
            if one["page"] in known
            else f"{home}ausgabe/{edition.number}/#kapitel-{one['anchor']}",
        )
        for one in edition.data["chapters"]
    ]


def _neighbours(
    page: ReportChapterPage, *, titles: dict[int, str], request: HttpRequest
) -> dict[str, Link | None]:
    chapters = visible(ReportChapterPage.objects.sibling_of(page), request=request)
    rows = list(chapters.defer_streamfields().order_by("path"))
    paths = [row.path for row in rows]
    position = paths.index(page.path) if page.path in paths else None
    addresses = Addresses.during(request)

    def link(index: int) -> Link | None:
        if position is None or not 0 <= index < len(rows):
            return None
        row = rows[index]
        return Link(title=titles.get(row.pk, row.title), url=addresses.of(row))

    return {
        "previous": link(position - 1) if position is not None else None,
        "next": link(position + 1) if position is not None else None,
    }
