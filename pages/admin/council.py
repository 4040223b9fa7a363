"""The council's committees, meetings, papers, agendas and consultations in the admin."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.models import AgendaItem, Consultation, Meeting, Organization, Paper
from pages.models.council import AgendaItemQuerySet


class CouncilViewSet(SnippetViewSet):
    """Lists read what their columns show in the list's own query.

    Wagtail types what is set here as None or as its default, hence the ``Any``.
    """

    model: Any

    related: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: Any) -> QuerySet[Any] | None:  # noqa: ARG002
        rows: QuerySet[Any] = self.model._default_manager.select_related(*self.related)
        return rows


class OrganizationViewSet(CouncilViewSet):
    """Committees and council groups."""

    model: Any = Organization
    icon = "group"
    menu_label: Any = _("Committees and groups")
    list_display = ("name", "short_name", "get_organization_type_display", "start_date", "end_date")
    list_filter = ("organization_type",)
    search_fields = ("name", "short_name", "classification")
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("organization_type")]),
        FieldPanel("classification"),
        FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")]),
        FieldPanel("web"),
    ]


class MeetingViewSet(CouncilViewSet):
    """Meetings, the latest first."""

    model: Any = Meeting
    icon = "calendar"
    menu_label: Any = _("Meetings")
    list_display = (
        "name",
        DateColumn("start", label=_("begins"), sort_key="start"),
        "location",
        BooleanColumn("cancelled", label=_("cancelled")),
    )
    list_filter = ("organizations", "cancelled")
    search_fields = ("name", "location")
    panels = [
        FieldPanel("name"),
        FieldPanel("organizations"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("start"), FieldPanel("end")]), FieldPanel("location")],
            heading=_("When and where"),
        ),
        FieldRowPanel([FieldPanel("meeting_state"), FieldPanel("cancelled")]),
        FieldPanel("web"),
    ]


class PaperViewSet(CouncilViewSet):
    """Motions, proposals of the administration, reports."""

    model: Any = Paper
    icon = "doc-full"
    menu_label: Any = _("Papers")
    list_display = ("name", "reference", "paper_type", "date")
    list_filter = ("originator_organizations", "paper_type")
    search_fields = ("name", "reference")
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("reference"), FieldPanel("date"), FieldPanel("paper_type")]),
        FieldPanel("originator_organizations"),
        FieldPanel("related_papers"),
        MultiFieldPanel([FieldPanel("web"), FieldPanel("main_file_url")], heading=_("Addresses")),
    ]


def state_of(item: AgendaItem) -> str:
    """What is to be done about a resolution, in words; nothing about other items."""
    if item.carried_out_on:
        return gettext("carried out on %(date)s") % {"date": date_format(item.carried_out_on)}
    if item.needs_action is None:
        return gettext("not judged yet") if item.result else ""
    return gettext("not carried out yet") if item.needs_action else ""


class AgendaItemFilterSet(WagtailFilterSet):
    """By what has to be done."""

    needs_action = ChoiceFilter(
        label=_("asks the administration to act"),
        choices=(
            ("unjudged", _("resolutions not judged yet")),
            ("true", _("yes")),
            ("false", _("no")),
        ),
        method="by_judgement",
    )

    class Meta:
        model = AgendaItem
        fields: ClassVar[dict[str, list[str]]] = {
            "carried_out_on": ["isnull"],
            "public": ["exact"],
        }

    def by_judgement(
        self, items: AgendaItemQuerySet, _name: str, value: str
    ) -> QuerySet[AgendaItem]:
        """What somebody has said, or what is still to be judged."""
        if value == "unjudged":
            return items.unjudged()
        return items.filter(needs_action=value == "true")


class AgendaItemViewSet(CouncilViewSet):
    """Items of agendas; with a result, resolutions."""

    model: Any = AgendaItem
    icon = "list-ol"
    menu_label: Any = _("Agenda items and resolutions")
    related = ("meeting",)
    list_display = (
        "name",
        "number",
        "meeting",
        "result",
        Column("state", label=_("State"), accessor=state_of),
    )
    filterset_class = AgendaItemFilterSet
    search_fields = ("name", "number", "result", "resolution_text")
    panels = [
        FieldPanel("meeting"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("order"), FieldPanel("public")]),
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("result"), FieldPanel("resolution_text")], heading=_("Resolution")
        ),
        MultiFieldPanel(
            [
                FieldPanel("needs_action"),
                FieldPanel("carried_out_on"),
                FieldPanel("implementation"),
            ],
            heading=_("What came of it"),
        ),
        FieldPanel("web"),
    ]


class ConsultationViewSet(CouncilViewSet):
    """Which committee deals with which paper, and when."""

    model: Any = Consultation
    icon = "comment"
    menu_label: Any = _("Consultations")
    related = ("paper", "meeting", "agenda_item")
    list_display = (
        "paper",
        "meeting",
        "role",
        BooleanColumn("authoritative", label=_("decides")),
    )
    list_filter = ("organizations", "authoritative")
    search_fields = ("paper__name", "paper__reference", "role", "meeting__name")
    panels = [
        FieldPanel("paper"),
        MultiFieldPanel(
            [
                FieldPanel("meeting"),
                FieldPanel("agenda_item"),
                FieldPanel("organizations"),
            ],
            heading=_("Where it is dealt with"),
        ),
        FieldRowPanel([FieldPanel("role"), FieldPanel("authoritative")]),
        FieldPanel("web"),
    ]


class CouncilGroup(SnippetViewSetGroup):
    """One entry of the menu for all of it."""

    menu_label: Any = _("Council")
    menu_icon = "group"
    menu_order: Any = 260
    items: Any = (
        PaperViewSet,
        MeetingViewSet,
        AgendaItemViewSet,
        ConsultationViewSet,
        OrganizationViewSet,
    )


register_snippet(CouncilGroup)
