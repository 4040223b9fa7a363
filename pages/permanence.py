"""Redirects to what stays readable below a page that is not published.

Wagtail makes redirects for a page whose address changes and for the published pages below it. The
editions of an unpublished report and the versions of an unpublished document have permanent
addresses as well.
"""

from typing import Any

from wagtail.contrib.redirects.signal_handlers import autocreate_redirects_on_page_move
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from pages.models import DocumentPage, ReportPage


def listen() -> None:
    """Hear of every page whose address changes."""
    page_slug_changed.connect(_on_new_slug, dispatch_uid="pages.permanence.slug")
    post_page_move.connect(_on_move, dispatch_uid="pages.permanence.move")


def _on_new_slug(*, instance: Page, instance_before: Page, **_signal: Any) -> None:
    _redirect_below(instance, before=instance_before.url_path, after=instance.url_path)


def _on_move(*, instance: Page, url_path_before: str, url_path_after: str, **_signal: Any) -> None:
    _redirect_below(instance, before=url_path_before, after=url_path_after)


def _redirect_below(ancestor: Page, *, before: str, after: str) -> None:
    for model in (DocumentPage, ReportPage):
        for page in model.objects.descendant_of(ancestor).not_live():
            autocreate_redirects_on_page_move(
                page,
                url_path_before=before + page.url_path.removeprefix(after),
                url_path_after=page.url_path,
            )
