"""A product, its prices and whether it is still sold."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.outlets.forms.recording import OutletsForm, ReasonField
from ronda.outlets.models import Product
from ronda.outlets.rules import ProductRow


class ProductForm(OutletsForm):
    """Prices are typed in the company's money; a change wants a reason."""

    groups = (
        (_("Product"), ("code", "name", "brand", "category", "volume", "pack", "age_restricted")),
        (_("Prices"), ("wholesale", "shelf")),
        (_("On sale"), ("withdrawn_on",)),
        (_("Why"), ("why",)),
    )
    code = forms.CharField(label=_("Code"), max_length=40)
    name = forms.CharField(label=_("Name"), max_length=200)
    brand = forms.CharField(
        label=_("Brand"),
        max_length=200,
        required=False,
        help_text=_("Products with the same brand, letter by letter, belong together."),
    )
    category = forms.CharField(label=_("Category"), max_length=100, required=False)
    volume = forms.CharField(label=_("Volume"), max_length=40, required=False)
    pack = forms.IntegerField(label=_("Pack"), min_value=1, max_value=2**31 - 1, initial=1)
    wholesale = forms.DecimalField(
        label=_("Wholesale price"), min_value=0, max_digits=16, decimal_places=2, required=False
    )
    shelf = forms.DecimalField(
        label=_("Shelf price"),
        min_value=0,
        max_digits=16,
        decimal_places=2,
        required=False,
        help_text=_("Leave it empty when it is not known: the retailer's margin is then not assessed."),
    )
    age_restricted = forms.BooleanField(label=_("Sold to adults only"), required=False)
    withdrawn_on = forms.DateField(
        label=_("Withdrawn on"),
        widget=forms.DateInput,
        required=False,
        help_text=_("The first day on which it is no longer sold."),
    )
    why = ReasonField()

    def __init__(self, *args: Any, new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if new:
            del self.fields["why"]
            self.send = _("Add the product")
        else:
            self.fields["code"].disabled = True

    def row(self) -> ProductRow:
        values = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"why", "wholesale", "shelf"}
        }
        return ProductRow(
            **values,
            wholesale_cents=_cents(self.cleaned_data["wholesale"]),
            shelf_cents=_cents(self.cleaned_data["shelf"]),
        )


def values_of_product(product: Product) -> dict[str, Any]:
    """What the form of a product begins with."""
    names = ("code", "name", "brand", "category", "volume", "pack", "age_restricted", "withdrawn_on")
    values = {name: getattr(product, name) for name in names}
    return values | {"wholesale": _money(product.wholesale_cents), "shelf": _money(product.shelf_cents)}


def _cents(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount * 100)


def _money(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents) / 100
