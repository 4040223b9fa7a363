"""The checker's settings."""

import runpy

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from accessibility.conf import configuration
from accessibility.depth import PROBES
from accessibility.probes import all_probes
from accessibility.states.names import STATES
from cms.settings import base


@pytest.mark.parametrize("form", ["words", "*", ":", "any"])
def test_a_site_chooses_its_gender_form(settings: Settings, form: str) -> None:
    settings.ACCESSIBILITY = {"gender_form": form}
    assert configuration().gender_form == form


@pytest.mark.parametrize("wrong", [{"gender_form": "star"}, {"gender_forms": "*"}])
def test_what_cannot_be_set_is_refused(settings: Settings, wrong: dict[str, str]) -> None:
    settings.ACCESSIBILITY = wrong
    with pytest.raises(ImproperlyConfigured, match="gender_form"):
        configuration()


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, (tuple(STATES), tuple(PROBES))),
        ({"AUDIT_STATES": "narrow,dark"}, (("narrow", "dark"), tuple(PROBES))),
        ({"AUDIT_PROBES": "states,media"}, (tuple(STATES), ("states", "media"))),
    ],
)
def test_states_and_probes_can_be_turned_off_by_the_environment(
    variables: dict[str, str],
    expected: object,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    read = runpy.run_path(base.__file__)
    settings.ACCESSIBILITY = read["ACCESSIBILITY"]
    assert (configuration().states, configuration().probes) == expected


@pytest.mark.parametrize("wrong", [{"states": ("dusk",)}, {"probes": ("smell",)}])
def test_what_is_no_state_or_probe_is_refused(
    settings: Settings, wrong: dict[str, tuple[str, ...]]
) -> None:
    settings.ACCESSIBILITY = wrong
    with pytest.raises(ImproperlyConfigured, match=r"there are no (states dusk|probes smell)"):
        configuration()


def test_every_probe_has_a_name_for_people_and_settings() -> None:
    assert list(PROBES) == [probe.name for probe in all_probes()]
