"""What the site adds to Wagtail's admin: marking a passage as English in running text."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

STYLE = "PASSAGE-EN"


@hooks.register("register_rich_text_features")
def register_passage_language(features: FeatureRegistry) -> None:
    """Screen readers change their voice at a passage whose language is marked."""
    features.register_editor_plugin(
        "draftail",
        "passage-en",
        InlineStyleFeature(
            {
                "type": STYLE,
                "label": "EN",
                "description": _("English passage"),
                "style": {"borderBottom": "2px dotted currentColor"},
            }
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "passage-en",
        {
            "from_database_format": {'span[lang="en"]': InlineStyleElementHandler(STYLE)},
            "to_database_format": {
                "style_map": {STYLE: {"element": "span", "props": {"lang": "en"}}}
            },
        },
    )
