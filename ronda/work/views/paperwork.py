"""What forms cost: minutes of a person-day, which forms cost most, how much of them is filled beforehand."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.design.tables import show_table
from ronda.design.templatetags.figures import day, month_name
from ronda.kernel.exact import rounded
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.queries.form_costs import Paperwork, paperwork_for
from ronda.work.views.doing import today
from ronda.work.views.paperwork_tables import FormTable, PersonTable, form_rows


class MonthForm(forms.Form):
    """One of the months in which forms were sent."""

    month = forms.ChoiceField(label=gettext_lazy("Month"), required=False)

    def __init__(self, *args: Any, months: list[Month], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["month"].choices = [(str(month), month_name(month)) for month in months]  # type: ignore[attr-defined]


@for_viewer
def show_paperwork(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = paperwork_for(viewer, _asked(request), today=today())
    by_form = FormTable(form_rows(found.forms), order_by=("-minutes",), prefix="forms-")
    if (file := show_table(request, by_form, name=f"ronda-forms-{found.month}")) is not None:
        return file
    return show_list(
        request,
        PersonTable(found.people, order_by=("-a_day",), one_person=viewer.scope == "own"),
        name=f"ronda-time-on-forms-{found.month}",
        template="work/paperwork.html",
        found=found,
        by_form=by_form,
        filter=_month_form(request, found),
        chart=_chart(found),
        state=_state(found),
    )


def _month_form(request: HttpRequest, found: Paperwork) -> MonthForm:
    asked = request.GET if "month" in request.GET else None
    return MonthForm(asked, initial={"month": str(found.month)}, months=list(found.months))


def _asked(request: HttpRequest) -> Month | None:
    try:
        return Month.parse(request.GET.get("month", ""))
    except ValueError:
        return None


def _state(found: Paperwork) -> tuple[str, str]:
    """Against what the policy calls enough."""
    if found.a_day is None or found.target is None:
        return "plain", ""
    if found.a_day <= found.target:
        return "good", _("Target reached")
    return "attention", _("More than the target")


def _chart(found: Paperwork) -> dict[str, Any]:
    told = [each for each in found.weeks if each.a_day is not None]
    return {
        "labels": [day(each.monday) for each in told],
        "series": [
            {
                "name": _("Minutes a day"),
                "values": [float(rounded(each.a_day, 1)) for each in told if each.a_day is not None],
            }
        ],
    }
