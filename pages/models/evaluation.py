"""Looking back after a year (the motion's fourth point): criteria, findings, what followed."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page

from pages.models.base import BasePage
from pages.models.measures import MeasurePage
from pages.models.money import money_panels
from pages.models.money_form import MoneyForm
from pages.models.motion import AnswersPoints
from pages.models.units import Unit
from pages.periods import happened_by_today


def a_year_from_now() -> datetime.date:
    """When an evaluation is due unless somebody says otherwise."""
    today = timezone.localdate()
    last_of_february = min(today.day, 28) if today.month == 2 else today.day  # noqa: PLR2004
    return today.replace(year=today.year + 1, day=last_of_february)


class EvaluationPage(AnswersPoints, BasePage):
    """An evaluation that is due on a day: what is asked, what was found, what follows."""

    due_date = models.DateField(_("due on"), null=True, blank=True, default=a_year_from_now)
    carried_out_on = models.DateField(
        _("made on"), null=True, blank=True, validators=[happened_by_today]
    )
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("unit in charge"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="evaluations",
    )

    base_form_class = MoneyForm
    content_panels = [
        *Page.content_panels,
        BasePage.summary_panel,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("due_date"), FieldPanel("carried_out_on")]),
                FieldPanel("unit"),
            ],
            heading=_("Dates"),
        ),
        InlinePanel("criteria", heading=_("Criteria"), label=_("Criterion")),
        InlinePanel("findings", heading=_("Findings"), label=_("Finding")),
        AnswersPoints.motion_points_panel,
        *money_panels,
        BasePage.body_panel,
        BasePage.related_panel,
    ]
    parent_page_types = ["pages.HomePage", "pages.ContentPage", "pages.MotionPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")


class EvaluationCriterion(Orderable):
    """A question that the evaluation asks, and its answer."""

    page = ParentalKey(EvaluationPage, on_delete=models.CASCADE, related_name="criteria")
    question = models.CharField(_("question"), max_length=300)
    answer = models.TextField(_("answer"), blank=True)

    panels = [FieldPanel("question"), FieldPanel("answer")]

    class Meta(Orderable.Meta):
        verbose_name = _("criterion of an evaluation")
        verbose_name_plural = _("criteria of evaluations")

    def __str__(self) -> str:
        return self.question


class EvaluationFinding(Orderable):
    """Something the evaluation found; it may become a measure."""

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("open")
        IN_WORK = "in_work", _("being worked on")
        DONE = "done", _("done")
        REJECTED = "rejected", _("not followed")

    page = ParentalKey(EvaluationPage, on_delete=models.CASCADE, related_name="findings")
    title = models.CharField(_("finding"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.OPEN)
    measure = models.ForeignKey(
        MeasurePage,
        verbose_name=_("measure"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="evaluation_findings",
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("state"), FieldPanel("measure")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("finding of an evaluation")
        verbose_name_plural = _("findings of evaluations")

    def __str__(self) -> str:
        return self.title

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to be done about it."""
        return self.state in {self.State.DONE, self.State.REJECTED}
