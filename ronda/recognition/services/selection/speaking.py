"""What people say in a selection, under their names: nominations, judgements, objections and answers."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import Campaign, Criterion, LeaderJudgement, Nomination, Objection
from ronda.recognition.queries.selection import (
    campaign_for,
    levels_of,
    may_answer,
    may_judge,
    may_speak,
    run_by,
    spoken_of,
)
from ronda.work.services.tracing import leave_trace

STATE = Campaign.State
OPEN = (STATE.ANNOUNCED, STATE.COMPUTED)


@transaction.atomic
def nominate(*, by: Viewer, at: datetime, number: int, person: int, texts: Mapping[str, str]) -> Nomination:
    """By a leader, for somebody of the own people; each criterion that fits in words."""
    campaign = _spoken_in(by, number)
    _refuse_stranger(campaign, person, by)
    kept = {code: text.strip() for code, text in texts.items() if code in Criterion.values and text.strip()}
    if not kept:
        what = "says nothing about any of the eight criteria"
        raise RefusedError(Problem("the nomination", what, "write about at least one of them"))
    found, _made = Nomination.objects.update_or_create(
        campaign=campaign,
        person_id=person,
        nominated_by_id=by.person_id,
        withdrawn_at=None,
        defaults={"texts": kept, "nominated_at": at},
    )
    _trace(by, at, campaign, "campaign.nominated")
    return found


@transaction.atomic
def judge_person(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    number: int,
    person: int,
    levels: Mapping[str, int],
    said: Mapping[str, str],
    overall: str,
) -> LeaderJudgement:
    """One documented judgement under the leader's name: a level and words for each of the eight criteria.

    Not once the places are known: a level that is given then is a vote.
    """
    campaign = _spoken_in(by, number)
    if not may_judge(by, campaign):
        what = "would be written after the places were seen"
        raise RefusedError(
            Problem("the judgement", what, "it stays as it was before the views were computed")
        )
    _refuse_stranger(campaign, person, by)
    least, most = levels_of(campaign, today)
    if set(levels) != set(Criterion.values) or not all(least <= level <= most for level in levels.values()):
        raise RefusedError(
            Problem("the judgement", "leaves a criterion without a level", "judge all eight criteria")
        )
    if not overall.strip():
        raise RefusedError(Problem("the judgement", "rests on no words", "say what it rests on"))
    found, _made = LeaderJudgement.objects.update_or_create(
        campaign=campaign,
        person_id=person,
        judged_by_id=by.person_id,
        defaults={
            "levels": dict(levels),
            "said": {code: text.strip() for code, text in said.items() if text.strip()},
            "overall": overall.strip(),
            "judged_at": at,
        },
    )
    _trace(by, at, campaign, "campaign.judged")
    return found


@transaction.atomic
def raise_objection(
    *, by: Viewer, at: datetime, today: date, number: int, about: int | None, text: str
) -> Objection:
    """By anybody of the centre while the selection is open to objections; sent twice it is one."""
    campaign = _locked(by, number)
    until = campaign.objections_until
    if campaign.state != STATE.PUBLISHED or until is None or today > until or by.person_id is None:
        raise RefusedError(Problem("the selection", "takes no objections now", "look at its days"))
    if not text.strip():
        raise RefusedError(Problem("the objection", "says not what is wrong", "say what is not right"))
    same = {"raised_by_id": by.person_id, "about_id": about, "text": text.strip()}
    known = campaign.objections.filter(**same, answered_at=None).first()
    if known is not None:
        return known
    found = Objection.objects.create(campaign=campaign, raised_at=at, **same)
    _trace(by, at, campaign, "campaign.objected")
    return found


@transaction.atomic
def answer_objection(
    *, by: Viewer, at: datetime, number: int, objection: int, upheld: bool, answer: str
) -> Objection:
    """By somebody who runs it but neither approved it, nor objects, nor is who it is about.

    One that is upheld opens the selection again.
    """
    campaign = run_by(by).select_for_update(of=("self",)).filter(pk=number).first()
    found = Objection.objects.filter(campaign_id=number, pk=objection, answered_at=None).first()
    if campaign is None or found is None:
        raise NotAllowedError("answering this objection")
    if not may_answer(by, campaign, found):
        what = "is answered by another than who approved or raised it"
        raise RefusedError(Problem("the objection", what, "ask another leader"))
    if not answer.strip():
        raise RefusedError(Problem("the answer", "to the objection says nothing", "say what was found"))
    found.outcome = Objection.Outcome.UPHELD if upheld else Objection.Outcome.DISMISSED
    found.answer, found.answered_by_id, found.answered_at = answer.strip(), by.person_id, at
    found.save()
    if upheld and campaign.state == STATE.PUBLISHED:
        campaign.state, campaign.published_at, campaign.approved_by = STATE.COMPUTED, None, None
        campaign.save()
    _trace(by, at, campaign, "campaign.answered")
    return found


def _locked(by: Viewer, number: int) -> Campaign:
    """One that the viewer reads; nobody computes or finishes it meanwhile."""
    return Campaign.objects.select_for_update(of=("self",)).get(pk=campaign_for(by, number).pk)


def _spoken_in(by: Viewer, number: int) -> Campaign:
    campaign = _locked(by, number)
    if not may_speak(by):
        raise NotAllowedError("speaking for people in a selection")
    if campaign.state not in OPEN:
        raise RefusedError(Problem("the selection", "is not open for words now", "look at its state"))
    return campaign


def _refuse_stranger(campaign: Campaign, person: int, by: Viewer) -> None:
    if person == by.person_id:
        raise RefusedError(Problem("the person", "is you yourself", "leave that to another"))
    if all(each.person_id != person for each in spoken_of(by, campaign)):
        raise RefusedError(Problem("the person", "is not among those of the selection", "choose one of them"))


def _trace(by: Viewer, at: datetime, campaign: Campaign, what: str) -> None:
    leave_trace(by=by, at=at, about="campaign", number=campaign.pk, what=what)
