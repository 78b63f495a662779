"""People, and who holds which post, is away or has a role when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ronda.people.models.company import Centre, Company, Post
from ronda.people.models.dating import Told, a_reason, ends_after_start, two_clocks


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
    history = HistoricalRecords(excluded_fields=["user"], history_change_reason_field=a_reason())

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["company", "code"]
        constraints = [models.UniqueConstraint(fields=["company", "code"], name="one_person_per_code")]

    def __str__(self) -> str:
        return self.name


class Appointment(Told):
    """A person's spell in a post of a centre, from `start` up to, but not including, `end`."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    start = models.DateField(_("from"))
    end = models.DateField(_("up to"), null=True, blank=True)
    monthly_wage_cents = models.BigIntegerField(_("monthly wage"), null=True, blank=True)

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["person", "start", "id"]
        constraints = [
            *two_clocks("appointment", "person", "centre", "post", "start"),
            ends_after_start("appointment"),
            models.CheckConstraint(
                name="appointment_wage_not_negative",
                condition=Q(monthly_wage_cents__isnull=True) | Q(monthly_wage_cents__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.post_id} {self.start}"


class Leave(Told):
    """Days away from work, from `start` up to, but not including, `end`."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leave")
    start = models.DateField(_("from"))
    end = models.DateField(_("up to"))
    kind = models.CharField(_("kind"), max_length=40)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leave")
        ordering = ["person", "start", "id"]
        constraints = [*two_clocks("leave", "person", "start", "kind"), ends_after_start("leave")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.start}"


class RoleGrant(Told):
    """A role that follows from no post: leader, staff representative, administrator."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(_("role"), max_length=40)
    start = models.DateField(_("from"))
    end = models.DateField(_("up to"), null=True, blank=True)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["person", "start", "id"]
        constraints = [*two_clocks("role_grant", "person", "role", "start"), ends_after_start("role_grant")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"
