"""The texts of a report and its chapters as HTML, as they were when it was frozen."""

import json
import re
from typing import Any

from wagtail.models import Page

from pages.links import links_of
from pages.models import BasePage, ReportChapterPage, ReportPage
from pages.outline import outline_of
from pages.snapshots.subjects import subject_of
from pages.visibility import public

_HEADING = re.compile(r"<(/?)h([2-5])\b")


def render_body(page: BasePage, *, language: str) -> tuple[str, list[dict[str, str]]]:
    """The content as HTML, and its headings of level 2 with their anchors."""
    outline = outline_of(page.body)
    parts = []
    with links_of(json.dumps(list(page.body.raw_data)), request=None):
        for child in page.body:
            context = {
                "anchor": outline.anchors.get(child.id, ""),
                "block_id": child.id,
                "language": language,
            }
            parts.append(str(child.render(context)))
    sections = [{"title": one.title, "anchor": one.anchor} for one in outline.sections]
    return "\n".join(parts), sections


def lowered(html: str, *, prefix: str, levels: int = 1) -> str:
    """The HTML with its headings some levels down, and a prefix before the headings' anchors."""
    html = _HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) + levels}", html)
    return re.sub(r'(<h[2-6] id=")', rf"\g<1>{prefix}-", html)


def collect_chapters(
    report: ReportPage, *, language: str, measures: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The published chapters in their order, each with the measures that it is about."""
    pages = public(ReportChapterPage.objects.child_of(report)).order_by("path")
    return [
        {**_chapter(page, language=language), **subject_of(page, measures=measures)}
        for page in pages
    ]


def _chapter(page: ReportChapterPage, *, language: str) -> dict[str, Any]:
    html, sections = render_body(page, language=language)
    return {
        "page": page.pk,
        "kind": str(page.kind),
        "title": page.title,
        "anchor": page.slug,
        "summary": page.summary,
        "sections": sections,
        "html": html,
    }


def language_of(page: Page) -> str:
    """The code of the page's language."""
    return str(page.locale.language_code)
