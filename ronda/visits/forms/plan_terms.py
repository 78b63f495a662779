"""Where somebody's days outside begin and end, and on which weekdays an outlet can be seen."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm


class StartPlaceForm(WorkForm):
    """An end that is left out is the start."""

    send = _("Keep the place")
    places = {"place": "latitude", "person": "since"}

    since = forms.DateField(
        label=_("From which day on"), widget=forms.DateInput(), help_text=_("Earlier days stay as they were.")
    )
    latitude = forms.DecimalField(
        label=_("Latitude"),
        min_value=-90,
        max_value=90,
        help_text=_(
            "In degrees, such as 40.416775; a map application shows both. Ways are counted from here; "
            "without a place days begin in the middle of the outlets."
        ),
        max_digits=9,
        decimal_places=6,
    )
    longitude = forms.DecimalField(
        label=_("Longitude"), min_value=-180, max_value=180, max_digits=9, decimal_places=6
    )
    end_latitude = forms.DecimalField(
        label=_("Latitude of the end"),
        min_value=-90,
        max_value=90,
        required=False,
        help_text=_("Only where days end elsewhere than they begin."),
        max_digits=9,
        decimal_places=6,
    )
    end_longitude = forms.DecimalField(
        label=_("Longitude of the end"),
        min_value=-180,
        max_value=180,
        required=False,
        max_digits=9,
        decimal_places=6,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        ends = (given.get("end_latitude"), given.get("end_longitude"))
        if (ends[0] is None) != (ends[1] is None) and not {"end_latitude", "end_longitude"} & set(
            self.errors
        ):
            self.add_error(
                "end_longitude" if ends[1] is None else "end_latitude",
                _("Give both degrees of the end, or neither."),
            )
        return given


class VisitDaysForm(WorkForm):
    """All seven is no limit."""

    send = _("Keep the weekdays")
    places = {"weekdays": "weekdays"}

    weekdays = forms.MultipleChoiceField(
        label=_("Can be visited on"),
        choices=[(str(number + 1), name) for number, name in WEEKDAYS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Such as not on its closing day. A plan made from now on keeps to it."),
    )
