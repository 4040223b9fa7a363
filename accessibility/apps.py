"""The app that audits what is published."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessibilityConfig(AppConfig):
    name = "accessibility"
    verbose_name = _("Accessibility")

    def ready(self) -> None:
        """Hear of published pages, which are audited, and of scans, which feed indicators."""
        from accessibility import (  # noqa: PLC0415 - models are not ready before
            indicator_feed,
            publishing,
        )

        publishing.listen()
        indicator_feed.listen()
