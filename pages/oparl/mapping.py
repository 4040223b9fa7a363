"""What an object of OParl says, in terms of our models. Pure: no network, no database."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _

from pages.models.council import Organization
from pages.oparl.failures import BadObject

MAX_ID_CHARS: Final = 500
YEARS: Final = range(1900, 2200)
_TYPES: Final = {
    "Gremium": Organization.Type.COMMITTEE,
    "Fraktion": Organization.Type.GROUP,
    "Partei": Organization.Type.PARTY,
}
Source = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """An object to be stored. ``references`` name others by their address in OParl."""

    kind: str
    oparl_id: str
    modified: datetime | None
    deleted: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    references: dict[str, list[str]] = field(default_factory=dict)
    embedded: tuple[Source, ...] = ()


def parse_record(source: Any, *, kind: str, parent: str = "") -> Record:
    """The record of an object; ``parent`` is the address of the one that it is embedded in."""
    if not isinstance(source, dict):
        raise BadObject(_("It is no object."))
    oparl_id = _web_address(source, "id")
    if not oparl_id:
        raise BadObject(_("It has no id."))
    found = str(source.get("type", kind)).rstrip("/").rpartition("/")[2]
    if found != kind:
        raise BadObject(
            _("It is of type {found} instead of {kind}.").format(found=found, kind=kind)
        )
    modified = _moment(source, "modified")
    if _truth(source, "deleted"):
        return Record(kind, oparl_id, modified, deleted=True)
    values, references, embedded = _PARSERS[kind](source, parent)
    values["web"] = _web_address(source, "web")
    return Record(kind, oparl_id, modified, False, values, references, embedded)


def id_of(source: Any) -> str:
    """How to name an object in a report, whatever is wrong with it."""
    found = source.get("id") if isinstance(source, dict) else None
    return _storable(str(found))[:MAX_ID_CHARS] if found else "?"


_Parsed = tuple[dict[str, Any], dict[str, list[str]], tuple[Source, ...]]


def _organization(source: Source, _parent: str) -> _Parsed:
    values = {
        "name": _text(source, "name", 200) or _text(source, "shortName", 200),
        "short_name": _text(source, "shortName", 60),
        "organization_type": _TYPES.get(
            _text(source, "organizationType", 60), Organization.Type.OTHER
        ),
        "classification": _text(source, "classification", 120),
        "start_date": _day(source, "startDate"),
        "end_date": _day(source, "endDate"),
    }
    return _named(values), {}, ()


def _meeting(source: Source, _parent: str) -> _Parsed:
    location = source.get("location")
    place = location if isinstance(location, dict) else {}
    parts = [_text(place, key, 200) for key in ("description", "room", "streetAddress", "locality")]
    values = {
        "name": _text(source, "name", 200) or _("Meeting"),
        "start": _moment(source, "start"),
        "end": _moment(source, "end"),
        "location": ", ".join(part for part in parts if part)[:200],
        "meeting_state": _text(source, "meetingState", 60),
        "cancelled": _truth(source, "cancelled"),
    }
    references = {"organizations": _ids(source, "organization")}
    return values, references, _embedded(source, "agendaItem")


def _agenda_item(source: Source, parent: str) -> _Parsed:
    order = source.get("order", 0)
    if not isinstance(order, int) or not 0 <= order <= 32_767:  # noqa: PLR2004 - the field's range
        raise _bad("order", order)
    values = {
        "number": _text(source, "number", 20),
        "order": order,
        "name": _text(source, "name", 400),
        "public": _truth(source, "public", default=True),
    }
    # What editors have typed because the server lacks it is not wiped out.
    told = {
        "result": _text(source, "result", 200),
        "resolution_text": _text(source, "resolutionText", None),
    }
    values |= {name: text for name, text in told.items() if text}
    references = {"meeting": [parent] if parent else _ids(source, "meeting")}
    return _named(values), references, ()


def _paper(source: Source, _parent: str) -> _Parsed:
    main_file = source.get("mainFile")
    file = main_file if isinstance(main_file, dict) else {}
    values = {
        "name": _text(source, "name", 400),
        "reference": _text(source, "reference", 60),
        "date": _day(source, "date"),
        "paper_type": _text(source, "paperType", 80),
        "main_file_url": _web_address(file, "accessUrl") or _web_address(file, "downloadUrl"),
    }
    references = {
        "originator_organizations": _ids(source, "originatorOrganization"),
        "related_papers": _ids(source, "relatedPaper"),
    }
    return _named(values), references, _embedded(source, "consultation")


def _consultation(source: Source, parent: str) -> _Parsed:
    values = {
        "authoritative": _truth(source, "authoritative"),
        "role": _text(source, "role", 120),
    }
    references = {
        "paper": [parent] if parent else _ids(source, "paper"),
        "agenda_item": _ids(source, "agendaItem"),
        "meeting": _ids(source, "meeting"),
        "organizations": _ids(source, "organization"),
    }
    return values, references, ()


_PARSERS: Final[dict[str, Callable[[Source, str], _Parsed]]] = {
    "Organization": _organization,
    "Meeting": _meeting,
    "AgendaItem": _agenda_item,
    "Paper": _paper,
    "Consultation": _consultation,
}


def _named(values: dict[str, Any]) -> dict[str, Any]:
    if not values["name"]:
        raise BadObject(_("It has no name."))
    return values


def _bad(name: str, value: Any) -> BadObject:
    message = _("“{value}” cannot be its {name}.")
    return BadObject(message.format(name=name, value=_storable(str(value))[:80]))


def _storable(text: str) -> str:
    # Neither half a character nor a null can be stored.
    return text.encode(errors="replace").decode().replace("\x00", "")


def _text(source: Source, name: str, max_chars: int | None) -> str:
    value = source.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _bad(name, value)
    text = _storable(value).strip()
    if max_chars is None or len(text) <= max_chars:
        return text
    return text[: max_chars - 1].rstrip() + "…"


def _truth(source: Source, name: str, *, default: bool = False) -> bool:
    value = source.get(name)
    if value is None:
        return default
    if not isinstance(value, bool):
        raise _bad(name, value)
    return value


def _day(source: Source, name: str) -> date | None:
    text = _text(source, name, 60)
    try:
        found = parse_date(text)
    except ValueError as error:
        raise _bad(name, text) from error
    if text and (found is None or found.year not in YEARS):
        raise _bad(name, text)
    return found


def _moment(source: Source, name: str) -> datetime | None:
    text = _text(source, name, 60)
    try:
        found = parse_datetime(text)
    except ValueError as error:
        raise _bad(name, text) from error
    if text and (found is None or found.year not in YEARS):
        raise _bad(name, text)
    return make_aware(found) if found and is_naive(found) else found


def _web_address(source: Source, name: str) -> str:
    text = _text(source, name, MAX_ID_CHARS + 1)
    if text and (len(text) > MAX_ID_CHARS or not text.startswith(("https://", "http://"))):
        raise _bad(name, text)
    return text


def _ids(source: Source, name: str) -> list[str]:
    value = source.get(name)
    entries: Iterable[Any] = value if isinstance(value, list) else [value] if value else []
    found = [entry.get("id") if isinstance(entry, dict) else entry for entry in entries]
    texts = [_storable(entry) for entry in found if isinstance(entry, str)]
    if len(texts) < len(found):
        raise _bad(name, value)
    return list(dict.fromkeys(texts))


def _embedded(source: Source, name: str) -> tuple[Source, ...]:
    value = source.get(name) or []
    if not isinstance(value, list):
        raise _bad(name, value)
    return tuple(value)
