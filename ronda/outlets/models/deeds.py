"""What was done on screen in one go."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.outlets.models.dating import a_person


class Deed(models.Model):
    """`changes` is enough to take it back, `said` to tell about it."""

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(_("what"), max_length=40)
    said = models.JSONField(_("told with"))
    why = models.CharField(_("why"), max_length=500, blank=True)
    changes = models.JSONField(_("changes"))
    done_at = models.DateTimeField(_("done"))
    done_by = a_person(_("done by"))
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("deed")
        verbose_name_plural = _("deeds")
        ordering = ["company", "-id"]

    def __str__(self) -> str:
        return f"{self.what} {self.done_at}"
