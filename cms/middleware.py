"""Headers that no package sets as we need them."""

from collections.abc import Callable
from dataclasses import replace

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

# The site needs none of these, so nothing that finds its way into a page may ask for them.
REFUSED_FEATURES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
ADMIN_PREFIX = "/admin/"
POLICY = ", ".join(f"{feature}=()" for feature in REFUSED_FEATURES)


class ContentPolicyMiddleware(CSPMiddleware):
    """Tells browsers what a page may load: less on the public pages than in the admin."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if report_only or not request.path_info.startswith(ADMIN_PREFIX):
            return parts
        return replace(parts, config=settings.ADMIN_CONTENT_SECURITY_POLICY)


class PermissionsPolicyMiddleware:
    """Tells browsers which of their powers no page of the site may use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        return response
