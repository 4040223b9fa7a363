"""Reads a body's lists page by page; after each page stands in the database how far it has come."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.models import OParlImport
from pages.oparl.client import Client
from pages.oparl.failures import (
    AddressRefused,
    BadObject,
    CannotRun,
    NothingThere,
    OParlError,
    Unreachable,
)
from pages.oparl.mapping import id_of, parse_record
from pages.oparl.storing import Change, Stored, Unresolved, resolve, store

# In an order in which what is referred to mostly comes first. The last of OParl 1.1 name changes
# of what is otherwise embedded; not every server has them.
LISTS: Final = {
    "organization": "Organization",
    "meeting": "Meeting",
    "agendaItem": "AgendaItem",
    "paper": "Paper",
    "consultation": "Consultation",
}
OPTIONAL_LISTS: Final = {"agendaItem", "consultation"}
EMBEDDED: Final = {"Meeting": "AgendaItem", "Paper": "Consultation"}
MAX_ERRORS: Final = 1_000
MAX_URL_CHARS: Final = 1_000
SILENCE: Final = timedelta(minutes=5)  # after which a run that says nothing counts as killed
OVERLAP: Final = timedelta(hours=1)  # clocks differ, and what is told twice does no harm


def import_from(url: str, *, client: Client) -> OParlImport:
    """Import all that is new of a body, or go on where the last run stopped.

    Raises CannotRun; a run that was begun then stays where it is, for the next to go on.
    """
    try:
        body = find_body(client, url)
    except OParlError as error:
        raise CannotRun(str(error)) from error
    run = begin(str(body["id"]))
    try:
        Importer(client, run).read(body)
    finally:
        # Not run.save(): a page of which half was read has been rolled back, and is read again.
        running = OParlImport.objects.filter(pk=run.pk, state=OParlImport.State.RUNNING)
        running.update(state=OParlImport.State.STOPPED)
    return run


def find_body(client: Client, url: str) -> Mapping[str, Any]:
    """The body at the address, or the only one of the system at the address."""
    found = client.fetch_object(url)
    if str(found.get("type", "")).endswith("/System"):
        bodies = client.fetch_object(str(found.get("body", ""))).get("data")
        if not isinstance(bodies, list) or not bodies:
            raise CannotRun(_("The server names no body."))
        if len(bodies) > 1:
            names = ", ".join(f"{id_of(one)}" for one in bodies)
            message = _("The server has several bodies. Set OPARL_URL to one of these: {names}")
            raise CannotRun(message.format(names=names))
        found = bodies[0]
    if not isinstance(found, dict) or not str(found.get("type", "")).endswith("/Body"):
        raise CannotRun(_("{url} is neither a system nor a body of OParl.").format(url=url))
    return {"id": url, **found}


@transaction.atomic
def begin(body: str) -> OParlImport:
    """The run that was not finished, or a new one for what has changed since the last."""
    runs = OParlImport.objects.select_for_update().filter(body=body)
    last = runs.first()
    if last and last.state != OParlImport.State.FINISHED:
        if last.state == OParlImport.State.RUNNING and timezone.now() - last.touched_at < SILENCE:
            raise CannotRun(_("Another import is running. Try again in a few minutes."))
        last.state = OParlImport.State.RUNNING
        if not last.list_name:  # all lists are gone through again
            last.counts, last.errors = {}, []
        last.save()
        return last
    return OParlImport.objects.create(
        body=body,
        started_at=timezone.now(),
        modified_since=last.started_at - OVERLAP if last else None,
        unresolved=last.unresolved if last else [],
    )


class Importer:
    """One run."""

    def __init__(self, client: Client, run: OParlImport) -> None:
        self.client = client
        self.run = run
        self.complete = True

    def read(self, body: Mapping[str, Any]) -> None:
        """Read all lists from where the run stands, then try again what was left open."""
        names = list(LISTS)
        start = names.index(self.run.list_name) if self.run.list_name in LISTS else 0
        for name in names[start:]:
            if self.run.list_name != name:
                self.run.list_name, self.run.next_url = name, ""
            self._read_list(name, body.get(name))
        self._read_unresolved()
        self.run.list_name = self.run.next_url = ""
        # A run that missed a part of a list is gone through again by the next.
        done = OParlImport.State.FINISHED if self.complete else OParlImport.State.STOPPED
        self.run.state = done
        self.run.finished_at = timezone.now()
        self.run.save()

    def _read_list(self, name: str, url: Any) -> None:
        if not isinstance(url, str) or not url:
            if name not in OPTIONAL_LISTS:
                self._report(self.run.body, _("It has no list “{name}”.").format(name=name))
            return
        if self.run.next_url:
            with suppress(NothingThere):  # the place in the list has expired, so it is read anew
                self._read_pages(self.run.next_url, kind=LISTS[name])
                return
            self.run.next_url = ""
        try:
            self._read_pages(_since(url, self.run), kind=LISTS[name])
        except NothingThere as error:
            if name in OPTIONAL_LISTS:
                self._report(url, str(error))
            else:
                self._cut_short(url, str(error))

    def _read_pages(self, next_url: str, *, kind: str) -> None:
        seen: set[str] = set()
        while next_url:
            if next_url in seen:
                self._cut_short(next_url, _("The pages of the list run in a circle."))
                return
            seen.add(next_url)
            try:
                page = self.client.fetch_object(next_url)
                entries, next_url = _entries(page), _next(page)
            except (AddressRefused, BadObject) as error:
                self._cut_short(next_url, str(error))
                return
            except NothingThere:
                raise
            except Unreachable as error:
                raise CannotRun(str(error)) from error
            self._take_page(entries, kind=kind, next_url=next_url)

    @transaction.atomic
    def _take_page(self, entries: list[Any], *, kind: str, next_url: str) -> None:
        for entry in entries:
            self._take(entry, kind=kind)
        self.run.next_url = next_url
        self.run.save()

    def _take(self, source: Any, *, kind: str, parent: str = "") -> None:
        try:
            record = parse_record(source, kind=kind, parent=parent)
            stored = store(record)
        except BadObject as error:
            self._count(kind, "skipped")
            self._report(id_of(source), str(error))
            return
        self._note(stored, kind=kind, oparl_id=record.oparl_id)
        for part in record.embedded:
            self._take(part, kind=EMBEDDED[kind], parent=record.oparl_id)

    def _note(self, stored: Stored, *, kind: str, oparl_id: str) -> None:
        if stored.change is not None:
            self._count(kind, stored.change)
        if stored.change == Change.KEPT:
            self._report(oparl_id, _("Deleted in OParl, but kept: something here depends on it."))
        rows = self.run.unresolved
        rows += [row for row in map(asdict, stored.unresolved) if row not in rows]

    def _read_unresolved(self) -> None:
        """Set the references that pointed ahead; fetch again what had to wait for another."""
        waiting = [Unresolved(**row) for row in self.run.unresolved]
        with transaction.atomic():
            self.run.unresolved = []
            left = [reference for reference in waiting if not resolve(reference)]
        for reference in left:
            if not self._fetched_again(reference):
                row = asdict(reference)
                self.run.unresolved += [row] if row not in self.run.unresolved else []
                message = _("It refers to {target} ({field}), which is not there.")
                self._report(
                    reference.oparl_id,
                    message.format(target=reference.target, field=reference.field),
                )

    def _fetched_again(self, reference: Unresolved) -> bool:
        try:
            source = self.client.fetch_object(reference.oparl_id)
            stored = store(parse_record(source, kind=reference.kind))
        except OParlError:
            return False  # the report names what is missing, which is what people need
        if stored.change in {None, Change.UNCHANGED}:
            return False
        self._count(reference.kind, str(stored.change))
        return asdict(reference) not in [asdict(one) for one in stored.unresolved]

    def _cut_short(self, url: str, reason: str) -> None:
        self.complete = False
        self._report(url, reason)

    def _count(self, kind: str, what: str) -> None:
        by_change = self.run.counts.setdefault(kind, {})
        by_change[what] = by_change.get(what, 0) + 1

    def _report(self, oparl_id: str, reason: str) -> None:
        if len(self.run.errors) < MAX_ERRORS:
            self.run.errors.append({"id": oparl_id, "reason": reason})


def _since(url: str, run: OParlImport) -> str:
    if run.modified_since is None:
        return url
    parts = urlsplit(url)
    query = [*parse_qsl(parts.query), ("modified_since", run.modified_since.isoformat())]
    return urlunsplit(parts._replace(query=urlencode(query)))


def _entries(page: Mapping[str, Any]) -> list[Any]:
    entries = page.get("data")
    if not isinstance(entries, list):
        raise BadObject(_("The page of the list has no “data”."))
    return entries


def _next(page: Mapping[str, Any]) -> str:
    links = page.get("links")
    following = links.get("next") if isinstance(links, dict) else None
    if following and (not isinstance(following, str) or len(following) > MAX_URL_CHARS):
        raise BadObject(_("The address of the next page of the list is none."))
    return following or ""
