"""The start page of a site stays: without it every address of the site answers 404."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page, Site


@hooks.register("before_unpublish_page")
@hooks.register("before_delete_page", order=-1)  # its reason is the first to tell
def keep_start_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse what would take the page of a site's address away, or one that it stands on."""
    sites = Site.objects.filter(root_page__path__startswith=page.path)
    if not sites.exists():
        return None
    message = _(
        "“%(title)s” holds the start page of a site, so it can be neither unpublished nor deleted. "
        "Choose another start page under Settings, Sites, first."
    )
    messages.error(request, message % {"title": page.get_admin_display_title()})
    return redirect("wagtailadmin_explore", page.get_parent().pk)
