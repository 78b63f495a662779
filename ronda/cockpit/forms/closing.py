"""The shape of what the closing's forms send."""

from decimal import Decimal
from typing import Any

from babel.numbers import NumberFormatError, parse_decimal
from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.design.templatetags.figures import reader_locale
from ronda.pay.rules.budget import MOST_CENTS


class MoneyField(forms.CharField):
    """An amount as the reader's language writes it, as whole cents; empty means None."""

    default_error_messages = {
        "amount": _("This is not an amount of money; write digits with at most two decimals."),
        "range": _("The amount must not be negative, nor larger than can be kept."),
    }

    def clean(self, value: Any) -> int | None:
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        try:
            cents = Decimal(parse_decimal(text, locale=reader_locale())) * 100
        except (NumberFormatError, ArithmeticError):
            raise forms.ValidationError(self.error_messages["amount"]) from None
        if not cents.is_finite() or cents != cents.to_integral_value():
            raise forms.ValidationError(self.error_messages["amount"])
        if not 0 <= cents <= MOST_CENTS:
            raise forms.ValidationError(self.error_messages["range"])
        return int(cents)


class BudgetForm(forms.Form):
    """The company's budget, instead of the policy's."""

    budget = MoneyField(label=_("Budget of the company"), required=False, max_length=30)


class AcceptForm(forms.Form):
    key = forms.SlugField(max_length=16)
    reason = forms.CharField(max_length=1000, error_messages={"required": _("An acceptance needs a reason.")})


class ApproveForm(forms.Form):
    run = forms.IntegerField(min_value=1)
    sure = forms.BooleanField(
        error_messages={"required": _("Tick the box first: approving cannot be taken back.")}
    )
