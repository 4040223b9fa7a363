"""What a run of the import did, in words."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pages.models import OParlImport
from pages.oparl.storing import MODELS

_CHANGES: Final = {
    "new": gettext_noop("{count} new"),
    "changed": gettext_noop("{count} changed"),
    "unchanged": gettext_noop("{count} unchanged"),
    "deleted": gettext_noop("{count} deleted"),
    "kept": gettext_noop("{count} kept though deleted there"),
    "skipped": gettext_noop("{count} skipped"),
}


def summary_of(run: OParlImport) -> list[str]:
    """A line for each kind of object, such as “Sitzungen: 3 neu, 1 übersprungen”."""
    lines = []
    for kind, model in MODELS.items():
        counts = run.counts.get(kind, {})
        parts = [
            _(text).format(count=counts[name]) for name, text in _CHANGES.items() if name in counts
        ]
        lines.append(f"{model._meta.verbose_name_plural}: {', '.join(parts) or _('none')}")
    return lines
