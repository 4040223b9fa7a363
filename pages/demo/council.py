"""The demo's council: committees, meetings with their agendas, papers and consultations.

Each object has the address that an OParl server of the invented town would give it. By that it is
known again, whatever an editor calls it.
"""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from django.utils import timezone

from pages.demo.texts import ContentError, read_table
from pages.models import AgendaItem, Consultation, Meeting, Organization, Paper
from pages.models.council import OParlObject

OPARL: Final = "https://ratsinfo.dinslaken.example/oparl"

AnyObject = TypeVar("AnyObject", bound=OParlObject)
Data = dict[str, Any]


class Council:
    """Knows the council's objects by their keys in ``council.toml``."""

    def __init__(self) -> None:
        self._organizations: dict[str, Organization] = {}
        self._items: dict[str, AgendaItem] = {}
        self._papers: dict[str, Paper] = {}

    def load(self) -> None:
        """Create what is missing."""
        table = read_table("council")
        for key, data in table["organizations"].items():
            self._organizations[key], _ = self._stored(Organization, key, **data)
        for key, data in table["meetings"].items():
            self._load_meeting(key, dict(data))
        for key, data in table["papers"].items():
            self._load_paper(key, dict(data))

    def item(self, key: str) -> AgendaItem:
        """An item of an agenda, and the resolution on it."""
        return self._known(self._items, key)

    def paper(self, key: str) -> Paper:
        """A printed paper."""
        return self._known(self._papers, key)

    def _load_meeting(self, key: str, data: Data) -> None:
        items = data.pop("items", [])
        organizations = self._committees(data)
        for time in ("start", "end"):
            if time in data:
                data[time] = timezone.make_aware(data[time])
        meeting, is_new = self._stored(Meeting, key, **data)
        if is_new:
            meeting.organizations.set(organizations)
        for order, item in enumerate(items):
            values = dict(item)
            name = values.pop("key")
            self._items[name], _ = self._stored(
                AgendaItem, name, meeting=meeting, order=order, **values
            )

    def _load_paper(self, key: str, data: Data) -> None:
        consultations = data.pop("consultations", [])
        originators = self._committees(data, "originators")
        related = [self.paper(other) for other in data.pop("related", [])]
        paper, is_new = self._stored(Paper, key, **data)
        self._papers[key] = paper
        if is_new:
            paper.originator_organizations.set(originators)
            paper.related_papers.set(related)
        for consultation in consultations:
            self._load_consultation(paper, key, dict(consultation))

    def _load_consultation(self, paper: Paper, paper_key: str, data: Data) -> None:
        item_key = data.pop("item")
        item = self.item(item_key)
        organizations = self._committees(data)
        consultation, is_new = self._stored(
            Consultation,
            f"{paper_key}/{item_key}",
            paper=paper,
            agenda_item=item,
            meeting=item.meeting,
            **data,
        )
        if is_new:
            consultation.organizations.set(organizations or item.meeting.organizations.all())

    def _committees(self, data: Data, name: str = "organizations") -> list[Organization]:
        return [self._known(self._organizations, key) for key in data.pop(name, [])]

    def _known(self, objects: Mapping[str, AnyObject], key: str) -> AnyObject:
        if key not in objects:
            raise ContentError.unknown(key, objects, where="council.toml")
        return objects[key]

    def _stored(self, model: type[AnyObject], key: str, **data: Any) -> tuple[AnyObject, bool]:
        manager: Any = model._default_manager
        address = f"{OPARL}/{model._meta.model_name}/{key}"
        stored: tuple[AnyObject, bool] = manager.get_or_create(oparl_id=address, defaults=data)
        return stored
