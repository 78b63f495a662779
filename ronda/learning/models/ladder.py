"""The ladder: rungs of each post, the competences that each asks for, and what proves them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.work.models import a_company, a_person, perhaps


class Rung(models.TextChoices):
    NEW = "new", pgettext_lazy("rung", "New")
    JUNIOR = "junior", pgettext_lazy("rung", "Junior")
    INTERMEDIATE = "intermediate", pgettext_lazy("rung", "Intermediate")
    SENIOR = "senior", pgettext_lazy("rung", "Senior")
    EXPERT = "expert", pgettext_lazy("rung", "Expert")


class Proof(models.TextChoices):
    """What can prove a competence."""

    COURSE = "course", _("course")
    DRILL = "drill", _("drill")
    CERTIFICATE = "certificate", _("certificate")
    EXAM = "exam", _("exam")
    OBSERVED_VISIT = "observed_visit", _("observed visit")
    TOPIC = "topic", _("topic")


class Competence(models.Model):
    class Side(models.TextChoices):
        SKILL = "skill", _("skill")
        ABILITY = "ability", _("ability")
        WILL = "will", _("will")

    class Track(models.TextChoices):
        SERVICE = "service", _("service marketing")
        BRAND = "brand", _("brand marketing")
        BOTH = "both", _("service and brand marketing")

    company = a_company()
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    text = models.TextField(_("what it means"), blank=True)
    side = models.CharField(_("side"), max_length=10, choices=Side.choices)
    track = models.CharField(_("track"), max_length=10, choices=Track.choices)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)

    class Meta:
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ["company", "track", "side", "code"]
        constraints = [models.UniqueConstraint(fields=["company", "code"], name="one_competence_per_code")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """A name of the default ladder in the reader's language; one that a company wrote as it stands."""
        return gettext(self.name) if self.name else ""

    @property
    def meaning(self) -> str:
        return gettext(self.text) if self.text else ""


class RungNeed(models.Model):
    """From `begins` on, a rung of a post asks for a competence; any of the kinds in `proofs` proves it."""

    company = a_company()
    post = models.CharField(_("post"), max_length=30)
    rung = models.CharField(_("rung"), max_length=15, choices=Rung.choices)
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="needs")
    proofs = models.JSONField(_("what proves it"), default=list)
    begins = models.DateField(_("from"))
    ends = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("need of a rung")
        verbose_name_plural = _("needs of rungs")
        ordering = ["company", "post", "rung", "competence"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "post", "rung", "competence"],
                condition=Q(ends__isnull=True),
                name="one_need_of_a_competence_per_rung",
            ),
            models.CheckConstraint(
                name="rung_need_ends_after_it_begins",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("begins")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.rung} {self.competence_id}"


class CompetenceProof(models.Model):
    """A person has shown a competence; `named` is the number of what proves it: of a visit, a certificate.

    What courses, drills, exams and observations prove is written by them. A proof is taken back, not deleted.
    """

    company = a_company()
    person = a_person(_("person"))
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="proofs")
    kind = models.CharField(_("kind"), max_length=20, choices=Proof.choices)
    named = models.PositiveBigIntegerField(_("number"), null=True, blank=True)
    day = models.DateField(_("day"))
    said = models.CharField(_("what was seen"), max_length=500, blank=True)
    confirmed_by = a_person(_("confirmed by"), null=True, blank=True)
    at = models.DateTimeField(_("written"))
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    taken_back_why = models.CharField(_("why it was taken back"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("proof of a competence")
        verbose_name_plural = _("proofs of competences")
        ordering = ["person", "competence", "day", "id"]
        indexes = [models.Index(fields=["company", "person"], name="proof_by_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "competence", "kind", "named"],
                condition=Q(taken_back_at__isnull=True),
                name="one_proof_of_a_thing",
            ),
            models.CheckConstraint(
                name="proof_taken_back_for_a_reason",
                condition=Q(taken_back_at__isnull=True) | ~Q(taken_back_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.competence_id}"


class Placement(models.Model):
    """A person stands on a rung of a post from a day on; decided by somebody, for a reason."""

    company = a_company()
    person = a_person(_("person"))
    post = models.CharField(_("post"), max_length=30)
    rung = models.CharField(_("rung"), max_length=15, choices=Rung.choices)
    begins = models.DateField(_("from"))
    decided_by = perhaps("people.Person", _("decided by"))
    decided_at = models.DateTimeField(_("decided"))
    why = models.CharField(_("reason"), max_length=500)

    class Meta:
        verbose_name = _("placement on the ladder")
        verbose_name_plural = _("placements on the ladder")
        ordering = ["person", "post", "-begins", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "post", "begins"], name="one_placement_a_day"),
            models.CheckConstraint(name="placement_for_a_reason", condition=~Q(why="")),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.rung}"
