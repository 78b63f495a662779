"""The customers' view: a questionnaire, a round with its drawn outlets, and one numbered sheet for each.

Who drew, handed out and checked is on record; what an outlet said is seen by those who lead, never by
the person whom it judges.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.work.models import a_centre, a_company, a_person


class Questionnaire(models.Model):
    """Of customers or of colleagues; what is asked stands in its versions."""

    class Side(models.TextChoices):
        CUSTOMERS = "customers", pgettext_lazy("questionnaire", "customers")
        COLLEAGUES = "colleagues", pgettext_lazy("questionnaire", "colleagues")

    company = a_company()
    side = models.CharField(_("view"), max_length=12, choices=Side.choices)
    title = models.CharField(_("title"), max_length=200)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        ordering = ["company", "side", "title", "id"]

    def __str__(self) -> str:
        return self.title


class QuestionnaireVersion(models.Model):
    """`items`: each a code, a kind (`scale` or `open`) and its text by language; marks run to `most`.

    A version that was asked is never changed; what differs is a new one.
    """

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    items = models.JSONField(_("questions"), default=list)
    least = models.PositiveSmallIntegerField(_("lowest mark"), default=1)
    most = models.PositiveSmallIntegerField(_("highest mark"), default=5)
    made_by = a_person(_("made by"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("version of a questionnaire")
        verbose_name_plural = _("versions of questionnaires")
        ordering = ["questionnaire", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "number"], name="one_questionnaire_version_per_number"
            ),
            models.CheckConstraint(name="questionnaire_marks_have_a_range", condition=Q(most__gt=F("least"))),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire_id} {self.number}"


class SurveyRound(models.Model):
    """Outlets are drawn for each account manager by `seed`; `frame_digest` is of the list drawn from.

    `share` and `least` are those that the policy held when it was drawn. `first_closes_on` is filled in
    where the last day was put later.
    """

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("survey round", "Planned")
        DRAWN = "drawn", pgettext_lazy("survey round", "Drawn")
        OPEN = "open", pgettext_lazy("survey round", "Being answered")
        CLOSED = "closed", pgettext_lazy("survey round", "Closed, being checked")
        PUBLISHED = "published", pgettext_lazy("survey round", "Published")
        CANCELLED = "cancelled", pgettext_lazy("survey round", "Cancelled")

    company = a_company()
    centre = a_centre(null=True, blank=True)
    title = models.CharField(_("title"), max_length=200)
    version = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="rounds")
    opens_on = models.DateField(_("opens"))
    closes_on = models.DateField(_("closes"))
    first_closes_on = models.DateField(_("last day as announced at first"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    share = models.DecimalField(_("share drawn"), max_digits=5, decimal_places=4, null=True, blank=True)
    least = models.PositiveSmallIntegerField(_("drawn at least"), null=True, blank=True)
    seed = models.CharField(_("seed"), max_length=64, blank=True)
    frame_digest = models.CharField(_("digest of the list drawn from"), max_length=64, blank=True)
    made_by = a_person(_("made by"), null=True, blank=True)
    drawn_at = models.DateTimeField(_("drawn"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    class Meta:
        verbose_name = _("survey round")
        verbose_name_plural = _("survey rounds")
        ordering = ["company", "-opens_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="survey_round_closes_after_it_opens", condition=Q(closes_on__gte=F("opens_on"))
            ),
            models.CheckConstraint(
                name="survey_round_cancelled_for_a_reason",
                condition=~Q(state="cancelled") | ~Q(state_why=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SurveySheet(models.Model):
    """One drawn outlet's form about `person`. Only the digest of its token is kept; it is good once.

    `hands_out` brings it: somebody of another route. `check_of_share`: drawn for the check by telephone.
    """

    class State(models.TextChoices):
        DRAWN = "drawn", pgettext_lazy("survey sheet", "Drawn")
        HANDED = "handed", pgettext_lazy("survey sheet", "Handed out")
        RETURNED = "returned", pgettext_lazy("survey sheet", "Returned")
        LOST = "lost", pgettext_lazy("survey sheet", "Lost")
        REFUSED = "refused", pgettext_lazy("survey sheet", "Not wanted")
        VOID = "void", pgettext_lazy("survey sheet", "Not valid")

    class How(models.TextChoices):
        PHONE = "phone", pgettext_lazy("survey sheet", "on the phone")
        PAPER = "paper", pgettext_lazy("survey sheet", "on paper")

    round = models.ForeignKey(SurveyRound, on_delete=models.CASCADE, related_name="sheets")
    number = models.PositiveIntegerField(_("number"))
    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    person = a_person(_("account manager"))
    stratum = models.CharField(_("stratum"), max_length=60, blank=True)
    stratum_size = models.PositiveIntegerField(_("outlets of the stratum"), default=0)
    token_digest = models.CharField(_("digest of the token"), max_length=64, unique=True)
    token_until = models.DateTimeField(_("token until"), null=True, blank=True)
    hands_out = a_person(_("handed out by"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order on the route"), default=0)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAWN)
    state_why = models.CharField(_("why"), max_length=500, blank=True)
    how = models.CharField(_("how"), max_length=5, choices=How.choices, blank=True)
    handed_at = models.DateTimeField(_("handed out"), null=True, blank=True)
    returned_at = models.DateTimeField(_("returned"), null=True, blank=True)
    device_digest = models.CharField(_("digest of the device"), max_length=64, blank=True)
    seconds = models.PositiveIntegerField(_("seconds of answering"), null=True, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    said = models.TextField(_("in own words"), blank=True)
    role = models.CharField(_("who answered"), max_length=20, blank=True)
    form_number = models.PositiveBigIntegerField(_("satisfaction form"), null=True, blank=True)
    flags = models.JSONField(_("looked at again because"), default=list, blank=True)
    to_call = models.BooleanField(_("to be checked by telephone"), default=False)

    class Meta:
        verbose_name = _("survey sheet")
        verbose_name_plural = _("survey sheets")
        ordering = ["round", "number"]
        indexes = [models.Index(fields=["round", "person"], name="survey_sheet_by_person")]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_survey_sheet_per_number"),
            models.UniqueConstraint(fields=["round", "outlet"], name="one_survey_sheet_per_outlet"),
            models.CheckConstraint(
                name="survey_sheet_set_aside_for_a_reason",
                condition=~Q(state__in=["void", "lost", "refused"]) | ~Q(state_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"


class SheetKeying(models.Model):
    """What was keyed in from paper; two people key each sheet without seeing the other's."""

    sheet = models.ForeignKey(SurveySheet, on_delete=models.CASCADE, related_name="keyings")
    keyed_by = a_person(_("keyed in by"))
    answers = models.JSONField(_("answers"), default=dict)
    said = models.TextField(_("in own words"), blank=True)
    role = models.CharField(_("who answered"), max_length=20, blank=True)
    keyed_at = models.DateTimeField(_("keyed in"))

    class Meta:
        verbose_name = _("keying of a survey sheet")
        verbose_name_plural = _("keyings of survey sheets")
        ordering = ["sheet", "id"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "keyed_by"], name="one_keying_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.keyed_by_id}"


