"""Tells editors when far more is spent on a line than was approved."""

from django.contrib import messages
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from pages.spending import far_above, say_far_above


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_spending(request: HttpRequest, page: Page) -> None:
    """A hint only: it may be so, but a slip of the keyboard is more likely."""
    lines = getattr(page, "budget_lines", None)
    if lines is None:
        return
    for line in far_above(lines.all()):
        messages.warning(request, say_far_above(line))
