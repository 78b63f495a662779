"""Prize money among what lies before somebody in innovation."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import money
from ronda.pay.queries.prizes import AwardMoney, awards_money
from ronda.pay.wording import PRIZE_STATES
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.work.queries.home_parts import HomePart, HomeRow

MOST = 6


def prizes_part(viewer: Viewer, on: date) -> HomePart | None:
    """One's own of the last year, and what one may approve or record as paid; None where there is nothing."""
    found = awards_money(viewer)
    if not found:
        return None
    currency = company_for(viewer).currency
    rows = [_to_do(each, currency) for each in found if each.may_decide or each.may_record]
    rows += [
        _own(each, line.cents, currency, paid=line.is_paid)
        for each in found
        for line in each.lines
        if line.winner.person_id == viewer.person_id and (on - each.award.day).days < 366
    ]
    if not rows:
        return None
    return HomePart("prizes", _("Prizes"), rows[:MOST], more=reverse("prizes"), more_words=_("All prizes"))


def _to_do(each: AwardMoney, currency: str) -> HomeRow:
    deed = _("Approve the prize money") if each.may_decide else _("Record the payment")
    words: Any
    words, kind = PRIZE_STATES[each.state]
    return HomeRow(
        each.award.topic_title,
        reverse("prize", args=[each.award.entry]),
        f"{deed} · {money(each.award.cents, currency)}",
        state=words,
        tone=kind,
    )


def _own(each: AwardMoney, cents: int, currency: str, *, paid: bool) -> HomeRow:
    words, kind = PRIZE_STATES["paid" if paid else each.state]
    return HomeRow(
        each.award.topic_title,
        reverse("prize", args=[each.award.entry]),
        _("Your prize: %(money)s") % {"money": money(cents, currency)},
        state=words,
        tone=kind,
    )