class TelephoneCheck(models.Model):
    """The outlet was called: did it get the form, and did it say this?"""

    class Outcome(models.TextChoices):
        AGREES = "agrees", pgettext_lazy("telephone check", "Agrees")
        DIFFERS = "differs", pgettext_lazy("telephone check", "Differs")
        NOT_GIVEN = "not_given", pgettext_lazy("telephone check", "Never got the form")
        NOT_REACHED = "not_reached", pgettext_lazy("telephone check", "Not reached")

    sheet = models.ForeignKey(SurveySheet, on_delete=models.CASCADE, related_name="calls")
    called_by = a_person(_("called by"))
    called_at = models.DateTimeField(_("called"))
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices)
    said = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("telephone check")
        verbose_name_plural = _("telephone checks")
        ordering = ["sheet", "id"]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.outcome}"


class CustomerResult(models.Model):
    """What a published round says of an account manager; `score` of 100, shrunken, with its error.

    `items` are means by question where enough answered it. Without `reported` nothing but counts stands.
    """

    round = models.ForeignKey(SurveyRound, on_delete=models.CASCADE, related_name="results")
    person = a_person(_("account manager"))
    centre = a_centre()
    drawn = models.PositiveIntegerField(_("drawn"))
    returned = models.PositiveIntegerField(_("returned"))
    valid = models.PositiveIntegerField(_("valid"))
    reported = models.BooleanField(_("reported"), default=False)
    score = models.DecimalField(_("score"), max_digits=7, decimal_places=4, null=True, blank=True)
    error = models.DecimalField(_("standard error"), max_digits=7, decimal_places=4, null=True, blank=True)
    reliability = models.DecimalField(_("reliability"), max_digits=6, decimal_places=4, null=True, blank=True)
    items = models.JSONField(_("by question"), default=dict, blank=True)
    why_not = models.CharField(_("why it is not reported"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("result of a survey round")
        verbose_name_plural = _("results of survey rounds")
        ordering = ["round", "centre", "person"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="one_customer_result_per_person"),
            models.CheckConstraint(
                name="customer_result_reported_with_a_score",
                condition=Q(reported=False, score__isnull=True) | Q(reported=True, score__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.person_id}"
