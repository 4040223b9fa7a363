"""Pictures and films, with what people need who cannot see or hear them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from pages.blocks.parts import PartsBlock
from pages.blocks.text import TEXT_FEATURES


class FigureBlock(PartsBlock):
    """A picture that either has a text alternative or is marked as decoration."""

    image = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("Text alternative"),
        required=False,
        max_length=300,
        help_text=_(
            "Say in one or two sentences what the picture shows and what matters about it. "
            "People who cannot see it hear this text."
        ),
    )
    decorative = blocks.BooleanBlock(
        label=_("The picture only decorates"),
        required=False,
        help_text=_("Screen readers then pass over it."),
    )
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=300,
        help_text=_("Visible to everybody; should not repeat the text alternative."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:  # a draft may be unfinished
            return cleaned
        if not cleaned["decorative"] and not cleaned["alt_text"].strip():
            message = gettext("Describe the picture here, or mark it below as decoration.")
            raise StructBlockValidationError({"alt_text": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "pages/blocks/image.html"


class VideoBlock(PartsBlock):
    """A film from the town's own server with captions and transcript; never starts by itself."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    video = DocumentChooserBlock(label=_("Video file (MP4 or WebM)"))
    captions = DocumentChooserBlock(
        label=_("Captions (WebVTT)"),
        required=False,
        help_text=_("Needed as soon as somebody speaks in the film."),
    )
    poster = ImageChooserBlock(label=_("Still picture"), required=False)
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        required=False,
        features=TEXT_FEATURES,
        help_text=_("What is said and what is to be seen, as text."),
    )
    silent = blocks.BooleanBlock(label=_("Video without sound"), required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if self.is_deferred_validation:  # a draft may be unfinished
            return cleaned
        transcript = strip_tags(cleaned["transcript"].source).strip()
        if not (cleaned["silent"] or cleaned["captions"] or transcript):
            message = gettext(
                "Add captions here or a transcript below, so that people who cannot hear the "
                "film can follow it. If it has no sound, mark it as a video without sound."
            )
            raise StructBlockValidationError({"captions": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "media"
        label = _("Video")
        template = "pages/blocks/video.html"
