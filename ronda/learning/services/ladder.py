"""The company's ladder: its competences, and what each rung of a post asks from a day on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Competence, Proof, Rung, RungNeed
from ronda.learning.queries.ladder import refuse_unless_shaper
from ronda.people.queries import numbers_of_posts
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

ABOUT = "competence"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class CompetenceSaid:
    code: str
    name: str
    side: str
    track: str
    text: str = ""


@transaction.atomic
def add_competence(*, by: Viewer, at: datetime, said: CompetenceSaid) -> Competence:
    refuse_unless_shaper(by)
    _refuse_bad(said)
    if Competence.objects.filter(company_id=by.company_id, code=said.code).exists():
        raise RefusedError(Problem("code", "is the code of another competence", "choose another code"))
    made = Competence.objects.create(
        company_id=by.company_id,
        code=said.code,
        name=said.name,
        text=said.text,
        side=said.side,
        track=said.track,
    )
    leave_trace(by=by, at=at, about=ABOUT, number=made.pk, what="competence.added")
    return made


@transaction.atomic
def change_competence(
    *, by: Viewer, at: datetime, number: int, name: str, text: str, side: str, track: str
) -> Competence:
    """Its code stays: what it was proved by names it."""
    found = _competence(by, number)
    _refuse_bad(CompetenceSaid(found.code, name, side, track, text))
    before = found.name
    found.name, found.text, found.side, found.track = name, text, side, track
    found.save(update_fields=["name", "text", "side", "track"])
    said = {"before": before} if before != name else {}
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="competence.changed", said=said)
    return found


@transaction.atomic
def retire_competence(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> Competence:
    """No rung asks for it from today on; what was asked and proved before stays."""
    found = _competence(by, number)
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "give a reason"))
    for need in found.needs.filter(Q(ends=None) | Q(ends__gte=today)):
        _stop(need, today)
    found.retired_at = at
    found.save(update_fields=["retired_at"])
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="competence.retired", why=why.strip())
    return found


@transaction.atomic
def set_need(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    post: str,
    rung: str,
    competence_id: int,
    proofs: Collection[str],
    begins: date,
) -> RungNeed:
    """From `begins` on; what was asked up to the day before stays as it was."""
    found = _competence(by, competence_id)
    _refuse_bad_need(by, today, post, rung, proofs, begins)
    kinds = [kind for kind in Proof.values if kind in proofs]
    needs = RungNeed.objects.filter(company_id=by.company_id, post=post, rung=rung, competence=found)
    now = needs.filter(ends=None).first()
    if now is not None and set(now.proofs) == set(kinds) and now.begins <= begins:
        return now
    for earlier in needs.filter(Q(ends=None) | Q(ends__gte=begins)):
        _stop(earlier, begins)
    need = RungNeed.objects.create(
        company_id=by.company_id, post=post, rung=rung, competence=found, proofs=kinds, begins=begins
    )
    said = {"post": post, "rung": rung, "proofs": kinds, "begins": begins.isoformat()}
    leave_trace(by=by, at=at, about=ABOUT, number=found.pk, what="competence.asked", said=said)
    return need


@transaction.atomic
def stop_need(*, by: Viewer, at: datetime, today: date, number: int, begins: date) -> None:
    """From `begins` on the rung no longer asks for it."""
    refuse_unless_shaper(by)
    need = RungNeed.objects.filter(company_id=by.company_id, pk=number, ends=None).first()
    if need is None:
        raise RefusedError(Problem(f"need {number}", "is not in force among yours", "look at it again"))
    if begins < today:
        raise RefusedError(Problem("begins", "lies in the past of the ladder", "choose today or later"))
    said = {"post": need.post, "rung": need.rung, "begins": begins.isoformat()}
    leave_trace(by=by, at=at, about=ABOUT, number=need.competence_id, what="competence.not_asked", said=said)
    _stop(need, begins)


def _stop(need: RungNeed, begins: date) -> None:
    """One that would not have held a single day goes without a trace in the past."""
    if begins <= need.begins:
        need.delete()
        return
    need.ends = begins - DAY
    need.save(update_fields=["ends"])


def _competence(by: Viewer, number: int) -> Competence:
    refuse_unless_shaper(by)
    found = (
        Competence.objects.select_for_update(of=("self",))
        .filter(company_id=by.company_id, pk=number, retired_at=None)
        .first()
    )
    if found is None:
        problem = Problem(f"competence {number}", "is not in force among yours", "look at it again")
        raise RefusedError(problem)
    return found


def _refuse_bad(said: CompetenceSaid) -> None:
    known: Mapping[str, tuple[str, Collection[str]]] = {
        "side": (said.side, Competence.Side.values),
        "track": (said.track, Competence.Track.values),
    }
    problems = [
        Problem(where, "is not one of the choices", "choose one of them")
        for where, (value, choices) in known.items()
        if value not in choices
    ]
    problems += [
        Problem(where, "says nothing", "write something")
        for where, value in (("code", said.code), ("name", said.name))
        if not value.strip()
    ]
    if problems:
        raise RefusedError(*problems)


def _refuse_bad_need(
    by: Viewer, today: date, post: str, rung: str, proofs: Collection[str], begins: date
) -> None:
    if post not in numbers_of_posts(by):
        raise RefusedError(Problem("post", "is not one of the choices", "choose one of them"))
    if rung not in Rung.values:
        raise RefusedError(Problem("rung", "is not one of the choices", "choose one of them"))
    if not proofs or not set(proofs) <= set(Proof.values):
        raise RefusedError(Problem("proofs", "needs a kind of proof", "choose at least one"))
    if begins < today:
        raise RefusedError(Problem("begins", "lies in the past of the ladder", "choose today or later"))
