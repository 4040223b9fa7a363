"""Where axe-core is missing, only what needs it is refused, with what to do about it."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from accessibility.admin.forms import StartScanForm
from accessibility.catalogue import title_of
from accessibility.findings import Text
from accessibility.models import Scan
from tests import factories
from tests.accessibility.bad_server import GOOD_HTML, BadServer, raw, serving


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where axe-core is looked for, and is not."""
    missing = tmp_path / "axe-core"
    settings.ACCESSIBILITY = getattr(settings, "ACCESSIBILITY", {}) | {"axe_dir": missing}
    return missing


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_our_own_rules_can_be_run() -> None:
    factories.home_page()
    with serving(BadServer(default=raw(GOOD_HTML))) as server:
        base = ["--base-url", server.url("")]
        call_command("audit", "--engine", "static", "--workers", "1", "--fail-on", "none", *base)
    scan = Scan.objects.get()
    assert (scan.state, scan.engines) == (Scan.State.FINISHED, {"static": "1"})
    assert not scan.all_engines


@pytest.mark.django_db
def test_all_engines_are_refused_before_anything_is_stored(folder: Path) -> None:
    factories.home_page()
    with translation.override("en"), pytest.raises(CommandError) as caught:
        call_command("audit")
    assert str(caught.value) == (
        f"axe-core is missing in {folder}. Run npm ci in the project's folder."
    )
    assert not Scan.objects.exists()


@pytest.mark.django_db
def test_form_for_a_scan_offers_the_engines() -> None:
    engines: Any = StartScanForm().fields["engines"]
    assert [name for name, _label in engines.choices] == ["axe", "accesslint", "static", "live"]


def test_rules_of_earlier_scans_go_by_their_names() -> None:
    assert title_of("image-alt") == Text(de="image-alt", en="image-alt")
    assert title_of("heading-empty").de == "Überschrift ist leer"
