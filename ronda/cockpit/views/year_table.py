"""A team's year as a table: by name, in points."""

from dataclasses import dataclass
from decimal import Decimal

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.appraisal.wording import post_name
from ronda.cockpit.queries.year import TeamYear
from ronda.cockpit.queries.year_grounds import PersonYear
from ronda.cockpit.rules.year import in_points
from ronda.cockpit.wording.year import changed_words
from ronda.design.tables import NumberColumn, PointsColumn, RondaTable


@dataclass(frozen=True)
class Row:
    """One person as the table shows it; scores in ten-thousandths of a point."""

    code: str
    name: str
    post: str
    centre: str
    months: int
    mean: int
    selection: Decimal | None
    innovation: Decimal
    score: int
    since: str
    address: str


class YearTable(RondaTable):
    """A line a person; nobody is last, for it stands by name until somebody orders it otherwise."""

    row_name = "name"
    frame = "year"

    code = django_tables2.Column(verbose_name=_("Number"))
    name = django_tables2.Column(verbose_name=_("Name"))
    post = django_tables2.Column(verbose_name=_("Post"))
    centre = django_tables2.Column(verbose_name=_("Centre"))
    score = PointsColumn(verbose_name=_("Score of the year"))
    mean = PointsColumn(verbose_name=_("Mean of the months"))
    selection = NumberColumn(verbose_name=_("Selection score"), places=2)
    innovation = NumberColumn(verbose_name=pgettext_lazy("year", "Innovation, up to the cap"), places=2)
    months = NumberColumn(verbose_name=_("Months"))
    since = django_tables2.Column(verbose_name=_("Changed since it was settled"), orderable=False)

    @classmethod
    def of(cls, found: TeamYear) -> "YearTable":
        rows = [_row(each, found) for each in found.people]
        hidden = [] if found.changed else ["since"]
        if len({each.place.unit_id for each in found.people}) < 2:
            hidden.append("centre")
        return cls(rows, exclude=hidden, caption=gettext("The year of the team"))

    def render_name(self, value: str, record: Row) -> SafeString:
        return format_html('<a href="{}">{}</a>', record.address, value)

    def value_name(self, value: str) -> str:
        return value


def _row(each: PersonYear, found: TeamYear) -> Row:
    return Row(
        code=each.place.code,
        name=each.place.name,
        post=post_name(each.place.post),
        centre=each.place.unit,
        months=each.months,
        mean=in_points(each.year.months),
        selection=each.grounds.views.score,
        innovation=Decimal(each.year.innovation.numerator) / each.year.innovation.denominator,
        score=in_points(each.year.score),
        since=changed_words(found.changed.get(each.place.person_id, ())),
        address=reverse("year", args=[each.place.code, found.year]),
    )
