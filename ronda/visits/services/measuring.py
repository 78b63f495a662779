"""Whether advice was followed, as the ledger shows it; asked every day until it is known."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.period import Month
from ronda.outlets.queries import bought_days, last_sold_day
from ronda.people.rules import Viewer
from ronda.visits.models import Advice
from ronda.visits.queries.at_visit_rules import advice_terms
from ronda.visits.rules.advice import Ordered, measure

GIVEN = (Advice.State.GIVEN, Advice.State.AGREED)


@transaction.atomic
def measure_advice(by: Viewer, at: datetime, today: date) -> int:
    """Of the whole company; how many pieces of advice are known now to be followed or not."""
    waiting = Advice.objects.filter(
        company_id=by.company_id, adopted=None, state__in=GIVEN, given_on__lt=today, product__isnull=False
    ).exclude(rule="")
    return measure_these(by, list(waiting.select_for_update(of=("self",))), today)


def measure_these(by: Viewer, waiting: Sequence[Advice], today: date) -> int:
    """One question to the ledger for all of them."""
    if not waiting:
        return 0
    first = min(each.given_on for each in waiting if each.given_on is not None)
    months = _months(first, today)
    known_up_to = last_sold_day(by, months)
    if known_up_to is None:
        return 0
    orders: defaultdict[tuple[int, int], list[Ordered]] = defaultdict(list)
    outlets, products = {each.outlet_id for each in waiting}, {int(each.product_id or 0) for each in waiting}
    for bought in bought_days(by, outlets, products, months):
        orders[bought.outlet, bought.product].append(Ordered(bought.day, bought.quantity))
    terms, found = advice_terms(today), []
    for advice in waiting:
        assert advice.given_on is not None, "only those were asked for"
        measured = measure(
            advice.rule,
            advice.said,
            given_on=advice.given_on,
            orders=orders[advice.outlet_id, int(advice.product_id or 0)],
            known_up_to=min(known_up_to, today),
            terms=terms,
        )
        if measured.adopted is not None:
            advice.adopted, advice.adopted_on = measured.adopted, today
            advice.measured = dict(measured.figures)
            found.append(advice)
    Advice.objects.bulk_update(found, ["adopted", "adopted_on", "measured"], batch_size=500)
    return len(found)


def _months(first: date, last: date) -> list[Month]:
    month, months = Month.of(first), []
    while month.start <= last:
        months.append(month)
        month = month.plus(1)
    return months
