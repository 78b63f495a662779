"""Advice is drafted, put into one's own words or left out, and answered by the outlet."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlet_named, products_for
from ronda.people.rules import Viewer
from ronda.visits.models import Advice, VisitForm
from ronda.visits.queries.advice import drafts_kept, prepare_advice
from ronda.visits.queries.forms import open_form
from ronda.visits.rules.advice import Draft
from ronda.work.queries.at_outlet import WorkAtOutlet, may_visit_own, work_at_outlet

LONGEST_TEXT, LONGEST_ANSWER, LONGEST_NAME = 600, 300, 100
ANSWERS = frozenset({Advice.State.GIVEN, Advice.State.AGREED, Advice.State.DECLINED})


def draft_advice(*, by: Viewer, at: datetime, form: VisitForm, work: WorkAtOutlet) -> list[Advice]:
    """What was changed before the visit goes with it; the rest is drafted now."""
    kept = drafts_kept(by, form.outlet_id)
    Advice.objects.filter(pk__in=[each.pk for each in kept]).update(form=form)
    told = {(each.rule, each.product_id) for each in kept}
    drafts = prepare_advice(by, form.outlet, work, on=form.day).drafts
    rows = [
        _row(by, at, form.outlet_id, draft, form)
        for draft in drafts
        if (draft.rule, draft.product) not in told
    ]
    Advice.objects.bulk_create(rows)
    return [*kept, *rows]


@transaction.atomic
def keep_draft(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    outlet_code: str,
    rule: str,
    product: int,
    text: str = "",
    leave_out: bool = False,
) -> Advice:
    """Before the visit: a draft in one's own words, or left out; without words it is as it was drafted."""
    outlet = outlet_named(by, outlet_code)
    if not any(may_visit_own(by, outlet.pk, on=today)):
        raise NotAllowedError(f"advising outlet {outlet.code}")
    known = next(
        (each for each in drafts_kept(by, outlet.pk) if (each.rule, each.product_id) == (rule, product)),
        None,
    )
    if known is None:
        work = work_at_outlet(by, outlet.code, on=today)
        drafts = prepare_advice(by, outlet, work, on=today).drafts
        draft = next((each for each in drafts if (each.rule, each.product) == (rule, product)), None)
        if draft is None:
            raise RefusedError(Problem("advice", "is not drafted any more", "look at the page again"))
        known = _row(by, at, outlet.pk, draft, None)
    known.text = _words(text)
    known.state = Advice.State.DISMISSED if leave_out else Advice.State.DRAFTED
    known.save()
    return known


@transaction.atomic
def word_advice(*, by: Viewer, key: UUID, number: int, text: str, leave_out: bool = False) -> Advice:
    """At the visit, until the form is sent."""
    advice = _of_form(open_form(by, key), number)
    advice.text = _words(text) if advice.rule or text.strip() else advice.text
    if leave_out:
        advice.state = Advice.State.DISMISSED
    elif advice.state == Advice.State.DISMISSED:
        advice.state = Advice.State.DRAFTED
    advice.save(update_fields=["text", "state"])
    return advice


@transaction.atomic
def answer_advice(
    *, by: Viewer, at: datetime, key: UUID, number: int, state: str, answer: str = "", who: str = ""
) -> Advice:
    """What the outlet says to it; with a name it is the outlet's own word on the screen."""
    if state not in ANSWERS:
        raise RefusedError(Problem("state", "is no answer of the list", "choose agreed or declined"))
    advice = _of_form(open_form(by, key), number)
    advice.state, advice.answer = state, answer.strip()[:LONGEST_ANSWER]
    if who.strip() and state != Advice.State.GIVEN:
        advice.acknowledged_at, advice.acknowledged_by = at, who.strip()[:LONGEST_NAME]
    advice.save(update_fields=["state", "answer", "acknowledged_at", "acknowledged_by"])
    return advice


@transaction.atomic
def answer_of_outlet(*, by: Viewer, at: datetime, key: UUID, number: int, state: str, who: str) -> Advice:
    """The outlet's own word on the screen: nobody's is none."""
    if not who.strip():
        raise RefusedError(Problem("who", "has no name of who answers", "write the name"))
    return answer_advice(by=by, at=at, key=key, number=number, state=state, who=who)


@transaction.atomic
def show_advice(*, by: Viewer, key: UUID) -> int:
    """The screen for the retailer was opened: what is drafted is given; how many."""
    form = open_form(by, key)
    drafted = Advice.objects.filter(form=form, state=Advice.State.DRAFTED)
    return drafted.update(state=Advice.State.GIVEN)


def _of_form(form: VisitForm, number: int) -> Advice:
    advice = Advice.objects.select_for_update(of=("self",)).filter(form=form, pk=number).first()
    if advice is None:
        raise RefusedError(Problem("advice", "is not in force among yours", "look at the page again"))
    return advice


def _row(by: Viewer, at: datetime, outlet_id: int, draft: Draft, form: VisitForm | None) -> Advice:
    return Advice(
        company_id=by.company_id,
        outlet_id=outlet_id,
        form=form,
        person_id=by.person_id or 0,
        rule=draft.rule,
        said=dict(draft.said),
        product=products_for(by).get(pk=draft.product),
        made_at=at,
    )


def _words(text: str) -> str:
    words = text.strip()
    if len(words) > LONGEST_TEXT:
        raise RefusedError(Problem("text", f"is longer than {LONGEST_TEXT} characters", "say it in fewer"))
    return words
