"""Which hosts may get what is signed for a site."""

import pytest

from accessibility.targets import is_own_host


@pytest.mark.parametrize(
    ("base_url", "is_own"),
    [
        ("https://rathaus.example", True),
        ("http://RATHAUS.example:8080", True),
        ("http://localhost:8000", True),
        ("http://stadt.localhost", True),
        ("http://127.0.0.1:8000", True),
        ("http://127.8.9.1", True),
        ("http://[::1]:8000", True),
        ("https://fremd.example", False),
        ("https://rathaus.example.fremd.example", False),
        ("https://rathaus.example@fremd.example", False),
        ("http://10.0.0.7", False),
        ("http://0.0.0.0", False),
        ("http://127.0.0.1.fremd.example", False),
        ("", False),
    ],
)
def test_host_of_the_site_or_of_this_machine(base_url: str, is_own: bool) -> None:
    assert is_own_host(base_url, "Rathaus.example") is is_own
    assert not is_own_host("", "")
