"""All plans, and what of them is late."""

from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import DayColumn, MoneyColumn, NumberColumn, RondaTable, StateColumn
from ronda.design.templatetags.figures import NOTHING
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.plans.filters import PlanFilter
from ronda.work.models import Plan
from ronda.work.queries.method import method_places
from ronda.work.queries.plans import may_draft, plans_for
from ronda.work.queries.seen import shared_with
from ronda.work.views.doing import today
from ronda.work.wording.plans import STAGES, STATES


class PlanTable(RondaTable):
    """One row a plan, with its milestones of today."""

    caption = _("Plans")
    row_name = "title"
    hidden_at_first = ("origin", "centre", "budget_cents", "starts")

    title = django_tables2.Column(verbose_name=_("Title"))
    kind = django_tables2.Column(verbose_name=_("Kind"))
    brand = django_tables2.Column(verbose_name=_("Brand"))
    state = StateColumn(verbose_name=_("State"), kind_of=lambda record: STATES[record.state][1])
    stage = django_tables2.Column(verbose_name=_("Stage"))
    milestones = NumberColumn(
        verbose_name=_("Milestones done"), empty_values=(), order_by=("milestones_done", "milestones_number")
    )
    milestones_late = NumberColumn(verbose_name=_("Milestones late"))
    outlets_number = NumberColumn(verbose_name=_("Target outlets"))
    owner = django_tables2.Column(verbose_name=_("Owner"), accessor="owner__name")
    last = DayColumn(verbose_name=_("Last day"))
    starts = DayColumn(verbose_name=_("First day"))
    origin = django_tables2.Column(verbose_name=_("Origin"))
    centre = django_tables2.Column(verbose_name=_("Customer service centre"), accessor="centre__name")
    budget_cents = MoneyColumn(verbose_name=_("Budget"))

    def render_title(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_plan", args=[record.pk]), value)

    def value_title(self, value: str) -> str:
        return value

    def render_state(self, value: str, record: Any, column: Any) -> SafeString:
        return column.render(STATES[record.state][0], record)  # type: ignore[no-any-return]

    def value_state(self, record: Any) -> str:
        return str(STATES[record.state][0])

    def render_stage(self, record: Any) -> str:
        return str(STAGES[record.stage])

    def value_stage(self, record: Any) -> str:
        return str(STAGES[record.stage])

    def render_milestones(self, record: Any) -> str:
        total = record.milestones_number
        if not total:
            return NOTHING
        return __("%(done)s of %(total)s") % {"done": record.milestones_done, "total": total}

    def value_milestones(self, record: Any) -> str:
        return f"{record.milestones_done}/{record.milestones_number}"

    def render_milestones_late(self, value: int, record: Any) -> SafeString | str:
        if not value or record.state != Plan.State.RUNNING:
            return NOTHING
        return format_html('<span class="state state-attention">{}</span>', value)

    def value_milestones_late(self, value: int) -> int:
        return value


@for_viewer
def show_plans(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = today()
    seen = Plan.objects.filter(shared_with(viewer)).order_by()
    found = PlanFilter(
        request.GET,
        queryset=plans_for(viewer, today=on),
        on=on,
        people=list(seen.order_by("owner__name").values_list("owner__code", "owner__name").distinct()),
        brands=list(seen.exclude(brand="").order_by("brand").values_list("brand", flat=True).distinct()),
        places=method_places(viewer, on),
    )
    table = PlanTable(found.qs, order_by=("-last",), currency=company_for(viewer).currency)
    narrowed = found.form.has_changed()
    table.empty_text = __("No plan fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-plans",
        template="work/plans.html",
        filter=found,
        narrowed=narrowed,
        may_draft=bool(may_draft(viewer)),
    )
