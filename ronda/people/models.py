"""Companies, their centres and posts, and who holds which post when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


def _two_clocks(name: str, *key: str) -> list[models.BaseConstraint]:
    """At most one row in force for each key, and none withdrawn before it was known."""
    return [
        models.UniqueConstraint(
            fields=key, condition=Q(withdrawn_at__isnull=True), name=f"one_{name}_in_force"
        ),
        models.CheckConstraint(
            name=f"{name}_is_known_before_withdrawn",
            condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("known_at")),
        ),
    ]


def _ends_after_start(name: str) -> models.BaseConstraint:
    return models.CheckConstraint(
        name=f"{name}_ends_after_it_starts", condition=Q(end__isnull=True) | Q(end__gt=F("start"))
    )


class Company(models.Model):
    """A wholesaler's county company; the border that no row crosses."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(_("country"), max_length=2)
    timezone = models.CharField(_("time zone"), max_length=40, default="UTC")
    language = models.CharField(_("language"), max_length=10, default="en")
    currency = models.CharField(_("currency"), max_length=3)
    working_weekdays = models.CharField(_("working weekdays"), max_length=7, default="12345")
    simulated = models.BooleanField(_("simulated"), default=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class CalendarDay(models.Model):
    """A day that differs from the company's working weekdays."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="calendar_days")
    day = models.DateField(_("day"))
    working = models.BooleanField(_("working day"))
    name = models.CharField(_("name"), max_length=200, blank=True)
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("day of the calendar")
        verbose_name_plural = _("days of the calendar")
        ordering = ["company", "day"]
        constraints = _two_clocks("calendar_day", "company", "day")

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class Centre(models.Model):
    """The unit that is appraised as a team."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="centres")
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("centre")
        verbose_name_plural = _("centres")
        ordering = ["company", "code"]
        constraints = [models.UniqueConstraint(fields=["company", "code"], name="one_centre_per_code")]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post of the company; its code and its role are the policy's."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="posts")
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=40)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["company", "code"]
        constraints = [models.UniqueConstraint(fields=["company", "code"], name="one_post_per_code")]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody of the company; `user` is the account, when there is one."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="people")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    hired = models.DateField(_("hired"), null=True, blank=True)
    education = models.CharField(_("education"), max_length=100, blank=True)
    born = models.DateField(_("born"), null=True, blank=True)
    history = HistoricalRecords(excluded_fields=["user"])

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["company", "code"]
        constraints = [models.UniqueConstraint(fields=["company", "code"], name="one_person_per_code")]

    def __str__(self) -> str:
        return self.name


class Appointment(models.Model):
    """A person's spell in a post of a centre, from `start` up to, but not including, `end`."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    start = models.DateField(_("from"))
    end = models.DateField(_("up to"), null=True, blank=True)
    monthly_wage_cents = models.BigIntegerField(_("monthly wage"), null=True, blank=True)
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["person", "start", "id"]
        constraints = [
            *_two_clocks("appointment", "person", "centre", "post", "start"),
            _ends_after_start("appointment"),
            models.CheckConstraint(
                name="appointment_wage_not_negative",
                condition=Q(monthly_wage_cents__isnull=True) | Q(monthly_wage_cents__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.post_id} {self.start}"


class Leave(models.Model):
    """Days away from work, from `start` up to, but not including, `end`."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leave")
    start = models.DateField(_("from"))
    end = models.DateField(_("up to"))
    kind = models.CharField(_("kind"), max_length=40)
    note = models.CharField(_("note"), max_length=500, blank=True)
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leave")
        ordering = ["person", "start", "id"]
        constraints = [*_two_clocks("leave", "person", "start", "kind"), _ends_after_start("leave")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.start}"


class RoleGrant(models.Model):
    """A role that follows from no post: leader, staff representative, administrator."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(_("role"), max_length=40)
    start = models.DateField(_("from"))
    end = models.DateField(_("up to"), null=True, blank=True)
    known_at = models.DateTimeField(_("known since"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["person", "start", "id"]
        constraints = [*_two_clocks("role_grant", "person", "role", "start"), _ends_after_start("role_grant")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"
