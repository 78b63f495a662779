"""Prize money of awards: the list for the payroll, one award, its approval, its payment and mistakes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ronda.cockpit.forms.prizes import PaymentForm, PrizeFilterForm, RefuseForm
from ronda.cockpit.views.prizes_table import PrizeTable
from ronda.design.templatetags.figures import money
from ronda.pay.queries.prizes import AwardMoney, award_money, awards_money, reserve_left
from ronda.pay.queries.seeing import leads
from ronda.pay.services.prizes import approve_award, record_payment, refuse_award, take_back_payment
from ronda.pay.wording import PRIZE_STATES
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.views.doing import moment, press, record, today


@require_GET
@for_viewer
def show_prizes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A line a person and award: one's own, and those of whom one leads."""
    found = awards_money(viewer)
    years = sorted({each.award.day.year for each in found}, reverse=True)
    narrow = PrizeFilterForm(request.GET, years=years)
    state, year = narrow.wanted("state"), narrow.wanted("year")
    kept = [each for each in found if state in ("", each.state) and year in ("", str(each.award.day.year))]
    table = PrizeTable.of(kept, currency=company_for(viewer).currency)
    waiting = sum(each.may_decide for each in found)
    to_pay = sum(each.may_record for each in found)
    return show_list(
        request,
        table,
        name="ronda-prizes",
        template="cockpit/prizes.html",
        filter={"form": narrow},
        any=bool(found),
        waiting=waiting,
        to_pay=to_pay,
    )


@require_GET
@for_viewer
def show_prize(request: HttpRequest, viewer: Viewer, entry: int) -> HttpResponse:
    found = award_money(viewer, entry)
    words, kind = PRIZE_STATES[found.state]
    context = {
        "found": found,
        "state": words,
        "kind": kind,
        "reserve": reserve_left(found.award.centre_id) if found.may_decide else None,
        "leads": leads(viewer, found.award.centre_id),
        "same_hand": found.state == "approved" and not found.may_record,
        "corrects": found.may_correct and any(line.is_paid for line in found.lines),
        "mistakes": [(line.winner, line.cents, each) for line in found.lines for each in line.mistakes],
    }
    return render(request, "cockpit/prize.html", context)


@require_POST
@for_viewer
def approve(request: HttpRequest, viewer: Viewer, entry: int) -> HttpResponse:
    award_money(viewer, entry)
    return press(
        request,
        lambda: approve_award(by=viewer, at=moment(), entry=entry),
        to=_page(entry),
        said=_("The prize money is approved; somebody else records its payment."),
    )


@for_viewer
def refuse(request: HttpRequest, viewer: Viewer, entry: int) -> HttpResponse:
    found = award_money(viewer, entry)
    if not found.may_decide:
        raise Http404
    return record(
        request,
        RefuseForm(request.POST or None),
        lambda good: refuse_award(by=viewer, at=moment(), entry=entry, **good.cleaned_data),
        to=_page(entry),
        said=_("The prize money is refused; the team reads why."),
        heading=_("Refuse the prize money"),
        below=_below(found),
    )


@for_viewer
def pay(request: HttpRequest, viewer: Viewer, entry: int) -> HttpResponse:
    found = award_money(viewer, entry)
    if found.state == "paid" and leads(viewer, found.award.centre_id):
        messages.info(request, _("All of it is paid already; nobody is paid twice."))
        return redirect(_page(entry))
    if not found.may_record:
        raise Http404
    currency = company_for(viewer).currency
    people = [
        (each.winner.code, f"{each.winner.name}: {money(each.cents, currency)}")
        for each in found.lines
        if not each.is_paid
    ]
    return record(
        request,
        PaymentForm(request.POST or None, people=people, initial={"paid_on": today()}),
        lambda good: record_payment(by=viewer, at=moment(), today=today(), entry=entry, **good.cleaned_data),
        to=_page(entry),
        said=_("The payment is recorded; the winners see it."),
        heading=_("Record the payment"),
        below=_below(found),
    )


@require_POST
@for_viewer
def take_back(request: HttpRequest, viewer: Viewer, entry: int, payment: int) -> HttpResponse:
    """A payment that was recorded by mistake, for a reason."""
    if not award_money(viewer, entry).may_correct:
        raise Http404
    why = request.POST.get("reason", "")
    return press(
        request,
        lambda: take_back_payment(by=viewer, at=moment(), entry=entry, payment=payment, why=why),
        to=_page(entry),
        said=_("The payment is taken back; the prize is to be paid again, and your reason stands below."),
    )


def _below(found: AwardMoney) -> str:
    return f"{found.award.topic_title} · {found.award.title}"


def _page(entry: int) -> str:
    return reverse("prize", args=[entry])
