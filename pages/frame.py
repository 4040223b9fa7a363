"""What stands around the content of every page: menu, breadcrumbs, section, footer, languages.

All of it comes from four queries, however large the site is, and from none while nothing changes.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page
from wagtail.models.sites import SiteRootPath

from pages.addresses import Addresses
from pages.memory import Memory
from pages.models.edition import ReportEdition
from pages.models.home import HomePage
from pages.models.report import ReportChapterPage, ReportPage
from pages.models.settings import SiteSettings
from pages.visibility import visible

ROW_FIELDS = ("pk", "title", "path", "url_path", "show_in_menus", "translation_key")
STEP: int = Page.steplen


class Row(Protocol):
    """A row of the page table with what a link needs; lighter than a page."""

    @property
    def pk(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def url_path(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a navigation."""

    title: str
    url: str
    current: bool = False  # it leads to the page that is shown
    active: bool = False  # the page that is shown lies below it
    children: tuple["Link", ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A link to the same page, or else the start page, in another language."""

    name: str
    url: str
    code: str
    same_page: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that the base template shows around the content."""

    site_name: str
    language: str
    home_url: str
    search_url: str
    name_language: str  # of the site's name, where it is not the page's
    town_language: str  # of the town's name, likewise
    official_line: str
    footer_text: str
    settings: SiteSettings | None
    menu: tuple[Link, ...]
    breadcrumbs: tuple[Link, ...]
    section: Link | None
    service: dict[str, str]
    foreign: dict[str, str]  # language of each of these that is not there in the page's
    languages: tuple[LanguageLink, ...]


class Tree:
    """The part of the page tree that the navigation around one page needs, read at once."""

    def __init__(self, *, home_path: str, page: Page | None, request: HttpRequest) -> None:
        self.addresses = Addresses.during(request)
        self.home_path = home_path
        self.page_path: str = page.path if page else ""
        self.by_parent: dict[str, list[Row]] = defaultdict(list)
        self.by_path: dict[str, Row] = {}
        wanted = visible(Page.objects.filter(self._condition()), request=request)
        titles = _frozen_titles(page, request=request)
        for stored in wanted.order_by("path").values_list(*ROW_FIELDS, named=True):
            row = stored._replace(title=titles.get(stored.pk, stored.title))
            self.by_path[row.path] = row
            if row.show_in_menus:
                self.by_parent[row.path[:-STEP]].append(row)

    def trail(self) -> list[str]:
        """Tree paths from the start page's child to the page itself."""
        first = len(self.home_path) + STEP
        return [self.page_path[:end] for end in range(first, len(self.page_path) + 1, STEP)]

    def menu(self) -> tuple[Link, ...]:
        """The pages right below the start page."""
        return self._links(self.by_parent[self.home_path], deep=False)

    def section(self) -> Link | None:
        """The section that the page lies in, opened on the way to it; None without choice."""
        trail = self.trail()
        root = self.by_path.get(trail[0]) if trail else None
        if root is None or not self.by_parent[root.path]:
            return None
        return self._link(root, deep=True)

    def breadcrumbs(self, page: Page) -> tuple[Link, ...]:
        """The way from the start page to the page; empty on the start page."""
        paths = [self.home_path, *self.trail()[:-1]]
        if not self.trail():
            return ()
        above = [self.by_path[path] for path in paths if path in self.by_path]
        links = [Link(title=row.title, url=self.addresses.of(row)) for row in above]
        return (*links, Link(title=page.title, url="", current=True))

    def _condition(self) -> Q:
        below_home = Q(path__startswith=self.home_path, depth=len(self.home_path) // STEP + 1)
        condition = Q(path__in=[self.home_path, *self.trail()]) | below_home & Q(show_in_menus=True)
        for path in self.trail():
            children = Q(path__startswith=path, depth=len(path) // STEP + 1)
            condition |= children & Q(show_in_menus=True)
        return condition

    def _links(self, pages: Iterable[Row], *, deep: bool) -> tuple[Link, ...]:
        return tuple(self._link(page, deep=deep) for page in pages)

    def _link(self, page: Row, *, deep: bool) -> Link:
        return Link(
            title=page.title,
            url=self.addresses.of(page),
            current=page.path == self.page_path,
            active=self.page_path.startswith(page.path),
            children=self._links(self.by_parent[page.path], deep=True) if deep else (),
        )


def _frozen_titles(page: Page | None, *, request: HttpRequest) -> dict[int, str]:
    """Those of the chapters around a report or a chapter, as in the newest edition."""
    if getattr(request, "is_preview", False) or not isinstance(
        page, ReportPage | ReportChapterPage
    ):
        return {}
    path = page.path if isinstance(page, ReportPage) else page.path[:-STEP]
    chapters = ReportEdition.objects.chapters_below(path)
    return {pk: row["title"] for pk, row in chapters.items()}


class Siblings:
    """The page, the start page and the pages that all pages link to, in every language."""

    def __init__(
        self, *, page: Page | None, home: Page, linked: dict[str, int], request: HttpRequest
    ) -> None:
        self.addresses = Addresses.during(request)
        self.language = self.addresses.language_of(home)
        keys = Page.objects.filter(pk__in=linked.values()).values("translation_key")
        own = [one.translation_key for one in (page, home) if one is not None]
        found = Page.objects.filter(Q(translation_key__in=keys) | Q(translation_key__in=own))
        self.by_key: dict[object, dict[str, Row]] = defaultdict(dict)
        self.key_of: dict[int, object] = {}
        for row in visible(found, request=request).values_list(*ROW_FIELDS, named=True):
            self.by_key[row.translation_key][self.addresses.language_of(row)] = row
            self.key_of[row.pk] = row.translation_key
        self.page, self.home, self.linked = page, home, linked

    def service(self) -> dict[str, str]:
        """Address of each page that all pages link to, in this language where it exists."""
        return {name: self.addresses.of(row) for name, row in self._linked_rows().items()}

    def foreign(self) -> dict[str, str]:
        """Language of each of these pages that does not exist in this one."""
        codes = {name: self.addresses.language_of(row) for name, row in self._linked_rows().items()}
        return {name: code for name, code in codes.items() if code != self.language}

    def _linked_rows(self) -> dict[str, Row]:
        rows: dict[str, Row] = {}
        for name, pk in self.linked.items():
            versions = self.by_key.get(self.key_of.get(pk), {})
            row = versions.get(self.language) or versions.get(settings.LANGUAGE_CODE)
            if row is not None:
                rows[name.removesuffix("_page")] = row
        return rows

    def name_of_home(self) -> str:
        """The start page's title, which names the site in its language; "" while untranslated."""
        first = self.by_key[self.home.translation_key].get(settings.LANGUAGE_CODE)
        translated = first is not None and first.title != self.home.title
        return str(self.home.title) if translated else ""

    def languages(self) -> tuple[LanguageLink, ...]:
        """A link for each other language in which the site has a start page."""
        links = []
        for code, _name in settings.LANGUAGES:
            same = self.by_key[self.page.translation_key].get(code) if self.page else None
            row = same or self.by_key[self.home.translation_key].get(code)
            if code == self.language or row is None:
                continue
            name = str(translation.get_language_info(code)["name_local"])
            links.append(
                LanguageLink(
                    name=name[:1].upper() + name[1:],
                    url=self.addresses.of(row),
                    code=code,
                    same_page=same is not None,
                )
            )
        return tuple(links)


def frame_for(request: HttpRequest, *, page: Page | None = None) -> Frame:
    """The frame around the page, or around what is no page, such as the search."""
    if getattr(request, "is_preview", False):
        return _frame(request, page=page)
    site_id, language = Addresses.during(request).site_id, translation.get_language()
    key = ("frame", site_id, page.pk if page else None, language)
    return Memory.during(request).recall(key, lambda: _frame(request, page=page))


def _frame(request: HttpRequest, *, page: Page | None) -> Frame:
    addresses = Addresses.during(request)
    site_settings = SiteSettings.for_site(addresses.site) if addresses.site else None
    home = _home(page, addresses=addresses, request=request)
    if home is None:
        return _bare_frame(site_settings)
    linked = {
        name: pk
        for name in SiteSettings.LINKED_PAGES
        if site_settings and (pk := getattr(site_settings, f"{name}_id"))
    }
    tree = Tree(home_path=home.path, page=page, request=request)
    siblings = Siblings(page=page, home=home, linked=linked, request=request)
    foreign = "" if siblings.language == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE
    own_name = siblings.name_of_home() if foreign else ""
    return Frame(
        site_name=own_name or _site_name(addresses),
        language=siblings.language,
        home_url=addresses.of(home),
        search_url=reverse("search"),
        name_language="" if own_name else foreign,
        town_language=foreign,
        official_line=home.official_line,
        footer_text=home.footer_text,
        settings=site_settings,
        menu=tree.menu(),
        breadcrumbs=tree.breadcrumbs(page) if page else (),
        section=tree.section() if page else None,
        service=siblings.service(),
        foreign=siblings.foreign(),
        languages=siblings.languages(),
    )


def _home(page: Page | None, *, addresses: Addresses, request: HttpRequest) -> HomePage | None:
    if isinstance(page, HomePage):
        return page
    passed: HomePage | None = getattr(request, "passed_home", None)
    if page and passed and page.path.startswith(passed.path):
        return passed
    root = addresses.root_of(page) if page else _root_for_language(addresses)
    if root is None:
        return None
    homes = HomePage.objects.filter(url_path=root.root_path).defer_streamfields()
    found: HomePage | None = homes.first()
    return found


def _root_for_language(addresses: Addresses) -> SiteRootPath | None:
    language = translation.get_language()
    roots = addresses.roots
    return next((r for r in roots if r.language_code == language), roots[0] if roots else None)


def _site_name(addresses: Addresses) -> str:
    return (addresses.site.site_name if addresses.site else "") or settings.WAGTAIL_SITE_NAME


def _bare_frame(site_settings: SiteSettings | None) -> Frame:
    return Frame(
        site_name=settings.WAGTAIL_SITE_NAME,
        language=translation.get_language() or settings.LANGUAGE_CODE,
        home_url="/",
        search_url=reverse("search"),
        name_language="",
        town_language="",
        official_line="",
        footer_text="",
        settings=site_settings,
        menu=(),
        breadcrumbs=(),
        section=None,
        service={},
        foreign={},
        languages=(),
    )
