"""What one page leaves in the browser changes nothing on the next."""

import pytest

from accessibility.auditor import Auditor
from tests.accessibility.bad_server import BadServer, raw

pytestmark = pytest.mark.browser
HTML = "<!doctype html><html lang='de'><title>Rathaus</title><h1>Rathaus</h1>{}"
VISIT = "<script>document.title = {} ? 'Willkommen zurück' : 'Willkommen'; {}</script>"


@pytest.mark.parametrize(
    ("is_known", "remember"),
    [
        ("document.cookie", "document.cookie = 'gesehen=1; max-age=3600'"),
        ("localStorage.gesehen", "localStorage.gesehen = 1"),
        ("sessionStorage.gesehen", "sessionStorage.gesehen = 1"),
    ],
)
def test_each_page_is_seen_as_by_a_new_visitor(
    auditor: Auditor, bad_server: BadServer, is_known: str, remember: str
) -> None:
    visited = raw(HTML.format(VISIT.format(is_known, remember)))
    bad_server.pages["/eins"] = bad_server.pages["/zwei"] = visited
    titles = [auditor.audit(bad_server.url(path)).title for path in ("/eins", "/zwei")]
    assert titles == ["Willkommen", "Willkommen"]
