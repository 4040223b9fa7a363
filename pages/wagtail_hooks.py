"""What the site adds to Wagtail's running text: English passages, and links without queries."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from pages.links import SitePageLinkHandler

STYLE = "PASSAGE-EN"


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Takes the place of Wagtail's own handler of links to pages."""
    features.register_link_type(SitePageLinkHandler)


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
