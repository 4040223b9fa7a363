"""Who answers for a page: the person in charge, else its unit, else who owns it in the admin."""

from typing import Any

from wagtail.models import Page


def name_for(page: Page) -> str:
    """The first of them who is named; nothing where nobody is."""
    unit = getattr(page, "unit", None)
    person = name_of(getattr(page, "responsible", None))
    return person or str(unit or "") or name_of(page.owner)


def user_for(page: Page) -> int | None:
    """The key of the first of them who can be written to; for a unit that is its responsible."""
    unit = getattr(page, "unit", None)
    person: int | None = getattr(page, "responsible_id", None)
    return person or (unit.responsible_id if unit else None) or page.owner_id


def name_of(user: Any) -> str:
    """As people read it; nothing for nobody."""
    return "" if user is None else str(user.get_full_name() or user.get_username())
