"""The council's work, with the names of OParl 1.1 (https://oparl.org/spezifikation/).

What is imported carries the address by which the OParl server knows it.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from pages.periods import happened_by_today


class OParlObject(models.Model):
    """What every object of OParl has."""

    oparl_id = models.URLField(
        _("address in OParl"),
        max_length=500,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text=_("Set by the import."),
    )
    oparl_modified = models.DateTimeField(
        _("changed in OParl"), null=True, blank=True, editable=False
    )
    web = models.URLField(_("address for people"), max_length=500, blank=True)

    class Meta:
        abstract = True


class Organization(OParlObject):
    """A committee, a council group or the council itself."""

    class Type(models.TextChoices):
        """OParl's ``organizationType``."""

        COMMITTEE = "Gremium", _("committee")
        GROUP = "Fraktion", _("council group")
        PARTY = "Partei", _("party")
        OTHER = "Sonstiges", _("other")

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    organization_type = models.CharField(
        _("kind of organisation"), max_length=20, choices=Type, default=Type.COMMITTEE
    )
    classification = models.CharField(_("classification"), max_length=120, blank=True)
    start_date = models.DateField(_("from"), null=True, blank=True)
    end_date = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("committee or group")
        verbose_name_plural = _("committees and groups")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.start_date and self.end_date and self.end_date < self.start_date:
            raise ValidationError({"end_date": _("The end lies before the start.")})


class Meeting(OParlObject):
    """A meeting of one or more committees."""

    name = models.CharField(_("name"), max_length=200)
    start = models.DateTimeField(_("begins"), null=True, blank=True, db_index=True)
    end = models.DateTimeField(_("ends"), null=True, blank=True)
    organizations = models.ManyToManyField(
        Organization, verbose_name=_("committees"), blank=True, related_name="meetings"
    )
    location = models.CharField(_("place"), max_length=200, blank=True)
    meeting_state = models.CharField(_("state"), max_length=60, blank=True)
    cancelled = models.BooleanField(_("cancelled"), default=False)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("-start", "name")

    def __str__(self) -> str:
        return f"{self.name}, {date_format(self.start)}" if self.start else self.name

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("The end lies before the start.")})


class Paper(OParlObject):
    """A printed paper of the council: a motion, a proposal of the administration, a report."""

    name = models.CharField(_("subject"), max_length=400)
    reference = models.CharField(_("number of the paper"), max_length=60, blank=True)
    date = models.DateField(_("date"), null=True, blank=True, db_index=True)
    paper_type = models.CharField(
        _("kind of paper"), max_length=80, blank=True, help_text=_("For example “Antrag”.")
    )
    originator_organizations = models.ManyToManyField(
        Organization, verbose_name=_("put forward by"), blank=True, related_name="papers"
    )
    main_file_url = models.URLField(_("address of the file"), max_length=500, blank=True)
    related_papers = models.ManyToManyField(
        "self", verbose_name=_("related papers"), blank=True, symmetrical=True
    )

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ("-date", "reference")

    def __str__(self) -> str:
        return f"{self.reference}: {self.name}" if self.reference else self.name


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Items of agendas."""

    def resolutions(self) -> "QuerySet[AgendaItem]":
        """Those on which something was resolved."""
        return self.exclude(result="")

    def unjudged(self) -> "QuerySet[AgendaItem]":
        """Resolutions of which nobody has said yet whether the administration has to act."""
        return self.resolutions().filter(needs_action=None, carried_out_on=None)


class AgendaItem(OParlObject):
    """An item on a meeting's agenda and, once it has a result, the resolution on it."""

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.CASCADE, related_name="agenda_items"
    )
    number = models.CharField(_("number on the agenda"), max_length=20, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = models.CharField(_("subject"), max_length=400)
    public = models.BooleanField(_("public"), default=True)
    result = models.CharField(
        _("result"),
        max_length=200,
        blank=True,
        help_text=_("For example “accepted unanimously”. With a result it is a resolution."),
    )
    resolution_text = models.TextField(_("text of the resolution"), blank=True)
    needs_action = models.BooleanField(
        _("asks the administration to act"),
        null=True,
        blank=True,
        choices=((None, _("not judged yet")), (True, _("yes")), (False, _("no"))),
        help_text=_(
            "With “yes”, a resolution counts as open until it is carried out. Imported ones are "
            "not judged yet."
        ),
    )
    carried_out_on = models.DateField(
        _("carried out on"), null=True, blank=True, validators=[happened_by_today]
    )
    implementation = models.TextField(_("how it was carried out"), blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item or resolution")
        verbose_name_plural = _("agenda items and resolutions")
        ordering = ("-meeting__start", "order", "number")

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()


class Consultation(OParlObject):
    """A committee deals with a paper, under an item of a meeting's agenda."""

    paper = models.ForeignKey(
        Paper, verbose_name=_("paper"), on_delete=models.CASCADE, related_name="consultations"
    )
    agenda_item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("agenda item"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="consultations",
    )
    meeting = models.ForeignKey(
        Meeting,
        verbose_name=_("meeting"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="consultations",
    )
    organizations = models.ManyToManyField(
        Organization, verbose_name=_("committees"), blank=True, related_name="consultations"
    )
    authoritative = models.BooleanField(_("decides"), default=False)
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For example “Vorberatung”.")
    )

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ("meeting__start", "pk")

    def __str__(self) -> str:
        return f"{self.paper} ({self.role})" if self.role else str(self.paper)


class OParlImport(models.Model):
    """A run of the import, as far as it has come, so that one that was killed goes on."""

    class State(models.TextChoices):
        """Where the run stands."""

        RUNNING = "running", _("running")
        STOPPED = "stopped", _("stopped, goes on with the next run")
        FINISHED = "finished", _("finished")

    body = models.URLField(_("body"), max_length=500, db_index=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.RUNNING)
    started_at = models.DateTimeField(_("started at"))
    touched_at = models.DateTimeField(_("last sign of life"), auto_now=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    modified_since = models.DateTimeField(_("only what changed since"), null=True, blank=True)
    list_name = models.CharField(_("list being read"), max_length=40, blank=True)
    next_url = models.URLField(_("next page of the list"), max_length=1000, blank=True)
    counts = models.JSONField(_("counts"), default=dict, blank=True)
    errors = models.JSONField(_("errors"), default=list, blank=True)
    unresolved = models.JSONField(_("references not resolved"), default=list, blank=True)

    class Meta:
        verbose_name = _("import from OParl")
        verbose_name_plural = _("imports from OParl")
        ordering = ("-started_at",)

    def __str__(self) -> str:
        return f"{self.body}, {date_format(self.started_at)}"
