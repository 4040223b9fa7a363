"""A place by its coordinates: in words, as a point, on OpenStreetMap."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import pgettext

DECIMALS = 4  # some ten metres
ZOOM = 17  # the streets around it

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def point_of(latitude: Decimal | None, longitude: Decimal | None) -> Point | None:
    """The place to some ten metres, so that the same building is the same place."""
    if latitude is None or longitude is None:
        return None
    return round(float(latitude), DECIMALS), round(float(longitude), DECIMALS)


def say_coordinates(latitude: Decimal | None, longitude: Decimal | None) -> str:
    """A place such as “51.5625° N, 6.7431° E”; nothing where it is not known."""
    if latitude is None or longitude is None:
        return ""
    north = pgettext("compass", "N") if latitude >= 0 else pgettext("compass", "S")
    east = pgettext("compass", "E") if longitude >= 0 else pgettext("compass", "W")
    return f"{_degrees(latitude)}\u00a0{north}, {_degrees(longitude)}\u00a0{east}"


def map_url(latitude: Decimal | None, longitude: Decimal | None) -> str:
    """The place on OpenStreetMap, marked; nothing where it is not known."""
    if latitude is None or longitude is None:
        return ""
    return (
        f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}"
        f"#map={ZOOM}/{latitude}/{longitude}"
    )


def _degrees(value: Decimal) -> str:
    return number_format(abs(value), decimal_pos=DECIMALS) + "°"
