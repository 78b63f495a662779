"""The company, its centres and its calendar."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ronda.kernel.tiles import is_tile_address
from ronda.people.forms.recording import RecordForm
from ronda.people.models import Company
from ronda.people.rules import CalendarRow
from ronda.people.wording.names import WEEKDAYS

LONGEST_RANGE = 366


def time_zones() -> list[tuple[str, str]]:
    return [
        (name, name.replace("_", " "))
        for name in sorted(available_timezones())
        if "/" in name or name == "UTC"
    ]


class CompanyForm(RecordForm):
    name = forms.CharField(label=_("Name"), max_length=200)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    language = forms.ChoiceField(label=_("Language"), choices=lambda: settings.LANGUAGES)
    working_weekdays = forms.MultipleChoiceField(
        label=_("Working weekdays"),
        choices=lambda: list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Single days that differ, such as public holidays, stand in the calendar."),
    )
    map_tiles = forms.CharField(
        label=_("Pictures under maps"),
        max_length=300,
        required=False,
        help_text=_(
            "An address such as https://tile.example.org/{z}/{x}/{y}.png. Whoever looks at a map fetches its "
            "pictures from there; without an address maps show a plain grid, and nothing is fetched."
        ),
    )
    map_credit = forms.CharField(
        label=_("Makers of these pictures"),
        max_length=200,
        required=False,
        help_text=_("Named on every map, where the makers ask for it."),
    )
    route_app = forms.ChoiceField(
        label=_("Map application of routes"),
        required=False,
        choices=lambda: [("", _("the phone's own, stop by stop")), *Company.RouteApp.choices],
        help_text=_("A day's route is opened there by a link; Ronda itself sends nothing."),
    )

    def clean_map_tiles(self) -> str:
        address = str(self.cleaned_data["map_tiles"]).strip()
        if address and not is_tile_address(address):
            raise forms.ValidationError(
                _("Write an address that begins with https:// and holds {z}, {x} and {y}, or leave it empty.")
            )
        return address

    def clean_working_weekdays(self) -> str:
        return "".join(sorted(self.cleaned_data["working_weekdays"]))


class CentreForm(RecordForm):
    code = forms.RegexField(
        r"^[\w.-]+$",
        label=_("Code"),
        max_length=40,
        help_text=_("Short, as in C1; files and addresses use it, and it cannot be changed later."),
        error_messages={"invalid": _("A code has letters, digits, dots, dashes and no spaces.")},
    )
    name = forms.CharField(label=_("Name"), max_length=200)

    def __init__(self, *args: Any, taken: frozenset[str] = frozenset(), **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken = taken

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if code in self.taken:
            raise forms.ValidationError(
                _("There is a centre %(code)s already; take another code."), params={"code": code}
            )
        return code


class DaysForm(RecordForm):
    """One day, or each day of a range, against what the week says."""

    first = forms.DateField(label=_("First day"), widget=forms.DateInput)
    last = forms.DateField(
        label=_("Last day"), required=False, widget=forms.DateInput, help_text=_("Empty for a single day.")
    )
    working = forms.ChoiceField(
        label=_("These days are"),
        choices=[
            ("off", _("free, such as a public holiday")),
            ("on", _("worked, such as a Saturday that is made up for")),
            ("week", _("as the week says")),
        ],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Name of the day"), max_length=200, required=False, help_text=_("As in Labour Day.")
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("first"), values.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day lies before the first; one of them is wrong."))
        if first and last and (last - first).days >= LONGEST_RANGE:
            self.add_error("last", _("That is more than a year; set one year after the other."))
        return values

    @property
    def days(self) -> list[date]:
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        return [first + timedelta(days=n) for n in range(((last or first) - first).days + 1)]

    def rows(self) -> list[CalendarRow]:
        if self.cleaned_data["working"] == "week":
            return []
        working = self.cleaned_data["working"] == "on"
        return [CalendarRow(day, working, self.cleaned_data["name"]) for day in self.days]
