"""High-tier customers with their sales of a year, those that fall most on top when asked."""

from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import MoneyColumn, NumberColumn, PercentColumn, RondaTable, StateColumn
from ronda.design.templatetags.drawing import spark
from ronda.design.templatetags.figures import TEN_THOUSAND, percent
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.high_tier import TierFilter
from ronda.work.queries.high_tier import HighTier, TierRow, high_tier_for, may_summarise, summaries_for
from ronda.work.views.doing import today
from ronda.work.wording.high_tier import change_words


class TierTable(RondaTable):
    """One row an outlet; the list's months stand in the line."""

    caption = _("High-tier customers")
    row_name = "name"
    hidden_at_first = ("code",)

    name = django_tables2.Column(verbose_name=_("Outlet"))
    code = django_tables2.Column(verbose_name=_("Code"))
    holder = django_tables2.Column(verbose_name=_("Account manager"))
    grade = NumberColumn(verbose_name=_("Grade"))
    last = MoneyColumn(verbose_name=_("Last month"))
    usual = MoneyColumn(verbose_name=_("Mean of three months before"))
    change = PercentColumn(verbose_name=pgettext_lazy("in per cent", "Change"))
    line = django_tables2.Column(verbose_name=_("Twelve months"), orderable=False, exclude_from_export=True)
    state = StateColumn(
        verbose_name=_("State"),
        order_by="change",
        kind_of=lambda row: "attention" if row["alert"] else "good",
    )
    actions = django_tables2.Column(
        verbose_name=_("Act"), orderable=False, exclude_from_export=True, empty_values=()
    )

    def render_name(self, value: str, record: dict[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("outlet", args=[record["code"]]), value)

    def value_name(self, value: str) -> str:
        return value

    def render_line(self, value: list[int | None]) -> SafeString:
        return spark([None if each is None else each / 100 for each in value])

    def render_actions(self, record: dict[str, Any]) -> SafeString:
        named = (("work_task_new", gettext("Task")), ("work_request_new", gettext("Request")))
        ways = ((reverse(name), record["code"], word) for name, word in named)
        return format_html_join(" ", '<a class="btn btn-quiet" href="{}?outlet={}">{}</a>', ways)


@for_viewer
def show_high_tier(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = high_tier_for(viewer, today=today())
    holders = sorted(
        {(each.holder_code, each.holder) for each in found.rows if each.holder_code}, key=lambda each: each[1]
    )
    narrow = TierFilter(request.GET, holders=holders)
    rows = narrow.narrowed(found.rows)
    table = TierTable(
        [_row(each) for each in rows], currency=company_for(viewer).currency, order_by=("-last",)
    )
    table.empty_text = gettext("No high-tier customer fits these filters.")
    narrowed = any(narrow.data.get(name) for name in narrow.fields)
    return show_list(
        request,
        table,
        name="ronda-high-tier",
        template="work/high_tier.html",
        found=found,
        narrow=narrow,
        narrowed=narrowed,
        told=_told(found),
        may_summarise=bool(may_summarise(viewer)),
        summaries=list(summaries_for(viewer)[:6]),
        currency=table.currency,
    )


def _row(row: TierRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "holder": row.holder,
        "grade": row.grade,
        "last": row.trend.last,
        "usual": None if row.trend.mean is None else round(row.trend.mean),
        "change": row.trend.change,
        "line": list(row.months),
        "alert": row.trend.alert,
        "state": gettext("Alert") if row.trend.alert else gettext("In its pattern"),
    }


def _told(found: HighTier) -> dict[str, Any]:
    return {
        "grade": found.rules.high_tier_grade,
        "share": percent(found.rules.high_tier_share, 0),
        "limit": percent(found.rules.high_tier_alert, 0),
        "alerts": len(found.alerts),
        "change": change_words(
            round((found.total - found.usual) / found.usual * TEN_THOUSAND) if found.usual else None
        ),
    }
