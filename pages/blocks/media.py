"""Pictures and films, with what people need who cannot see or hear them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.blocks.chooser import DocumentChoice, ImageChoice
from pages.blocks.parts import PartsBlock
from pages.blocks.text import TEXT_FEATURES


class FigureBlock(PartsBlock):
    """A picture that either has a text alternative or is marked as decoration."""

    image = ImageChoice(label=_("Picture"))
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
    video = DocumentChoice(label=_("Video file (MP4 or WebM)"))
    captions = DocumentChoice(
        label=_("Captions (WebVTT)"),
        required=False,
        help_text=_("Needed as soon as somebody speaks in the film."),
    )
    burnt_in = blocks.BooleanBlock(
        label=_("Captions are part of the picture"),
        required=False,
        help_text=_("The film itself shows what is said, so that nobody can switch it off."),
    )
    poster = ImageChoice(label=_("Still picture"), required=False)
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
        if not (cleaned["captions"] or cleaned["burnt_in"] or cleaned["silent"]):
            message = gettext(
                "Add captions, so that people who cannot hear the film can follow it; a transcript "
                "does not replace them. Or tick below that the captions are part of the picture, "
                "or that the video has no sound."
            )
            raise StructBlockValidationError({"captions": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "media"
        label = _("Video")
        template = "pages/blocks/video.html"
