"""Says in the HTML where each part of a page comes from, to those who audit it and nobody else.

Whoever sends a valid, fresh signature in the header gets comments such as
``<!--origin:block:42/body/9f3c…:Text-->`` … ``<!--origin:end-->`` around what a block, a field or a
template brought. Comments change neither layout nor ``:first-child`` nor ``:empty``.

A limit: the browser of an audit sends the header with every request, so a host from which a page
loads pictures, scripts or frames gets it as well and could look at these comments until it expires.
They name pages' numbers, fields, blocks and templates, and grant nothing.
"""

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest

HEADER = "X-Page-Origins"
_signer = TimestampSigner(salt="page-origins")


def sign() -> str:
    """A value for the header that is valid for a while from now."""
    return _signer.sign("on")


def wanted(request: HttpRequest) -> bool:
    """Whether the request proves that it may see where the page's parts come from."""
    signature = request.headers.get(HEADER)
    if not signature:
        return False
    max_age_seconds: int = getattr(settings, "ORIGINS_MAX_AGE_SECONDS", 3600)
    try:
        return _signer.unsign(signature, max_age=max_age_seconds) == "on"
    except BadSignature:
        return False


def start(kind: str, key: str, label: str = "") -> str:
    """The comment that opens a part; ``kind`` is block, field or template."""
    return f"<!--origin:{kind}:{key}:{label.replace('--', '')}-->"


END = "<!--origin:end-->"
