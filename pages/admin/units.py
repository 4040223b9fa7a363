"""The master data of the town: its units, and the groups of people measures are made for."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.models import TargetGroup, Unit


class UnitViewSet(SnippetViewSet):
    """Units of the administration, found by name or abbreviation."""

    model = Unit  # type: ignore[assignment]  # Wagtail's types leave it None
    icon = "group"
    menu_label = _("Units")
    list_display = ("name", "abbreviation", "email", "responsible")
    search_fields = ("name", "abbreviation")
    ordering = ("name",)
    inspect_view_enabled = True
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("abbreviation")]),
        FieldPanel("email"),
        FieldPanel("responsible"),
    ]


class TargetGroupViewSet(SnippetViewSet):
    """Groups of people, found by name."""

    model = TargetGroup  # type: ignore[assignment]  # Wagtail's types leave it None
    icon = "user"
    menu_label = _("Target groups")
    search_fields = ("name",)
    ordering = ("name",)
    panels = [FieldPanel("name")]


class MasterDataGroup(SnippetViewSetGroup):
    """One entry in the menu for what pages choose from."""

    items: Any = (UnitViewSet, TargetGroupViewSet)
    menu_label: Any = _("Master data")
    menu_icon = "table"
    menu_order: Any = 350


register_snippet(MasterDataGroup)
