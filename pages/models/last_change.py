"""When something changed that many pages show, so that no process goes on showing it as it was."""

from uuid import uuid4

from django.db import connection, models


class LastChange(models.Model):
    """One row with a stamp that every change replaces; `pages.memory` says what for."""

    stamp = models.UUIDField(default=uuid4)

    ONLY_ROW = 1

    class Meta:
        verbose_name = "last change"
        verbose_name_plural = "last changes"

    def __str__(self) -> str:
        return str(self.stamp)

    @classmethod
    def note(cls) -> None:
        """Replace the stamp."""
        stamp = uuid4()
        if not cls.objects.filter(pk=cls.ONLY_ROW).update(stamp=stamp):
            LastChange.objects.bulk_create(
                [LastChange(pk=cls.ONLY_ROW, stamp=stamp)], ignore_conflicts=True
            )

    @classmethod
    def read(cls) -> str:
        """The stamp, or nothing where no change has been noted yet.

        Every visit asks for it, so the query is spared the building.
        """
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT stamp FROM "{cls._meta.db_table}"')  # noqa: S608 - our own name
            row = cursor.fetchone()
        return str(row[0]) if row else ""
