"""The motion that began it, and each of its points with its answer."""

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from pages.blocks.text import TEXT_FEATURES
from pages.models.base import Badge, BasePage
from pages.models.council import Paper
from pages.models.money import money_panels
from pages.models.money_form import MoneyForm
from pages.models.units import Unit

TONES = {"open": "warning", "in_work": "info", "answered": "success"}


class MotionPage(BasePage):
    """A motion of the council and what came of it; its points stand below."""

    paper = models.ForeignKey(
        Paper,
        verbose_name=_("paper of the council"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="motion_pages",
    )

    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        FieldPanel("paper"),
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    parent_page_types = ["pages.HomePage", "pages.ContentPage"]
    subpage_types = ["pages.MotionPointPage"]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("motion")
        verbose_name_plural = _("motions")


class MotionPointPage(BasePage):
    """One point of a motion: what it asks, how it was answered, what that cost."""

    class Answer(models.TextChoices):
        """How far the answer is."""

        OPEN = "open", _("open")
        IN_WORK = "in_work", _("being worked on")
        ANSWERED = "answered", _("answered")

    number = models.PositiveSmallIntegerField(_("number of the point"), default=1)
    request = models.TextField(_("what the motion asks"), blank=True)
    answer_state = models.CharField(
        _("state of the answer"), max_length=20, choices=Answer, default=Answer.OPEN
    )
    answer = RichTextField(_("answer"), blank=True, features=TEXT_FEATURES)
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("unit in charge"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="motion_points",
    )

    base_form_class = MoneyForm
    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("number"), FieldPanel("answer_state")]),
                FieldPanel("request"),
                FieldPanel("answer"),
                FieldPanel("unit"),
            ],
            heading=_("Point and answer"),
        ),
        *money_panels,
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("request"),
        index.SearchField("answer"),
    ]
    parent_page_types = ["pages.MotionPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True

    def badge(self) -> Badge:
        return Badge(label=str(self.Answer(self.answer_state).label), tone=TONES[self.answer_state])

    class Meta:
        verbose_name = _("point of a motion")
        verbose_name_plural = _("points of motions")


class AnswersPoints(models.Model):
    """A page that answers points of the motion, and whose money and staff count for them."""

    motion_points = ParentalManyToManyField(
        MotionPointPage,
        verbose_name=_("points of the motion it answers"),
        blank=True,
        related_name="%(class)ss",
        help_text=_("What this costs, and the staff it takes, count for these points."),
    )

    motion_points_panel = FieldPanel("motion_points", widget=CheckboxSelectMultiple)

    class Meta:
        abstract = True
