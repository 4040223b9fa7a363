"""Marks in the HTML where its parts come from, for those who audit it; see `pages.origins`."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils import translation
from wagtail.models import Page

from pages import origins

register = template.Library()


def are_wanted(request: HttpRequest | None) -> bool:
    """Whether this response carries the marks; decided once per request."""
    if request is None:
        return False
    known: bool | None = getattr(request, "_origins_wanted", None)
    if known is None:
        known = origins.wanted(request)
        request._origins_wanted = known  # type: ignore[attr-defined]
    return known


def in_editors_language(label: Any) -> str:
    """The label as the editors of the site read it, whatever the page's language."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(label)


class OriginNode(template.Node):
    """Renders its content, between two comments if they are wanted."""

    def __init__(self, kind: str, arguments: list[FilterExpression], nodelist: NodeList) -> None:
        self.kind, self.arguments, self.nodelist = kind, arguments, nodelist

    def render(self, context: template.Context) -> str:
        content = self.nodelist.render(context)
        if not are_wanted(context.get("request")):
            return content
        values = [argument.resolve(context) for argument in self.arguments]
        if self.kind == "field":
            page, name = values
            return _field_start(page or None, name) + content + origins.END
        return origins.start(self.kind, str(values[0])) + content + origins.END


def _field_start(page: Page | None, name: str) -> str:
    if page is None:  # a view of its own, such as the search: nobody edits its title
        return origins.start("template", "base.html")
    label = in_editors_language(getattr(page._meta.get_field(name), "verbose_name", name))
    return origins.start("field", f"{page.pk}/{name}", label)


@register.tag
def origin(parser: Parser, token: Token) -> OriginNode:
    """``{% origin "template" "404.html" %}`` or ``{% origin "field" page "vision" %}``."""
    kind, *rest = token.split_contents()[1:]
    nodelist = parser.parse(("endorigin",))
    parser.delete_first_token()
    arguments = [parser.compile_filter(part) for part in rest]
    return OriginNode(kind.strip("\"'"), arguments, nodelist)
