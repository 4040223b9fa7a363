"""The project's addresses: the admin, uploaded files, the search, and the pages by language."""

from pathlib import Path

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from pages import kept_files
from pages.reminders.views import reminders_off
from pages.sitemaps import LanguagesSitemap
from pages.views import favicon, robots, search

handler404 = "pages.views.not_found"

MEDIA_ROOT = Path(settings.MEDIA_ROOT)

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": LanguagesSitemap}}, name="sitemap"),
    # Pictures as pages show them, and drawings, which are shown as they were uploaded. Documents
    # have no address here: Wagtail's view asks first whether the visitor may have them. What an
    # edition of a report names has been public, and stays so.
    re_path(
        rf"^media/{kept_files.FOLDER}/(?P<name>{kept_files.NAME})$",
        kept_files.kept_file,
        name="kept_file",
    ),
    path("media/images/<path:path>", serve, {"document_root": MEDIA_ROOT / "images"}),
    re_path(
        r"^media/original_images/(?P<path>[^/]+\.svg)$",
        serve,
        {"document_root": MEDIA_ROOT / "original_images"},
    ),
]
urlpatterns += i18n_patterns(
    path("suche/", search, name="search"),
    path("erinnerungen/abbestellen/<str:token>/", reminders_off, name="reminders_off"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
