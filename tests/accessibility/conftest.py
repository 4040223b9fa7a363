"""What the tests of the checker share: bad servers, and browsers that are started once a module."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.test import Client
from wagtail.models import Site

from accessibility.auditor import Auditor, Setup, choose_engines
from accessibility.conf import Configuration, configuration
from accessibility.models import Scan
from tests import factories
from tests.accessibility import audits
from tests.accessibility.bad_server import BadServer, serving
from tests.accessibility.certificates import self_signed


@pytest.fixture(scope="session")
def bad_server() -> Iterator[BadServer]:
    """Serves what `bad_server.PAGES` says."""
    with serving(BadServer()) as server:
        yield server


@pytest.fixture(scope="session")
def untrusted_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BadServer]:
    """The same with a certificate that no browser trusts."""
    certificate = self_signed(tmp_path_factory.mktemp("certificate"))
    with serving(BadServer(certificate=certificate)) as server:
        yield server


@pytest.fixture(scope="session")
def impatient() -> Configuration:
    """Limits so short that a test can wait for them; too short for pages that shall succeed."""
    return replace(
        configuration(),
        load_timeout_seconds=2,
        script_timeout_seconds=2,
        settle_timeout_seconds=1,
    )


@pytest.fixture(scope="module")
def auditor() -> Iterator[Auditor]:
    """All engines in a browser with the limits of an installation."""
    conf = configuration()
    with Auditor(Setup(configuration=conf, engines=choose_engines(conf))) as shared:
        yield shared


@pytest.fixture(scope="module")
def impatient_auditor(impatient: Configuration) -> Iterator[Auditor]:
    """All engines in a browser that waits for nothing for long."""
    engines = choose_engines(impatient)
    with Auditor(Setup(configuration=impatient, engines=engines)) as shared:
        yield shared


@pytest.fixture
def site(db: None) -> Site:
    """A site with its start page."""
    factories.home_page()
    return Site.objects.get()


@pytest.fixture
def scan(site: Site) -> Scan:
    """A finished scan of the site: two pages audited, one failed."""
    return audits.small_scan(site)


@pytest.fixture
def desk(client: Client, db: None) -> Client:
    """The client of an auditor who is signed in."""
    client.force_login(audits.person("pruefer", group="Auditors"))
    return client
