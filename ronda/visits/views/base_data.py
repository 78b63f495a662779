"""How the base data of outlets are kept: by outlet, by group and by account manager."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.design.tables import DayColumn, PercentColumn, RondaTable, StateColumn
from ronda.design.templatetags.figures import NOTHING, percent
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.visits.forms.base_data import LICENCE_FINE, BaseDataFilter
from ronda.visits.queries.base_data import OutletRecord, base_data_for
from ronda.visits.rules.base_data import group_shares, right_share
from ronda.visits.wording.base_data import LICENCES, field_words, group_words
from ronda.work.views.doing import today


class BaseDataTable(RondaTable):
    """One row an outlet."""

    caption = gettext_lazy("Base data")
    row_name = "name"
    hidden_at_first = ("code", "expires")

    name = django_tables2.Column(verbose_name=gettext_lazy("Outlet"))
    code = django_tables2.Column(verbose_name=gettext_lazy("Code"))
    holder = django_tables2.Column(verbose_name=gettext_lazy("Account manager"))
    share = PercentColumn(verbose_name=gettext_lazy("Complete"), places=0)
    missing = django_tables2.Column(
        verbose_name=pgettext_lazy("base data", "What is missing"), orderable=False
    )
    last = DayColumn(verbose_name=gettext_lazy("Last confirmed or changed"))
    timely = StateColumn(
        verbose_name=gettext_lazy("In time"),
        order_by="last",
        kind_of=lambda row: "good" if row["is_timely"] else "attention",
    )
    correct = django_tables2.Column(verbose_name=gettext_lazy("Checks found correct"), orderable=False)
    licence = StateColumn(
        verbose_name=gettext_lazy("Licence"), order_by="expires", kind_of=lambda row: row["licence_kind"]
    )
    expires = DayColumn(verbose_name=gettext_lazy("Licence expiry"))

    def render_name(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("outlet", args=[record["code"]]), value)

    def value_name(self, value: str) -> str:
        return value


@for_viewer
def show_base_data(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = base_data_for(viewer, today=today())
    narrow = BaseDataFilter(request.GET, found=found)
    rows = narrow.narrowed(found.records)
    table = BaseDataTable([_row(each) for each in rows], order_by=("share", "last"))
    table.empty_text = _("No outlet fits these filters.")
    by_holder: defaultdict[str, list[OutletRecord]] = defaultdict(list)
    for each in found.records:
        by_holder[each.holder].append(each)
    return show_list(
        request,
        table,
        name="ronda-base-data",
        template="visits/base_data.html",
        found=found,
        narrow=narrow,
        groups=[
            (
                group_words(each.group),
                percent(each.share, 0),
                percent(each.timely_share, 0),
                percent(right, 0) if right is not None else NOTHING,
                each.complete,
                each.outlets,
            )
            for each in group_shares((each.groups, each.timely) for each in found.records)
            for right in [right_share(found.groups[each.group], found.compared)]
        ],
        people=[(name or NOTHING, *_told(by_holder[name])) for name in sorted(by_holder)],
        total=_told(found.records),
    )


def _told(records: Sequence[OutletRecord]) -> tuple[int, str, str, str, int]:
    """Outlets, complete, in time, correct, licences to look after."""
    number = len(records)
    share = sum((each.share for each in records), Fraction(0)) / number if number else None
    timely = Fraction(sum(each.timely for each in records), number) if number else None
    checks = sum(each.checked.checks for each in records if each.checked)
    right = sum(each.checked.correct for each in records if each.checked)
    alerts = sum(each.licence not in LICENCE_FINE for each in records)
    correct = percent(Fraction(right, checks), 0) if checks else NOTHING
    return number, percent(share, 0), percent(timely, 0), correct, alerts


def _row(each: OutletRecord) -> dict[str, Any]:
    word, kind = LICENCES[each.licence]
    checked = each.checked
    return {
        "name": each.name,
        "code": each.code,
        "holder": each.holder,
        "share": each.share,
        "missing": ", ".join(map(field_words, each.missing)),
        "last": each.last,
        "timely": _("in time") if each.timely else _("out of date"),
        "is_timely": each.timely,
        "correct": _("%(done)s of %(wanted)s") % {"done": checked.correct, "wanted": checked.checks}
        if checked
        else None,
        "licence": str(word),
        "licence_kind": kind,
        "expires": each.expires,
    }
