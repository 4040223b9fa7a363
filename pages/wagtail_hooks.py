"""What the site adds to running text: passages in other languages, and links without queries."""

from django.db.models import SlugField
from django.utils.functional import Promise
from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from pages.admin import load_admin
from pages.links import SitePageLinkHandler
from pages.passages import PASSAGES, feature_of
from pages.slugs import PlainSlugInput

load_admin()
register_form_field_override(SlugField, override={"widget": PlainSlugInput})


@hooks.register("register_rich_text_features", order=10)
def register_page_links(features: FeatureRegistry) -> None:
    """Takes the place of Wagtail's own handler of links to pages."""
    features.register_link_type(SitePageLinkHandler)


@hooks.register("register_rich_text_features")
def register_passage_languages(features: FeatureRegistry) -> None:
    """Screen readers change their voice at a passage whose language is marked."""
    for language, description in PASSAGES.items():
        _register_passage(features, language=language, description=description)


def _register_passage(features: FeatureRegistry, *, language: str, description: Promise) -> None:
    name = feature_of(language)
    style = name.upper()
    control = {
        "type": style,
        "label": language.upper(),
        "description": description,
        "style": {"borderBottom": "2px dotted currentColor"},
    }
    features.register_editor_plugin("draftail", name, InlineStyleFeature(control))
    features.register_converter_rule(
        "contentstate",
        name,
        {
            "from_database_format": {f'span[lang="{language}"]': InlineStyleElementHandler(style)},
            "to_database_format": {
                "style_map": {style: {"element": "span", "props": {"lang": language}}}
            },
        },
    )
