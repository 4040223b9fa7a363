"""Which addresses an import may ask: never this machine or its neighbours, unless that is allowed.

What a server answers holds further addresses, so each is checked, and the connection is made to
the very IP address that was checked: a name may mean something else a moment later.
"""

import ipaddress
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from pages.oparl.failures import AddressRefused, Unreachable

_PORTS: Final = {"http": 80, "https": 443}
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads, before its name is looked up."""

    scheme: str
    host: str
    port: int
    target: str  # path and query


def parse_place(url: str) -> Place:
    """The parts of a web address; refuses what is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefused(_("“{url}” is no web address.").format(url=url)) from error
    if parts.scheme not in _PORTS or not parts.hostname or parts.username or parts.password:
        raise AddressRefused(_("“{url}” is no web address.").format(url=url))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(parts.scheme, parts.hostname, port or _PORTS[parts.scheme], target)


def check_same_server(place: Place, *, home: Place) -> None:
    """Refuse another server than the configured one; the way from HTTP to HTTPS is free."""
    upgraded = (home.scheme, home.port, place.scheme, place.port) == ("http", 80, "https", 443)
    same = (place.scheme, place.port) == (home.scheme, home.port)
    if place.host != home.host or not (same or upgraded):
        message = _("“{host}” is another server than “{home}”.")
        raise AddressRefused(
            message.format(host=f"{place.host}:{place.port}", home=f"{home.host}:{home.port}")
        )


def fetch_ip_addresses(place: Place, *, allow_private: bool) -> list[str]:
    """The IP addresses of the server, all of them public unless private ones are allowed."""
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(_("The server “{host}” is unknown.").format(host=place.host)) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            message = _(
                "“{host}” leads to {address}, an address of this machine or of an inner network. "
                "If that is meant, set OPARL_ALLOW_PRIVATE."
            )
            raise AddressRefused(message.format(host=place.host, address=address))
    return addresses


def is_public(address: str) -> bool:
    """Whether the IP address is one of the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast
