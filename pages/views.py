"""Views for what is no page: the search and the answers when something is missing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse

from pages.frame import frame_for
from pages.paging import paged
from pages.search import Search

HITS_PER_PAGE = 10


def search(request: HttpRequest) -> HttpResponse:
    """The form, and the pages that match once something was asked."""
    query = request.GET.get("q", "").strip()
    frame = frame_for(request)
    asked = Search(query, request=request, language=frame.language)
    found = paged(asked.page_ids, request=request, per_page=HITS_PER_PAGE)
    context = {
        "frame": frame,
        "query": query,
        "hits": asked.hits(found.items),
        "paging": found.paging,
    }
    return render(request, "pages/search.html", context)


def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read everything but the admin; the sitemap says what there is."""
    lines = (
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """There is no such page: the search and the way home, within the site's usual frame."""
    return render(request, "404.html", {"frame": frame_for(request)}, status=404)


def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """For browsers that ask for the icon at its old place instead of the one the page names."""
    return redirect(static("cms/icon.svg"))
