"""What lists of analyses and anomalies are narrowed down to; the address keeps it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.outlets.forms.filters import search_field, search_words
from ronda.outlets.queries import portfolio_for
from ronda.people.rules import Viewer
from ronda.work.models import Analysis, Anomaly
from ronda.work.wording.anomalies import KINDS

ALL = _("all")


class AnalysisFilter(django_filters.FilterSet):
    """By words, kind, and whether something started from it."""

    q = search_field(_("Title or text"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Analysis.Kind.choices, empty_label=ALL)
    used = django_filters.ChoiceFilter(
        label=pgettext_lazy("analysis", "Used"), method="by_use", empty_label=ALL,
        choices=[("yes", _("used")), ("no", _("not used yet"))],
    )  # fmt: skip

    find = search_words("title", "text")

    def by_use(self, analyses: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return analyses.exclude(use="") if value == "yes" else analyses.filter(use="")


class AnomalyFilter(django_filters.FilterSet):
    """By outlet, kind, account manager and state."""

    q = search_field(_("Outlet or brand"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=list(KINDS.items()), empty_label=ALL)
    state = django_filters.ChoiceFilter(label=_("State"), choices=Anomaly.State.choices, empty_label=ALL)
    holder = django_filters.ChoiceFilter(label=_("Account manager"), method="held_by", empty_label=ALL)

    def __init__(
        self, *args: Any, viewer: Viewer, on: date, holders: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.viewer, self.on = viewer, on
        if viewer.scope == "own":
            del self.filters["holder"]
        else:
            self.filters["holder"].extra["choices"] = [(code, f"{name} ({code})") for code, name in holders]

    find = search_words("outlet__name", "outlet__code", "brand")

    def held_by(self, anomalies: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        held = portfolio_for(self.viewer, on=self.on).filter(person__code=value)
        return anomalies.filter(outlet_id__in=held.values("outlet_id"))
