"""The page behind the link by which somebody turns the reminders off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from pages.frame import frame_for
from pages.reminders import wishes


@cache_control(private=True, no_cache=True)
@csrf_exempt  # the signed token is the proof; a mail programme posts without any cookie
@require_http_methods(["GET", "HEAD", "POST"])
def reminders_off(request: HttpRequest, token: str) -> HttpResponse:
    """Asks first, since programmes that look for viruses follow links; a POST turns them off."""
    user = wishes.user_of(token)
    if user is not None and request.method == "POST":
        wishes.turn_off(user)
    context = {
        "frame": frame_for(request),
        "is_known": user is not None,
        "is_off": user is not None and request.method == "POST",
    }
    status = 200 if user is not None else 404
    return render(request, "pages/reminders_off.html", context, status=status)
