"""Who looks after which outlet from when to when, and proposals for it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.outlets.models.dating import Told, a_person, known_before_withdrawn
from ronda.outlets.models.outlets import Outlet


class PortfolioEntry(Told):
    """An outlet in the portfolio of an account manager, from `start` up to, but not including, `end`."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="portfolio_entries")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    start = models.DateField(_("from"))
    end = models.DateField(_("up to"), null=True, blank=True)

    class Meta:
        verbose_name = _("portfolio entry")
        verbose_name_plural = _("portfolio entries")
        ordering = ["outlet", "start", "id"]
        constraints = [
            models.CheckConstraint(
                name="portfolio_entry_ends_after_it_starts",
                condition=Q(end__isnull=True) | Q(end__gt=F("start")),
            ),
            models.UniqueConstraint(
                fields=["outlet"],
                condition=Q(end__isnull=True, withdrawn_at__isnull=True),
                name="one_open_portfolio_per_outlet",
            ),
            known_before_withdrawn("portfolio_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.outlet_id} {self.person_id} {self.start}"


class KeptProposal(models.Model):
    """A proposal as it was shown, so that what is accepted is exactly what was looked at.

    `digest` is of what it was made from; `content` holds managers, loads, reasons and who gets which outlet.
    """

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    centre = models.ForeignKey("people.Centre", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("first day"))
    seed = models.PositiveIntegerField(_("seed"))
    digest = models.CharField(_("digest"), max_length=64)
    content = models.JSONField(_("content"))
    made_at = models.DateTimeField(_("made"))
    made_by = a_person(_("made by"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)

    class Meta:
        verbose_name = _("proposal of portfolios")
        verbose_name_plural = _("proposals of portfolios")
        ordering = ["company", "-id"]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.day} {self.seed}"
