"""Words that an editor gives to pages so that lists and the search find them together."""

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.models import Page


class PageTag(TaggedItemBase):
    """One word of one page, whatever its type."""

    content_object = ParentalKey(Page, on_delete=models.CASCADE, related_name="page_tags")
