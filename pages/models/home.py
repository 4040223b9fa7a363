"""The start page, which also holds what stands on every page of its language."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from pages.blocks import PageListBlock
from pages.models.base import BasePage, LeadImage
from pages.models.content import ContentPage

MAX_LEVELS = 20
"""How deep below the start page a page is looked for; longer addresses cost no more."""


class HomePage(LeadImage, BasePage):
    """The start page of one language."""

    intro = models.TextField(
        _("introduction"), blank=True, max_length=600, help_text=_("Stands beside the picture.")
    )
    highlights = StreamField(
        PageListBlock(),
        blank=True,
        verbose_name=_("highlights"),
        help_text=_("Three to six pages that most visitors look for."),
    )
    official_line = models.CharField(
        _("official line"),
        max_length=160,
        blank=True,
        help_text=_(
            "Stands at the very top of every page, for example "
            "“An official website of the town of Dinslaken”."
        ),
    )
    footer_text = models.TextField(
        _("text in the footer"),
        max_length=600,
        blank=True,
        help_text=_("One or two sentences about the site and who runs it."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        LeadImage.image_panel,
        FieldPanel("highlights"),
        BasePage.body_panel,
        MultiFieldPanel(
            [FieldPanel("official_line"), FieldPanel("footer_text")],
            heading=_("On every page of this language"),
        ),
    ]
    promote_panels = [*BasePage.promote_panels, BasePage.summary_panel]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [*ContentPage.subpage_types, "pages.NewsIndexPage", "pages.LibraryPage"]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the deepest page on the path in one step, instead of one per level.

        It is handed what is left of the path: a page type with addresses below its own (the
        versions of a document, the editions of a report) overrides ``route`` to answer them, also
        those that outlast the page's own publication.
        """
        request.passed_home = self  # type: ignore[attr-defined] # spares the frame a query
        levels = len(path_components[:MAX_LEVELS])
        url_paths = [
            self.url_path + "/".join(path_components[: level + 1]) + "/" for level in range(levels)
        ]
        on_path = Page.objects.filter(url_path__in=url_paths, path__startswith=self.path)
        page = on_path.only("content_type", "depth").order_by("-depth").first()
        if page is None:
            return super().route(request, path_components)
        return page.specific.route(request, path_components[page.depth - self.depth :])

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")
