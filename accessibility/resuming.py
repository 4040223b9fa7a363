"""With what a scan goes on: the engines and rules that gave the results it has, or not at all."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accessibility import site_checks
from accessibility.auditor import available_engines, choose_engines
from accessibility.conf import Configuration, configuration
from accessibility.documents.reading import VERSION as DOCUMENTS_VERSION
from accessibility.engines import DOCUMENTS, SITE, Engine
from accessibility.failures import EngineUnavailable
from accessibility.models import Scan, ScannedPage
from accessibility.scan_settings import RULE_SET, has_todays_rules, restored, rule_set


def engines_of(scan: Scan, conf: Configuration) -> list[Engine]:
    """Those that audit the scan's pages; raises EngineUnavailable where one is missing."""
    known = available_engines(conf).keys()
    return choose_engines(conf, [name for name in scan.engines if name in known])


def versions_of(engines: Iterable[Engine], *, all_engines: bool, scope: str) -> dict[str, str]:
    """Every engine of a scan with its version, those among them that follow after its pages."""
    versions = {engine.name: engine.version for engine in engines}
    if all_engines:
        versions[SITE] = site_checks.VERSION
    if all_engines and scope == Scan.Scope.SITE:
        versions[DOCUMENTS] = DOCUMENTS_VERSION
    return versions


def has_begun(scan: Scan) -> bool:
    """Whether a page of it was ever taken."""
    return scan.pages.exclude(state=ScannedPage.State.PENDING).exists()


def changes_since_begun(scan: Scan) -> str:
    """Which engines and rules its pages that are left would meet and the others did not.

    Such as “axe 4.14.0 → 4.14.1”; empty where nothing has changed, where it has not begun, and
    where only its conclusion is left.
    """
    if not has_begun(scan) or not scan.pages.open().exists():
        return ""
    conf = restored(configuration(), engines=scan.engines, record=scan.configuration)
    try:
        engines = engines_of(scan, conf)
        versions = versions_of(engines, all_engines=scan.all_engines, scope=scan.scope)
    except EngineUnavailable as error:
        return str(error)
    changed = [
        f"{name} {version} → {versions.get(name, '–')}"
        for name, version in scan.engines.items()
        if versions.get(name) != version
    ]
    if not has_todays_rules(scan.configuration):
        changed.append(f"{_('rules')} {scan.configuration[RULE_SET]} → {rule_set()}")
    return ", ".join(changed)
