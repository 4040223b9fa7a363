"""Amounts in forms, written and read as the editor's language writes them.

A browser's own number field shows no thousands and refuses “1.234,56”.
"""

from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override

from pages.numbers import number_of

DIGITS_OF_THOUSANDS: Final = 4
DECIMALS_OF_AMOUNTS: Final = 2


class WrittenDecimalField(forms.DecimalField):
    """A decimal number in a field of text."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {
        "invalid": _("This is not a number. Please write one such as 1234,50."),
    }

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        whole = (self.max_digits or 0) - (self.decimal_places or 0)
        language = translation.get_language() or "de"
        try:
            return number_of(value, language=language, may_group=whole >= DIGITS_OF_THOUSANDS)
        except InvalidOperation as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        if self.decimal_places != DECIMALS_OF_AMOUNTS:
            value = value.normalize()
        return number_format(value, use_l10n=True, force_grouping=True)


register_form_field_override(models.DecimalField, override={"form_class": WrittenDecimalField})
