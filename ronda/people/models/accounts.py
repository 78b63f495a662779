"""What was done to the accounts that people sign in with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ronda.people.models.staff import Person


class AccountDeed(models.Model):
    """One line of the record of accounts; it is only ever added to."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="account_deeds")
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    what = models.CharField(_("what"), max_length=40)
    account = models.CharField(_("user name"), max_length=150)
    why = models.CharField(_("why"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("deed on an account")
        verbose_name_plural = _("deeds on accounts")
        ordering = ["person", "at", "id"]

    def __str__(self) -> str:
        return f"{self.what} {self.account}"
