"""Tells editors of a comparison when its weights do not add up to a hundred per cent."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from pages.models import OrganisationComparisonPage

WHOLE = 100


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_weights(request: HttpRequest, page: Page) -> None:
    """A hint only: the comparison converts the weights, but the editor may have meant others."""
    if not isinstance(page, OrganisationComparisonPage):
        return
    weights = [criterion.weight for criterion in page.criteria.all()]
    if not weights or sum(weights) == WHOLE:
        return
    message = _(
        "The weights of the criteria add up to %(sum)d per cent instead of 100. The comparison "
        "converts them to shares of 100. Change them if you meant something else."
    )
    messages.warning(request, message % {"sum": sum(weights)})
