"""The checker's settings."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from accessibility.conf import configuration


@pytest.mark.parametrize("form", ["words", "*", ":", "any"])
def test_a_site_chooses_its_gender_form(settings: Settings, form: str) -> None:
    settings.ACCESSIBILITY = {"gender_form": form}
    assert configuration().gender_form == form


@pytest.mark.parametrize("wrong", [{"gender_form": "star"}, {"gender_forms": "*"}])
def test_what_cannot_be_set_is_refused(settings: Settings, wrong: dict[str, str]) -> None:
    settings.ACCESSIBILITY = wrong
    with pytest.raises(ImproperlyConfigured, match="gender_form"):
        configuration()
