"""What the site adds to Wagtail's admin: one module per subject, found by its place here."""

import importlib
import pkgutil


def load_admin() -> None:
    """Import every module of this package, so that it registers its hooks and views."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
