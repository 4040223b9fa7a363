"""Loads the demo as a whole: languages, pages, files, the site and its settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task_backends
from django_tasks.backends.immediate import ImmediateBackend
from wagtail.models import Locale, Page, Site

from pages.demo import history, people, tree
from pages.demo.council import Council
from pages.demo.media import MediaLibrary
from pages.demo.records import Records
from pages.demo.references import References
from pages.demo.relations import Sources
from pages.demo.texts import LANGUAGES, START, PageText, read_pages
from pages.models import HomePage, SiteSettings

SITE_NAME = "Digitales Dinslaken"
HOST = "localhost"
DEFAULT_PORT = 8000
LINKED_PAGES = {
    "imprint_page": "impressum",
    "privacy_page": "datenschutz",
    "accessibility_page": "barrierefreiheit",
    "contact_page": "kontakt",
    "plain_language_page": "hilfe/leichte-sprache",
    "sign_language_page": "hilfe/gebaerdensprache",
}


class ForeignSite(Exception):
    """The installation has a site of its own, which the demo must not touch."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a run has added, and how much there is now."""

    pages_created: int
    pages: int
    files_created: int
    users_created: int
    site: Site


def load(*, port: int | None = None, with_users: bool = False) -> Loaded:
    """Create what is missing of the demo, all of it or nothing.

    The site listens on ``port``; without one, a new site gets 8000 and an old one keeps its own.
    Users come first, for some of them answer for measures.
    """
    texts = read_pages()
    with tasks_done_at_once(), transaction.atomic():
        _refuse_foreign_site(texts)
        for language in LANGUAGES:
            Locale.objects.get_or_create(language_code=language)
        users_created = people.create_users() if with_users else 0
        media, council = MediaLibrary(), Council()
        council.load()
        home_is_new = tree.find(_home(texts)) is None
        grown = tree.grow(texts)
        site = _set_up_site(texts, port=port)
        tree.fill(grown, Sources(References(texts, media), Records(), council))
        history.remember(grown, media)
        if home_is_new:
            _fill_settings(site, texts)
        for text in texts:
            if text.is_start and (start := tree.find(text)):
                people.allow_editing(start)
    return Loaded(len(grown), len(texts), media.created, users_created, site)


@contextmanager
def tasks_done_at_once() -> Iterator[None]:
    """Index what is saved at once: the demo can be searched without a worker running."""
    usual = task_backends["default"]
    task_backends["default"] = ImmediateBackend(alias="default", params={})
    try:
        yield
    finally:
        task_backends["default"] = usual


def _home(texts: list[PageText]) -> PageText:
    return next(text for text in texts if text.path == START)


def _refuse_foreign_site(texts: list[PageText]) -> None:
    foreign = HomePage.objects.exclude(translation_key=_home(texts).key).first()
    if foreign:
        message = _("There is already a site, “%(title)s”. The demo wants an empty installation.")
        raise ForeignSite(message % {"title": foreign.title})


def _set_up_site(texts: list[PageText], *, port: int | None) -> Site:
    home = HomePage.objects.get(translation_key=_home(texts).key, locale__language_code="de")
    site = Site.objects.filter(root_page=home).first()
    if site is None:
        site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
        site.root_page, site.hostname, site.site_name = home, HOST, SITE_NAME
        site.port = DEFAULT_PORT
    site.port = port or site.port
    site.save()
    _remove_welcome_page()
    return site


def _remove_welcome_page() -> None:
    """Delete the page that Wagtail puts where a new site has none."""
    for page in Page.objects.filter(depth=2, slug="home"):
        if page.specific_class is Page and not page.numchild and not page.has_unpublished_changes:
            page.delete()


def _fill_settings(site: Site, texts: list[PageText]) -> None:
    settings = SiteSettings.for_site(site)
    settings.organisation = "Stadt Dinslaken"
    settings.street = "Musterplatz 1"
    settings.town = "46535 Dinslaken"
    settings.phone = "02064 000-100"
    settings.email = "digital@dinslaken.example"
    by_path = {text.path: text for text in texts if text.language == "de"}
    for field, path in LINKED_PAGES.items():
        setattr(settings, field, tree.find(by_path[path]))
    settings.save()
