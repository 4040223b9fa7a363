"""The checker's settings with their defaults; any of them may stand in Django's settings."""

from pathlib import Path

from django.conf import settings

SIGNATURE_MAX_AGE_SECONDS = 15 * 60


def axe_directory() -> Path:
    """The folder of the npm package axe-core."""
    return Path(getattr(settings, "ACCESSIBILITY_AXE_DIR", settings.NODE_MODULES / "axe-core"))
