"""Stores records of OParl: nothing twice, and nothing lost that people here have added."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext as _

from pages.models import AgendaItem, Consultation, Meeting, Organization, Paper
from pages.models.council import OParlObject
from pages.oparl.failures import BadObject
from pages.oparl.mapping import Record

MODELS: Final[dict[str, type[OParlObject]]] = {
    "Organization": Organization,
    "Meeting": Meeting,
    "AgendaItem": AgendaItem,
    "Paper": Paper,
    "Consultation": Consultation,
}
# By what an object that somebody has typed in here is known to be the one that OParl names.
_KNOWN_BY: Final[dict[str, tuple[str, ...]]] = {
    "Organization": ("name",),
    "Meeting": ("name", "start"),
    "AgendaItem": ("meeting", "number", "name"),
    "Paper": ("reference",),
    "Consultation": ("paper", "meeting", "role"),
}


class Change(StrEnum):
    """What became of an object."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DELETED = "deleted"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference to an object that is not here (yet)."""

    kind: str
    oparl_id: str
    field: str
    target: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a record, and what is left to do for it."""

    change: Change | None  # None where it must wait for what it belongs to
    unresolved: tuple[Unresolved, ...] = ()


def store(record: Record) -> Stored:
    """Create, update or delete the object. Editors' own fields are never touched."""
    model = MODELS[record.kind]
    known = model._default_manager.filter(oparl_id=record.oparl_id).first()
    if record.deleted:
        return Stored(_delete(known) if known else Change.UNCHANGED)
    if known and record.modified and known.oparl_modified == record.modified:
        return Stored(Change.UNCHANGED)
    found, missing = _resolved(record)
    required = [
        name for name in found if not _is_many(model, name) and not _field(model, name).null
    ]
    if any(found[name] is None for name in required):
        if not missing:
            message = _("It does not say what it belongs to ({name}).")
            raise BadObject(message.format(name=", ".join(required)))
        return Stored(None, missing)
    instance = known or _typed_in(record, found) or model()
    change = Change.CHANGED if instance.pk else Change.NEW
    single = {name: value for name, value in found.items() if not _is_many(model, name)}
    for name, value in {**record.values, **single}.items():
        setattr(instance, name, value)
    instance.oparl_id, instance.oparl_modified = record.oparl_id, record.modified
    instance.save()
    for name in found.keys() - single.keys():
        getattr(instance, name).set(found[name])
    return Stored(change, missing)


def resolve(reference: Unresolved) -> bool:
    """Set a reference that was open; False where one of the two is still missing."""
    model = MODELS[reference.kind]
    instance = model._default_manager.filter(oparl_id=reference.oparl_id).first()
    target = _related(model, reference.field)._default_manager.filter(oparl_id=reference.target)
    found = target.first()
    if instance is None or found is None:
        return False
    if _is_many(model, reference.field):
        getattr(instance, reference.field).add(found)
    else:
        setattr(instance, reference.field, found)
        instance.save(update_fields=[reference.field])
    return True


def _resolved(record: Record) -> tuple[dict[str, Any], tuple[Unresolved, ...]]:
    """By field: the object that is referred to or None, or a list of objects."""
    model = MODELS[record.kind]
    found: dict[str, Any] = {}
    missing: list[Unresolved] = []
    for name, targets in record.references.items():
        related = _related(model, name)._default_manager.filter(oparl_id__in=targets)
        by_id = {one.oparl_id: one for one in related}
        hits = [by_id[target] for target in targets if target in by_id]
        found[name] = hits if _is_many(model, name) else next(iter(hits), None)
        missing += [
            Unresolved(record.kind, record.oparl_id, name, target)
            for target in targets
            if target not in by_id
        ]
    return found, tuple(missing)


def _typed_in(record: Record, found: dict[str, Any]) -> OParlObject | None:
    key = {name: {**record.values, **found}.get(name) for name in _KNOWN_BY[record.kind]}
    if not any(key.values()):
        return None
    lookup = {f"{name}__iexact" if name == "name" else name: key[name] for name in key}
    same = MODELS[record.kind]._default_manager.filter(oparl_id=None, **lookup)[:2]
    return same[0] if len(same) == 1 else None


def _delete(instance: OParlObject) -> Change:
    if is_needed(instance):
        return Change.KEPT
    instance.delete()
    return Change.DELETED


def is_needed(instance: OParlObject) -> bool:
    """Whether something here would be lost with the object: a link from a page, or a note on it."""
    match instance:
        case AgendaItem():
            judged = instance.needs_action is not None
            noted = judged or instance.carried_out_on or instance.implementation
            if noted:
                return True
        case Meeting():
            if any(is_needed(item) for item in instance.agenda_items.all()):
                return True
        case Paper():
            if any(is_needed(each) for each in instance.consultations.all()):
                return True
    return _is_linked(instance)


def _is_linked(instance: OParlObject) -> bool:
    council = set(MODELS.values())
    for relation in instance._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        source = relation.related_model
        if (source._meta.auto_created or source) in council:
            continue
        if source._base_manager.filter(**{relation.field.name: instance}).exists():
            return True
    return False


def _field(model: type[OParlObject], name: str) -> Any:
    return model._meta.get_field(name)


def _related(model: type[OParlObject], name: str) -> type[OParlObject]:
    related: type[OParlObject] = _field(model, name).related_model
    return related


def _is_many(model: type[OParlObject], name: str) -> bool:
    return bool(_field(model, name).many_to_many)
