"""What outlets are sold."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from ronda.outlets.models.dating import a_reason


class Product(models.Model):
    """A product with its prices in cents; a shelf price of None is not known."""

    company = models.ForeignKey("people.Company", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(_("code"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    brand = models.CharField(_("brand"), max_length=200, blank=True)
    category = models.CharField(_("category"), max_length=100, blank=True)
    volume = models.CharField(_("volume"), max_length=40, blank=True)
    pack = models.PositiveIntegerField(_("pack"), default=1)
    wholesale_cents = models.BigIntegerField(_("wholesale price"), null=True, blank=True)
    shelf_cents = models.BigIntegerField(_("shelf price"), null=True, blank=True)
    age_restricted = models.BooleanField(_("age-restricted"), default=False)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    history = HistoricalRecords(history_change_reason_field=a_reason())

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["company", "code"]
        constraints = [
            models.UniqueConstraint(fields=["company", "code"], name="one_product_per_code"),
            models.CheckConstraint(
                name="product_prices_not_negative",
                condition=(Q(wholesale_cents__isnull=True) | Q(wholesale_cents__gte=0))
                & (Q(shelf_cents__isnull=True) | Q(shelf_cents__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return self.name
