"""The vocational certification: its sessions, who sits them, and the papers of certificates."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models import a_company, a_person, perhaps


class CertificationSession(models.Model):
    """A date on which the state's centre examines one level; `register_until` is its last day to enter."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("certification session", "Planned")
        HELD = "held", pgettext_lazy("certification session", "Held")
        CANCELLED = "cancelled", pgettext_lazy("certification session", "Cancelled")

    company = a_company()
    level = models.PositiveSmallIntegerField(_("level"))
    held_on = models.DateField(_("day"))
    register_until = models.DateField(_("register until"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    state_why = models.CharField(_("why"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("certification session")
        verbose_name_plural = _("certification sessions")
        ordering = ["company", "held_on", "level"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "level", "held_on"],
                condition=~Q(state="cancelled"),
                name="one_certification_session_a_day",
            ),
            models.CheckConstraint(name="certification_session_level", condition=Q(level__range=(1, 5))),
            models.CheckConstraint(
                name="certification_session_registers_before", condition=Q(register_until__lte=F("held_on"))
            ),
            models.CheckConstraint(
                name="certification_session_cancelled_for_a_reason",
                condition=~Q(state="cancelled") | ~Q(state_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.held_on}"


class SessionEntry(models.Model):
    """A person in a session. `must` was said by a rule, told with `why`. Scores are of 100."""

    class State(models.TextChoices):
        INVITED = "invited", pgettext_lazy("session entry", "To register")
        REGISTERED = "registered", pgettext_lazy("session entry", "Registered")
        EXCUSED = "excused", pgettext_lazy("session entry", "Excused")
        ABSENT = "absent", pgettext_lazy("session entry", "Absent")
        PASSED = "passed", pgettext_lazy("session entry", "Passed")
        FAILED = "failed", pgettext_lazy("session entry", "Not passed")

    session = models.ForeignKey(CertificationSession, on_delete=models.CASCADE, related_name="entries")
    person = a_person(_("person"))
    must = models.BooleanField(_("must sit it"), default=False)
    why = models.JSONField(_("why"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.INVITED)
    state_why = models.CharField(_("reason"), max_length=500, blank=True)
    theory = models.DecimalField(_("theory"), max_digits=5, decimal_places=2, null=True, blank=True)
    skill = models.DecimalField(_("skill"), max_digits=5, decimal_places=2, null=True, blank=True)
    certificate_number = models.PositiveBigIntegerField(_("certificate"), null=True, blank=True)
    outcome_number = models.PositiveBigIntegerField(_("exam outcome"), null=True, blank=True)
    reminded_on = models.DateField(_("reminded"), null=True, blank=True)

    class Meta:
        verbose_name = _("entry of a certification session")
        verbose_name_plural = _("entries of certification sessions")
        ordering = ["session", "person"]
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="one_entry_per_session"),
            models.CheckConstraint(
                name="session_entry_excused_for_a_reason", condition=~Q(state="excused") | ~Q(state_why="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.person_id}"


class CertificatePaper(models.Model):
    """A scan of a certificate, named by the certificate's number."""

    company = a_company()
    certificate_number = models.PositiveBigIntegerField(_("certificate"), db_index=True)
    issuer = models.CharField(_("issuer"), max_length=200, blank=True)
    file = models.FileField(_("scan"), upload_to="learning/certificates/%Y/", blank=True)
    digest = models.CharField(_("digest"), max_length=64, blank=True)
    added_by = perhaps("people.Person", _("added by"))
    added_at = models.DateTimeField(_("added"))
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)

    class Meta:
        verbose_name = _("paper of a certificate")
        verbose_name_plural = _("papers of certificates")
        ordering = ["certificate_number", "id"]

    def __str__(self) -> str:
        return str(self.certificate_number)
