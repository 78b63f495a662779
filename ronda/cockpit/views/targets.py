"""Targets: by the policy's rule, and by hand with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.appraisal.wording import indicator_name
from ronda.cockpit.forms.targets import BulkForm, TargetForm, TargetsFilter
from ronda.cockpit.queries.targets import (
    Targets,
    may_read_targets,
    rules_of,
    subjects_of,
    targets_for,
)
from ronda.cockpit.views.targets_table import TargetTable
from ronda.cockpit.wording.targets import REFUSALS, SUBJECTS, rule_words, told_value, unit_words
from ronda.design.tables import show_table
from ronda.design.templatetags.figures import month_name
from ronda.facts.queries.hand_targets import history_of_target
from ronda.facts.rules.records import TargetRow
from ronda.facts.rules.target_values import Refused, raised, read_value
from ronda.facts.services import set_targets, withdraw_target
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer

BACK, AHEAD = 14, 2
MOST_AT_ONCE = 500


@dataclass(frozen=True)
class Raise:
    """A target before and after, of one of the chosen subjects."""

    code: str
    name: str
    before: str
    after: str
    value: Fraction | None


@for_viewer
def list_targets(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    may_read_targets(viewer)
    form, asked = _filter(request)
    targets = targets_for(viewer, *asked, name=request.GET.get("name", "").strip()[:100])
    currency = company_for(viewer).currency
    table = TargetTable(targets, currency=currency, can_set=viewer.can_manage)
    if file := show_table(request, table, name="targets"):
        return file
    context = {
        "form": form,
        "table": table,
        "targets": targets,
        "rule": rule_words(targets, currency),
        "set_by_hand": len(targets.by_hand),
    }
    return render(request, "cockpit/targets.html", context)


@for_viewer
def show_target(
    request: HttpRequest, viewer: Viewer, month: Month, indicator: str, subject: str, code: str
) -> HttpResponse:
    """One subject's target: the rule's, the one by hand, and its history."""
    targets = targets_for(viewer, month, indicator, subject)
    record = targets.rows.filter(code=code).first()
    if record is None:
        raise Http404
    form = TargetForm(request.POST or None)
    if request.method == "POST" and _set_one(request, viewer, targets, code, form):
        return redirect(request.path)
    currency = company_for(viewer).currency
    target = targets.by_hand.get(record.pk)
    history = history_of_target(viewer, month, indicator, subject, record.pk)
    context = {
        "form": form,
        "targets": targets,
        "record": record,
        "target": target,
        "rule": rule_words(targets, currency),
        "rule_value": told_value(targets.asked_of(record.pk), targets.unit, currency),
        "hand_value": told_value(targets.counts_for(record.pk) if target else None, targets.unit, currency),
        "unit": unit_words(targets.unit),
        "entries": [entry for each in history for entry in _entries(each, targets.unit, currency)],
        "list_address": _list_address(targets),
    }
    return render(request, "cockpit/target.html", context)


@require_POST
@for_viewer
def withdraw(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    if not viewer.can_manage:
        raise NotAllowedError("setting targets")
    reason = request.POST.get("reason", "").strip()[:1000]
    if not reason:
        messages.error(request, _("Say why the rule's target does again."))
        return redirect("targets_list")
    target = withdraw_target(by=viewer, at=timezone.now(), number=number, reason=reason)
    messages.success(request, _("The target by hand was withdrawn; the rule's target counts again."))
    return redirect(f"{reverse('targets_list')}?month={target.month}&indicator={target.indicator}")


@require_POST
@for_viewer
def raise_targets(
    request: HttpRequest, viewer: Viewer, month: Month, indicator: str, subject: str
) -> HttpResponse:
    """The chosen targets by a percentage: first before and after, then set."""
    if not viewer.can_manage:
        raise NotAllowedError("setting targets")
    targets = targets_for(viewer, month, indicator, subject)
    form, back = BulkForm(request.POST), _list_address(targets)
    chosen = request.POST.getlist("chosen")[:MOST_AT_ONCE]
    if not form.is_valid() or not chosen:
        messages.error(request, _("Choose rows, and say by how many per cent and why."))
        return redirect(back)
    currency = company_for(viewer).currency
    raises = _raises(targets, [int(number) for number in chosen if number.isdecimal()], form, currency)
    if "confirmed" not in request.POST or _closed_refused(request, targets, form):
        context = {"targets": targets, "form": form, "raises": raises, "chosen": chosen, "list_address": back}
        return render(request, "cockpit/targets_raise.html", context)
    rows = [
        _row(targets, each.code, each.value, form.cleaned_data["reason"])
        for each in raises
        if each.value is not None
    ]
    changes = set_targets(by=viewer, at=timezone.now(), rows=rows)
    messages.success(request, _("Targets set by hand: %(number)s.") % {"number": len(changes)})
    return redirect(back)


def _filter(request: HttpRequest) -> tuple[TargetsFilter, tuple[Month, str, str]]:
    """What was asked for, or the running month, its first indicator and the first subject of that."""
    today = Month.of(timezone.localdate())
    months = [today.plus(AHEAD - back) for back in range(BACK + AHEAD + 1)]
    month = next((each for each in months if str(each) == request.GET.get("month")), today)
    indicators = rules_of(month).indicators
    code = request.GET.get("indicator", "")
    code = code if code in indicators else next(iter(indicators))
    subjects = subjects_of(indicators[code])
    subject = request.GET.get("subject", "")
    subject = subject if subject in subjects else subjects[0]
    choices: dict[str, Sequence[tuple[str, Any]]] = {
        "month": [(str(each), month_name(each)) for each in months],
        "indicator": [(each, indicator_name(each)) for each in indicators],
        "subject": [(each, SUBJECTS[each]) for each in subjects],
    }
    data = {"month": str(month), "indicator": code, "subject": subject, "name": request.GET.get("name", "")}
    return TargetsFilter(data, choices=choices), (month, code, subject)


def _set_one(request: HttpRequest, viewer: Viewer, targets: Targets, code: str, form: TargetForm) -> bool:
    if not viewer.can_manage:
        raise NotAllowedError("setting targets")
    if not form.is_valid():
        return False
    value = read_value(form.cleaned_data["value"], targets.unit)
    if isinstance(value, Refused):
        form.add_error("value", REFUSALS[value.why])
        return False
    if _closed_refused(request, targets, form):
        return False
    try:
        changes = set_targets(
            by=viewer, at=timezone.now(), rows=[_row(targets, code, value, form.cleaned_data["reason"])]
        )
    except RefusedError as refused:
        for problem in refused.problems:
            form.add_error(None, str(problem))
        return False
    text = _("The target is set.") if changes else _("That target was on record already.")
    messages.success(request, text)
    return True


def _closed_refused(request: HttpRequest, targets: Targets, form: Any) -> bool:
    """Nothing changes a closed month; a new run of it does, with what is set now."""
    if not targets.is_closed or form.cleaned_data["although_closed"]:
        return False
    text = _(
        "%(month)s is closed, and its result stays as it is. A target set now counts only when the month is"
        " closed again in a new run; tick the box if that is what you want."
    )
    messages.error(request, text % {"month": month_name(targets.month)})
    return True


def _row(targets: Targets, code: str, value: Fraction, reason: str) -> TargetRow:
    named = {f"{targets.subject}_code": code}
    return TargetRow(
        targets.month, targets.indicator.code, value.numerator, reason.strip(), value.denominator, **named
    )


def _raises(targets: Targets, numbers: list[int], form: BulkForm, currency: str) -> list[Raise]:
    percent = Fraction(form.cleaned_data["percent"])
    found = []
    for record in targets.rows.filter(pk__in=numbers):
        before = targets.counts_for(record.pk)
        after = None if before is None else raised(before, percent, targets.unit)
        found.append(
            Raise(
                code=record.code,
                name=record.name,
                before=told_value(before, targets.unit, currency),
                after=told_value(after, targets.unit, currency),
                value=after,
            )
        )
    return found


def _entries(target: Any, unit: str, currency: str) -> list[dict[str, Any]]:
    """The newest deed first: the withdrawal, then the setting."""
    value = told_value(Fraction(target.value_num, target.value_den), unit, currency)
    operator = _("the server's operator")
    entries = []
    if target.withdrawn_at and target.withdrawn_why:
        who = target.withdrawn_by.name if target.withdrawn_by else operator
        what = _("%(value)s by hand withdrawn") % {"value": value}
        entries.append({"what": what, "why": target.withdrawn_why, "at": target.withdrawn_at, "who": who})
    who = target.known_by.name if target.known_by else operator
    what = _("%(value)s set by hand") % {"value": value}
    return [*entries, {"what": what, "why": target.reason, "at": target.known_at, "who": who}]


def _list_address(targets: Targets) -> str:
    asked = f"month={targets.month}&indicator={targets.indicator.code}&subject={targets.subject}"
    return f"{reverse('targets_list')}?{asked}"
