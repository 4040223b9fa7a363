"""What a page tells of many others: gathered once, and then kept until something changes."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page

from pages.addresses import Addresses
from pages.memory import Memory

Value = TypeVar("Value")


def gathered(name: str, page: Page, read: Callable[[], Value], *, request: HttpRequest) -> Value:
    """The value by its name, in the language and with the addresses of this visit.

    Nobody may change it: other visits show the same.
    """
    site_id = Addresses.during(request).site_id
    key = (name, page.pk, site_id, translation.get_language())
    return Memory.during(request).recall(key, read)
