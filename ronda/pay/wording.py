"""Reasons of pay as whole sentences, the names of postings, and what is said of prize money."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.design.templatetags.figures import money, points
from ronda.kernel.reason import Fact, Reason
from ronda.work.wording.saying import Deeds, Refusals

SENTENCES: Mapping[str, Promise] = {
    "pay.grade_by_band": _("%(points)s points over the last months are grade %(grade)s: %(coefficient)s."),
    "pay.grade_by_quota": _(
        "%(points)s points over the last months are grade %(grade)s by rank in the group: %(coefficient)s."
    ),
    "pay.grade_by_newcomer": _("Newcomers have grade %(grade)s until the job is learnt: %(coefficient)s."),
    "pay.floor": _("The share of %(person)s was raised to the floor of the post: %(money)s."),
    "pay.ceiling": _("The share of %(person)s was held at the ceiling of the post: %(money)s."),
    "pay.cent_by_remainder": _(
        "%(person)s received a cent that was left over, for the larger remainder: %(fraction)s of a cent."
    ),
    "pay.cent_by_weight": _(
        "%(person)s received a cent that was left over: remainders were equal, and the larger weight comes"
        " first."
    ),
    "pay.cent_by_draw": _(
        "%(person)s received a cent that was left over: remainders and weights were equal, and the draw of"
        " the month decided."
    ),
    "pay.pool_of_few": _(
        "The post has fewer than %(least)s people, so its pool is not shown; who leads the centre can show"
        " the exact division."
    ),
    "pay.penalty": _(
        "%(money)s were taken from the share of %(person)s for confirmed findings; they go to the reserve of"
        " the centre."
    ),
    "pay.penalty_cut_by_deduction": _(
        "%(wanted)s should have been taken from the share of %(person)s; the law allows %(money)s, because"
        " no deduction may pass its part of the month's wage."
    ),
    "pay.penalty_cut_by_minimum_wage": _(
        "%(wanted)s should have been taken from the share of %(person)s; the law allows %(money)s, because"
        " nobody's pay may fall below the minimum wage."
    ),
    "pay.below_minimum": _(
        "%(person)s comes to %(money)s with wage and share, below the minimum wage; the employer owes the"
        " rest."
    ),
    "pay.appeal_reserve": _("%(money)s of the budget wait for upheld appeals."),
    "pay.nobody_eligible": _("Nobody could receive %(money)s; they stay in the reserve."),
    "pay.share_at_risk": _("For %(people)s people the share is more than %(percent)s%% of wage and share."),
    "pay.corrected": _("%(person)s receives %(money)s more; it costs no colleague anything."),
    "pay.kept": _(
        "By the corrected facts %(person)s would have received %(money)s less; a paid month is not cut."
    ),
    "pay.employer_pays": _("The reserve for appeals was too small; the employer adds %(money)s."),
}

POSTING_REASONS: Mapping[str, Promise] = {
    "pay.share": _("Share of the pay pool"),
    "pay.penalty": _("Penalty for confirmed findings"),
    "pay.penalties": _("Penalties of the centre"),
    "pay.appeal_reserve": _("Reserve for appeals"),
    "pay.nobody_eligible": _("Money that nobody could receive"),
    "pay.upheld": _("Upheld correction"),
}


PRIZE_STATES: Mapping[str, tuple[Any, str]] = {
    "waiting": (pgettext_lazy("prize money", "waits for approval"), "attention"),
    "refused": (pgettext_lazy("prize money", "refused"), "plain"),
    "approved": (pgettext_lazy("prize money", "to be paid"), "note"),
    "paid": (pgettext_lazy("prize money", "paid"), "good"),
}
REFUSALS: Refusals = {
    "are paid already": _("Somebody whom you chose is paid already; nobody is paid twice."),
    "have no prize of this award": _("Choose people of the team that has the award."),
    "is about the own prize": _("Nobody decides about the own prize; ask somebody else who leads."),
    "is before the approval": _("The day lies before the approval; correct it."),
    "is a payment taken back already": _("This payment is taken back already; look at the page again."),
    "is prize money approved already": _("This prize money is approved already."),
    "is prize money that nobody approved": _("The prize money is not approved yet."),
    "names no paper": _("Write the number of the payment order or of the pay list."),
    "needs another hand for its payment": _(
        "Whoever approved does not record the payment too, and nobody the own one; ask somebody else."
    ),
}


def _paid(said: Mapping[str, Any]) -> str:
    number = said["people"]
    told = ngettext("Recorded the payment to %(n)s person", "Recorded the payment to %(n)s people", number)
    return told % {"n": number}


DEEDS: Deeds = {
    "prize.approved": lambda said: gettext("Approved the prize money"),
    "prize.refused": lambda said: gettext("Refused the prize money"),
    "prize.paid": _paid,
    "prize.payment_taken_back": lambda said: gettext("Took back a payment that was recorded by mistake"),
}


def sentence_of(reason: Reason, currency: str) -> str:
    """The sentence of a reason in the language in force."""
    return str(SENTENCES[reason.code]) % _words(reason.facts, currency)


def _words(facts: Mapping[str, Fact], currency: str) -> dict[str, Fact]:
    words = dict(facts)
    if isinstance(cents := facts.get("cents"), int):
        words["money"] = money(cents, currency)
    if isinstance(wanted := facts.get("wanted"), int):
        words["wanted"] = money(wanted, currency)
    if isinstance(score := facts.get("points"), int):
        words["points"] = points(score)
    return words
