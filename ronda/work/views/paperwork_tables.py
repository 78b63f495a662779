"""Time on forms by person and by form."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import django_tables2
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import NumberColumn, PercentColumn, RondaTable
from ronda.work.rules.form_cost import FormCost
from ronda.work.wording.paperwork import form_name


class PersonTable(RondaTable):
    """Whoever sent forms, those with most minutes a day first."""

    caption = _("Minutes a day by person")
    row_name = "name"

    name = django_tables2.Column(verbose_name=_("Name"))
    a_day = NumberColumn(verbose_name=_("Minutes a day"), places=1)
    minutes = NumberColumn(verbose_name=_("Minutes"), accessor="cost__minutes")
    days = NumberColumn(verbose_name=_("Days at work"))
    forms = NumberColumn(verbose_name=_("Forms"), accessor="cost__forms")
    filled_share = PercentColumn(verbose_name=_("Filled beforehand"), accessor="cost__filled_share")

    def __init__(self, *args: Any, one_person: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if one_person:
            self.caption = _("My minutes a day")


@dataclass(frozen=True)
class FormRow:
    """A form with its name in the reader's language."""

    name: str
    cost: FormCost

    @property
    def minutes(self) -> Fraction:
        return self.cost.minutes


def form_rows(forms: Sequence[tuple[str, FormCost]]) -> list[FormRow]:
    return [FormRow(form_name(code), cost) for code, cost in forms]


class FormTable(RondaTable):
    """Forms, those that cost most first."""

    caption = _("What each form costs")
    row_name = "name"

    name = django_tables2.Column(verbose_name=_("Form"))
    minutes = NumberColumn(verbose_name=_("Minutes"))
    forms = NumberColumn(verbose_name=_("Sent"), accessor="cost__forms")
    minutes_each = NumberColumn(verbose_name=_("Minutes each"), accessor="cost__minutes_each", places=1)
    filled_share = PercentColumn(verbose_name=_("Filled beforehand"), accessor="cost__filled_share")
    typed = NumberColumn(verbose_name=_("Fields typed"), accessor="cost__typed")
