"""What lists of outlets, licences and products are narrowed down to; the address keeps it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ronda.outlets.models import Outlet, PortfolioEntry
from ronda.outlets.models.names import COMPLIANCE, STANDINGS, VISIT_CLASSES
from ronda.outlets.queries.standings import licence_ends_within, licence_is
from ronda.outlets.queries.visible import covering
from ronda.people.queries import in_force

Named = Sequence[tuple[str, str]]
ALL = _("all")
DAYS = (30, 60, 90, 180)


def _endings(prefix: str) -> list[tuple[str, str]]:
    """Within how many days a licence ends."""
    return [(f"{prefix}{days}", gettext("ends within %(days)s days") % {"days": days}) for days in DAYS]


def search_words(*columns: str) -> Any:
    """A filter method: each word of what was typed stands in one of the columns."""

    def find(_self: Any, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        for word in value.split():
            fits = Q()
            for column in columns:
                fits |= Q(**{f"{column}__icontains": word})
            rows = rows.filter(fits)
        return rows

    return find


def search_field(label: Any) -> django_filters.CharFilter:
    return django_filters.CharFilter(
        label=label, method="find", widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )


class FewFirst(forms.Form):
    """A form of filters of which only some stand open; the others wait under `more`."""

    first: tuple[str, ...] = ()

    def visible_fields(self) -> list[BoundField]:
        return [field for field in super().visible_fields() if field.name in self.first]

    def more(self) -> list[BoundField]:
        return [field for field in super().visible_fields() if field.name not in self.first]

    def more_is_set(self) -> bool:
        return any(field.value() not in (None, "") for field in self.more())


class OutletFilterForm(FewFirst):
    first = ("q", "holder", "outlet_type", "licence")


class OutletFilter(django_filters.FilterSet):
    """By words, holder, classes, licence, and what is missing."""

    q = search_field(_("Name, code, address or town"))
    holder = django_filters.ChoiceFilter(label=_("Account manager"), method="held_by", empty_label=ALL)
    outlet_type = django_filters.ChoiceFilter(label=_("Type"), choices=Outlet.Kind.choices, empty_label=ALL)
    licence = django_filters.ChoiceFilter(
        label=_("Retail licence"), method="with_licence", empty_label=ALL,
        choices=lambda: [*STANDINGS.items(), *_endings("ends")],
    )  # fmt: skip
    format = django_filters.ChoiceFilter(label=_("Store format"), empty_label=ALL)
    size = django_filters.ChoiceFilter(label=_("Store size"), choices=Outlet.Size.choices, empty_label=ALL)
    market_type = django_filters.ChoiceFilter(
        label=_("Market type"), choices=Outlet.Market.choices, empty_label=ALL
    )
    grade_from = django_filters.NumberFilter(
        label=_("Grade from"), field_name="grade", lookup_expr="gte", min_value=1, max_value=30
    )
    grade_to = django_filters.NumberFilter(
        label=_("Grade up to"), field_name="grade", lookup_expr="lte", min_value=1, max_value=30
    )
    compliance = django_filters.ChoiceFilter(
        label=_("Compliance class"), method="classed", empty_label=ALL,
        choices=[(code or "-", name) for code, name in COMPLIANCE.items()],
    )  # fmt: skip
    stars = django_filters.ChoiceFilter(
        label=_("Stars"), empty_label=ALL, choices=[(str(number), str(number)) for number in range(7)]
    )
    visit_class = django_filters.ChoiceFilter(
        label=_("Visit class"), empty_label=ALL, choices=[(code, code) for code in VISIT_CLASSES]
    )
    status = django_filters.ChoiceFilter(label=_("Status"), choices=Outlet.Status.choices, empty_label=ALL)
    position = django_filters.ChoiceFilter(
        label=_("Position"), method="placed", empty_label=ALL,
        choices=[("no", _("without position")), ("yes", _("with position"))],
    )  # fmt: skip

    class Meta:
        form = OutletFilterForm

    def __init__(
        self, *args: Any, on: date, holders: Named | None, formats: Sequence[str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.on = on
        self.filters["format"].extra["choices"] = [(each, each) for each in formats]
        if holders is None:
            del self.filters["holder"]
        else:
            listed = [(code, f"{name} ({code})") for code, name in holders]
            self.filters["holder"].extra["choices"] = [("-", _("nobody")), *listed]

    find = search_words("name", "code", "address", "city")

    def held_by(self, outlets: QuerySet[Outlet], _name: str, value: str) -> QuerySet[Outlet]:
        held = PortfolioEntry.objects.filter(in_force(), covering(self.on))
        if value == "-":
            return outlets.filter(~Q(Exists(held.filter(outlet_id=OuterRef("pk")))))
        return outlets.filter(pk__in=held.filter(person__code=value).values("outlet_id"))

    def with_licence(self, outlets: QuerySet[Outlet], _name: str, value: str) -> QuerySet[Outlet]:
        if value.startswith("ends"):
            return outlets.filter(licence_ends_within(int(value.removeprefix("ends")), self.on))
        return outlets.filter(licence_is(value, self.on))

    def classed(self, outlets: QuerySet[Outlet], _name: str, value: str) -> QuerySet[Outlet]:
        return outlets.filter(compliance="" if value == "-" else value)

    def placed(self, outlets: QuerySet[Outlet], _name: str, value: str) -> QuerySet[Outlet]:
        without = Q(latitude__isnull=True) | Q(longitude__isnull=True)
        return outlets.filter(without if value == "no" else ~without)


class LicenceFilter(django_filters.FilterSet):
    """By words, standing of the day and the days that are left."""

    q = search_field(_("Number or outlet"))
    standing = django_filters.ChoiceFilter(
        label=_("State"), empty_label=ALL,
        choices=[(code, name) for code, name in STANDINGS.items() if code != "none"],
    )  # fmt: skip
    ends = django_filters.ChoiceFilter(
        label=_("Last valid day"), method="ending", empty_label=ALL,
        choices=lambda: _endings(""),
    )  # fmt: skip

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on

    find = search_words("number", "outlet__name", "outlet__code")

    def ending(self, licences: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return licences.filter(expires__range=(self.on, self.on + timedelta(days=int(value))))


class ProductFilter(django_filters.FilterSet):
    """By words, brand, category, and whether it is still sold."""

    q = search_field(_("Name, code or brand"))
    brand = django_filters.ChoiceFilter(label=_("Brand"), empty_label=ALL)
    category = django_filters.ChoiceFilter(label=_("Category"), empty_label=ALL)
    sold = django_filters.ChoiceFilter(
        label=_("On sale"), method="on_sale", empty_label=ALL,
        choices=[("yes", _("on sale")), ("no", _("withdrawn"))],
    )  # fmt: skip
    price = django_filters.ChoiceFilter(
        label=_("Prices"), method="priced", empty_label=ALL,
        choices=[("wholesale", _("without wholesale price")), ("shelf", _("without shelf price"))],
    )  # fmt: skip

    def __init__(
        self, *args: Any, on: date, brands: Sequence[str], categories: Sequence[str], **options: Any
    ):
        super().__init__(*args, **options)
        self.on = on
        self.filters["brand"].extra["choices"] = [(each, each) for each in brands]
        self.filters["category"].extra["choices"] = [(each, each) for each in categories]

    find = search_words("name", "code", "brand")

    def on_sale(self, products: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        withdrawn = Q(withdrawn_on__lte=self.on)
        return products.exclude(withdrawn) if value == "yes" else products.filter(withdrawn)

    def priced(self, products: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return products.filter(**{f"{value}_cents__isnull": True})
