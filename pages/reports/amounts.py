"""Which sums are shown, and what they are called."""

from typing import Final

from django.utils.translation import gettext as _

MONEY: Final = ("planned", "approved", "actual", "granted", "drawn", "own_share")


def money_labels() -> tuple[str, ...]:
    """What the sums are called, in the order of `MONEY`."""
    return (_("Planned"), _("Approved"), _("Actual"), _("Granted"), _("Drawn"), _("Own share"))
