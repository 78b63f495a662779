"""Sentences about the selection of outstanding marketers: refusals by what was found, deeds by deed."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.design.templatetags.figures import day, percent, quantity
from ronda.recognition.models import Campaign, CampaignEntry
from ronda.work.wording.saying import Deeds, Refusals

STATE = Campaign.State
REFUSALS: Refusals = {
    "is not in the policy": _("The policy folder has no part about the selection."),
    "of the selection lies before its first day": _("The last day lies before the first one."),
    "counts for a year in which no day of it lies": _(
        "No day of the selection lies in this year, for which it would count in pay: write the year of its "
        "days."
    ),
    "of the selection are missing": _("Choose at least one post."),
    "would be announced too late to act on its rules": _(
        "The rules would be announced too late to act on them: set a later last day."
    ),
    "has nobody but its maker who could approve it": _(
        "Nobody but its maker could approve this selection: give somebody else a role that leads here, or "
        "let another leader make it."
    ),
    "is approved by another than its maker": _("Somebody else than the maker approves: ask another leader."),
    "is approved by another than who chose or is compared in it": _(
        "Whoever chose, or is compared oneself, does not approve: ask another leader."
    ),
    "is not made by somebody who is compared": _(
        "You are compared in this selection yourself: leave the choice to a leader who is not."
    ),
    "has a leader's judgement of some and not of all who are compared": _(
        "Leaders judged some of those compared and not others, who would fall out: judge everybody first."
    ),
    "would be written after the places were seen": _(
        "The places are known: a judgement stays as it was written before. After an objection that is "
        "right it can be written again."
    ),
    "has chosen nobody yet": _("Nobody is chosen yet."),
    "is still open to objections": _("The days for objections are not over yet."),
    "waits for its answer": _("An objection is not answered yet: answer it first."),
    "of cancelling the selection is missing": _("Say why the selection is cancelled."),
    "is not at this step": _("The selection is at another step: look at its state."),
    "is computed after its last day": _("The selection is computed once its period is over."),
    "names nobody or more people than there are places": _(
        "Choose at least one, and no more than there are places."
    ),
    "names somebody who may not be chosen": _("Somebody of the choice may not be chosen."),
    "differs from the places or decides a tie without a reason": _(
        "The choice decides a tie or passes somebody over: say in words what decided."
    ),
    "says nothing about any of the eight criteria": _("Write about at least one of the eight criteria."),
    "leaves a criterion without a level": _("Judge all eight criteria."),
    "rests on no words": _("Say what the judgement rests on."),
    "takes no objections now": _("The selection takes no objections now."),
    "says not what is wrong": _("Say what is not right."),
    "is answered by another than who approved or raised it": _(
        "Whoever approved the selection, raised the objection or is meant by it does not answer: ask another "
        "leader."
    ),
    "to the objection says nothing": _("Say what was found."),
    "is not open for words now": _("Nominations and judgements are not taken now."),
    "is you yourself": _("Nobody nominates or judges oneself."),
    "is not among those of the selection": _("This person is not among those of the selection."),
}

DEEDS: Deeds = {
    "campaign.made": lambda said: gettext("Selection made"),
    "campaign.announced": lambda said: gettext("Rules announced"),
    "campaign.nominated": lambda said: gettext("Nomination written"),
    "campaign.judged": lambda said: gettext("Judgement written"),
    "campaign.computed": lambda said: gettext("Views computed"),
    "campaign.chosen": lambda said: gettext("Chosen"),
    "campaign.approved": lambda said: gettext("Approved"),
    "campaign.published": lambda said: gettext("Published"),
    "campaign.objected": lambda said: gettext("Objection raised"),
    "campaign.answered": lambda said: gettext("Objection answered"),
    "campaign.finished": lambda said: gettext("Final"),
    "campaign.cancelled": lambda said: gettext("Selection cancelled"),
}

STATES: Mapping[str, tuple[str, Promise]] = {
    "draft": ("plain", pgettext_lazy("campaign", "Draft")),
    "announced": ("note", pgettext_lazy("campaign", "Announced")),
    "computed": ("attention", pgettext_lazy("campaign", "Being decided")),
    "approved": ("note", pgettext_lazy("campaign", "Approved, not yet public")),
    "published": ("note", pgettext_lazy("campaign", "Published, open to objections")),
    "final": ("good", pgettext_lazy("campaign", "Final")),
    "cancelled": ("plain", pgettext_lazy("campaign", "Cancelled")),
}
WHY_NOT: Mapping[str, Promise] = {
    "few_months": _("appraised in too few months"),
    "below_grade": _("business result below the announced grade"),
    "finding": _("confirmed integrity finding"),
    "not_compared": _("a view that weighs is not reported"),
}
SIDES: Mapping[str, Promise] = {
    "customers": _("Customers"),
    "colleagues": _("Colleagues"),
    "leaders": _("Leaders"),
}


def state_words(state: str) -> tuple[str, str]:
    kind, words = STATES[state]
    return kind, str(words)


def why_not_words(reasons: list[str]) -> str:
    return "; ".join(str(WHY_NOT[each]) for each in reasons)


def weight_words(weights: Mapping[str, Fraction]) -> str:
    """Such as Customers 50 %, colleagues 30 %, leaders 20 %."""
    return ", ".join(f"{SIDES[side]} {percent(weight, 0)}" for side, weight in weights.items())


def sure_words(other_weights: list[int] | None) -> str:
    """Whether other weights would choose the same."""
    if not other_weights:
        return ""
    said = {"count": quantity(other_weights[0]), "tried": quantity(other_weights[1])}
    return gettext("chosen under %(count)s of %(tried)s other weightings") % said


def next_words(campaign: Campaign, *, is_chosen: bool, is_due: bool) -> str:
    """Whom or what the selection waits for."""
    if campaign.state == STATE.DRAFT:
        return gettext("Nobody else reads the rules yet.")
    if campaign.state == STATE.ANNOUNCED:
        said = gettext("Words are taken now; the three views are computed once %(day)s is over.")
        return said % {"day": day(campaign.last)}
    if campaign.state == STATE.COMPUTED:
        if is_chosen:
            return gettext("The choice waits for another leader than its maker, who approves it.")
        return gettext("Choose from those near the places; then another leader approves.")
    if campaign.state == STATE.APPROVED:
        return gettext("The choice is approved and can be published.")
    if is_due:
        return gettext("The days for objections are over: it can be made final.")
    if campaign.state == STATE.PUBLISHED:
        said = gettext("It can be made final once %(day)s is over and every objection is answered.")
        return said % {"day": day(campaign.objections_until)}
    return ""


def choice_words(entry: CampaignEntry) -> str:
    """A name with what decides: its chance, and whether it is tied."""
    if entry.chance is None:
        return str(entry.person.name)
    said = {"name": entry.person.name, "chance": percent(entry.chance, 0)}
    if entry.tied:
        return gettext("%(name)s: %(chance)s likely among the best, tied") % said
    return gettext("%(name)s: %(chance)s likely among the best") % said


def weighting_words(kind: str, side: str | None) -> str:
    """Such as without customers."""
    if side is None:
        return gettext("All views alike")
    said = {"side": SIDES[side]}
    return gettext("Without: %(side)s") % said if kind == "without" else gettext("Twice: %(side)s") % said


def reliability_use(
    reliability: float | None, *, reported: bool, ranks: Decimal, pays: Decimal
) -> tuple[str, str]:
    """What a view may do: rank, touch pay, or neither."""
    if not reported:
        return "plain", gettext("not reported: its weight goes to the others")
    if reliability is None:
        return "note", gettext("documented judgement")
    if Decimal(str(reliability)) >= ranks:
        return "good", gettext("ranks, and counts in the year")
    if Decimal(str(reliability)) >= pays:
        return "attention", gettext("ranks nobody, counts in the year")
    return "attention", gettext("ranks nobody, no effect on pay")
