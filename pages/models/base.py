"""What every page type of the site has in common."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from pages.blocks import BodyBlock, PageListBlock
from pages.presenters import context_of


@dataclass(frozen=True, slots=True)
class Badge:
    """A word about a page's state; ``tone`` is KERN's word for its colour."""

    label: str
    tone: str


class LeadImage(models.Model):
    """A picture that stands for the page, at its top and in lists."""

    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("text alternative of the picture"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows. Leave empty if it only decorates."),
    )

    image_panel = MultiFieldPanel(
        [FieldPanel("image"), FieldPanel("image_alt")], heading=_("Picture of the page")
    )

    class Meta:
        abstract = True


class BasePage(Page):
    """A page with a teaser, content made of blocks, and pages that go with it."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=500,
        help_text=_(
            "One or two sentences that say what readers find here. They stand under the title, "
            "in lists, and in the results of search engines."
        ),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("content"))
    related = StreamField(
        PageListBlock(),
        blank=True,
        verbose_name=_("related pages"),
        help_text=_("Pages that readers of this one may look for next."),
    )

    summary_panel = FieldPanel("summary")
    body_panel = FieldPanel("body")
    related_panel = FieldPanel("related")

    content_panels = [
        *Page.content_panels,
        summary_panel,
        body_panel,
        related_panel,
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **context_of(self, request)}

    def get_view_restrictions(self) -> "QuerySet[PageViewRestriction]":
        """As Wagtail's, but one short query where nothing on the site is private."""
        if not PageViewRestriction.objects.exists():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def teaser_line(self) -> str:
        """A few words above the title in lists."""
        return ""

    def badge(self) -> Badge | None:
        """The page's state, if its type has one."""
        return None

    class Meta:
        abstract = True
