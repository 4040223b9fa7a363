"""The latest audit of the page that is being edited, for the panel beside its editor."""

from typing import Any

from django import template
from django.http import HttpRequest
from wagtail.models import Page

from accessibility.admin.views.frame import permission_policy_of
from accessibility.models import Scan
from accessibility.queries.latest import state_of_page

register = template.Library()


@register.inclusion_tag("accessibility/admin/includes/page_audit.html")
def page_audit(content: Any, *, request: HttpRequest) -> dict[str, Any]:
    """What audits say of the content as it is published; only pages are audited."""
    may_view = permission_policy_of(Scan).user_has_permission(request.user, "view")
    is_known = may_view and isinstance(content, Page) and content.pk is not None
    return {
        "may_view": may_view,
        "is_page": isinstance(content, Page),
        "is_live": isinstance(content, Page) and content.live,
        "state": state_of_page(content) if is_known else None,
    }
