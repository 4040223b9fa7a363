"""What the demo's pages share besides pictures: units, target groups and indicators."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model

from pages.demo.texts import ContentError, Row, read_table
from pages.models import Indicator, IndicatorValue, TargetGroup, Unit

AnyModel = TypeVar("AnyModel", bound=Model)


class Records:
    """Finds shared records by their names; creates those that are missing when first needed."""

    def __init__(self) -> None:
        self._units = read_table("units")
        self._indicators = read_table("indicators")
        self._target_groups = read_table("target_groups")["target_groups"]["names"]
        self._users = {user.get_username(): user for user in get_user_model().objects.all()}

    def unit(self, name: str) -> Unit:
        """The unit of this name."""
        data = self._data(self._units, name, where="units.toml")
        responsible = self.user(data.pop("responsible", ""))
        return self._stored(Unit, name, responsible=responsible, **data)

    def target_group(self, name: str) -> TargetGroup:
        """The group of people of this name."""
        if name not in self._target_groups:
            raise ContentError.unknown(name, self._target_groups, where="target_groups.toml")
        return self._stored(TargetGroup, name)

    def indicator(self, name: str) -> Indicator:
        """The indicator of this name, with its values when it is new."""
        data = self._data(self._indicators, name, where="indicators.toml")
        values = data.pop("values", [])
        data["responsible"] = self.user(data.pop("responsible", ""))
        found = Indicator.objects.filter(name=name).first()
        return found or self._new_indicator(values, name=name, **data)

    def _new_indicator(self, values: Iterable[Row], **data: Any) -> Indicator:
        indicator = Indicator(**data)
        rows: Any = indicator.values
        rows.set([IndicatorValue(sort_order=place, **row) for place, row in enumerate(values)])
        indicator.save()
        return indicator

    def user(self, username: str) -> AbstractBaseUser | None:
        """The user of this name; the demo also works without its users."""
        return self._users.get(username)

    def _data(self, table: Any, name: str, *, where: str) -> dict[str, Any]:
        if name not in table:
            raise ContentError.unknown(name, table, where=where)
        return dict(table[name])

    def _stored(self, model: type[AnyModel], name: str, **data: Any) -> AnyModel:
        manager: Any = model._default_manager
        record: AnyModel = manager.get_or_create(name=name, defaults=data)[0]
        return record
