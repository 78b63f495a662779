"""The scores of closed months; rows are written once and never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SpellScore(models.Model):
    """What one person reached in one post of one centre in one month, in ten-thousandths of a point."""

    closing = models.ForeignKey("facts.Closing", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    centre = models.ForeignKey("people.Centre", on_delete=models.PROTECT, related_name="+")
    spell_id = models.BigIntegerField()
    post = models.CharField(_("post"), max_length=40)
    present_days = models.PositiveSmallIntegerField()
    individual = models.BigIntegerField(null=True)
    team = models.BigIntegerField(null=True)
    final = models.BigIntegerField(null=True)
    counted = models.BigIntegerField()
    basis = models.CharField(max_length=20)

    class Meta:
        verbose_name = _("score of a spell")
        verbose_name_plural = _("scores of spells")
        constraints = [
            models.UniqueConstraint(fields=["closing", "spell_id"], name="one_score_per_spell_and_closing")
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.counted}"


class PersonScore(models.Model):
    """A person's month and the score that the grade is read from, in ten-thousandths of a point."""

    closing = models.ForeignKey("facts.Closing", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    score = models.BigIntegerField()
    grade_score = models.BigIntegerField()
    presence_days = models.PositiveSmallIntegerField()
    period_days = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("score of a person")
        verbose_name_plural = _("scores of persons")
        constraints = [
            models.UniqueConstraint(fields=["closing", "person"], name="one_score_per_person_and_closing")
        ]

    def __str__(self) -> str:
        return str(self.score)
