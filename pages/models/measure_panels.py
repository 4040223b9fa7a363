"""How a measure is edited: tabs in the order in which an editor thinks of it."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Page

from pages.models.base import BasePage, LeadImage
from pages.models.money import money_panels

_content_panels = [
    *Page.content_panels,
    FieldPanel("identifier"),
    BasePage.summary_panel,
    FieldPanel("plain_language_summary"),
    FieldPanel("aims"),
    FieldPanel("effect"),
    FieldPanel("target_groups", widget=CheckboxSelectMultiple),
    LeadImage.image_panel,
    BasePage.body_panel,
    BasePage.related_panel,
]
_progress_panels = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("status"), FieldPanel("progress")]),
            FieldPanel("status_reason"),
            FieldRowPanel([FieldPanel("phase"), FieldPanel("phase_note")]),
            FieldPanel("priority"),
        ],
        heading=_("Where it stands"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("start_date"), FieldPanel("start_precision")]),
            FieldRowPanel([FieldPanel("end_date"), FieldPanel("end_precision")]),
            FieldPanel("is_continuous"),
        ],
        heading=_("Period"),
    ),
    InlinePanel(
        "milestones",
        [
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("due_date"), FieldPanel("done_date")]),
            FieldPanel("note"),
        ],
        heading=_("Milestones"),
        label=_("Milestone"),
    ),
    InlinePanel(
        "status_updates",
        [
            FieldRowPanel([FieldPanel("date"), FieldPanel("progress")]),
            FieldPanel("text"),
            FieldPanel("author", help_text=_("Leave empty if you write it yourself.")),
        ],
        heading=_("Status updates"),
        label=_("Status update"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("assessment"), FieldPanel("assessment_since")]),
            FieldPanel("assessment_reason"),
            FieldPanel("risk_causes"),
            FieldPanel("risk_options"),
        ],
        heading=_("Assessment and risks"),
    ),
]
_people_panels = [
    MultiFieldPanel(
        [
            FieldPanel("unit"),
            FieldPanel("participants", widget=CheckboxSelectMultiple),
            FieldPanel("partners"),
            FieldPanel("responsible"),
        ],
        heading=_("Who does it"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("contact_name"),
            FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
        ],
        heading=_("Contact"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("place_name"),
            FieldRowPanel(
                [
                    FieldPanel("latitude", help_text=_("In degrees, such as 51.5632.")),
                    FieldPanel("longitude", help_text=_("In degrees, such as 6.7404.")),
                ]
            ),
        ],
        heading=_("Place"),
        help_text=_(
            "With coordinates the measure stands on the map of the register. This is how to get "
            "them: go to the place on openstreetmap.org, press the right mouse button there and "
            "choose “Show address”. The search field then has both numbers, the latitude first. "
            "On a phone, touch the place and hold. A measure for the whole town needs none."
        ),
    ),
]
_context_panels = [
    FieldPanel("motion_points", widget=CheckboxSelectMultiple),
    FieldPanel("resolutions", widget=CheckboxSelectMultiple),
    FieldPanel("principles", widget=CheckboxSelectMultiple),
    FieldPanel("depends_on"),
    FieldPanel("supersedes"),
    FieldPanel("accessibility_effect"),
    FieldPanel("sustainability_effect"),
    FieldPanel("legal_basis"),
]

measure_edit_handler = TabbedInterface(
    [
        ObjectList(_content_panels, heading=_("Content")),
        ObjectList(_progress_panels, heading=_("Status and dates")),
        ObjectList(_people_panels, heading=_("People and place")),
        ObjectList(money_panels, heading=_("Money and staff")),
        ObjectList(_context_panels, heading=_("Connections")),
        ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ObjectList(Page.settings_panels, heading=_("Settings")),
    ]
)
