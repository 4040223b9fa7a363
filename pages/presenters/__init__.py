"""What the templates show of each page type: one module per subject, found by its place here.

The models know only this function. The modules beside it know the models and register what they
put into the template's context, so neither imports the other in a circle.
"""

import importlib
import pkgutil
from functools import singledispatch
from typing import Any

from django.http import HttpRequest, HttpResponse


@singledispatch
def context_of(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The context for the page's template, besides Wagtail's own."""
    raise NotImplementedError(f"No presenter for {type(page).__name__} visited at {request.path}")


@singledispatch
def answer_of(page: Any, request: HttpRequest) -> HttpResponse | None:  # noqa: ARG001
    """What the page answers in place of its HTML, such as a file; None where it shows itself."""
    return None


def load_presenters() -> None:
    """Import every module of this package, so that it registers its page types."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
