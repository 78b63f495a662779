"""What outlets are to carry."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.work.models.facts import Fact, two_clocks


class ListingTarget(Fact):
    """A product that an outlet is to carry in a month."""

    outlet = models.ForeignKey("outlets.Outlet", on_delete=models.PROTECT, related_name="+")
    product = models.ForeignKey("outlets.Product", on_delete=models.PROTECT, related_name="+")
    month = models.CharField(_("month"), max_length=7)

    class Meta:
        verbose_name = _("listing target")
        verbose_name_plural = _("listing targets")
        ordering = ["month", "id"]
        indexes = [models.Index(fields=["company", "month"], name="listing_target_by_month")]
        constraints = [
            *two_clocks("listingtarget"),
            models.UniqueConstraint(
                name="one_listing_target_in_force",
                fields=["outlet", "product", "month"],
                condition=Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.outlet_id} {self.product_id}"
