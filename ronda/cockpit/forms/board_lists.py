"""The shape of the filters of the lists behind the board."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _


class FlightFilter(forms.Form):
    """Which centre, where there are several; only what is late."""

    centre = forms.ChoiceField(label=_("Centre"), required=False)
    late = forms.BooleanField(label=_("Only what is late"), required=False)

    def __init__(self, asked: QueryDict, centres: Mapping[str, str]) -> None:
        super().__init__(asked)
        self.fields["centre"].choices = [("", _("All centres")), *centres.items()]  # type: ignore[attr-defined]
        if len(centres) < 2:
            del self.fields["centre"]


class CentreFilter(forms.Form):
    centre = forms.ChoiceField(label=_("Centre"), required=False)

    def __init__(self, asked: QueryDict, centres: Mapping[str, str]) -> None:
        super().__init__(asked)
        self.fields["centre"].choices = [("", _("All centres")), *centres.items()]  # type: ignore[attr-defined]
