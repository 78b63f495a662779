"""Recognition notes as each sees them: one's own, those that one wrote, and what the team may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import LedPerson, people_led
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy import LeaderRules
from ronda.recognition.models import RecognitionNote

NOTERS = frozenset({"director", "deputy", "leader"})


@dataclass(frozen=True)
class Quiet:
    """Somebody of whom nothing good was noted for long; `last` is None where never."""

    person: LedPerson
    last: date | None


def leader_rules(on: date) -> LeaderRules:
    """RefusedError where the policy folder has no part about recognition notes."""
    rules = rules_in_use(on).leaders
    if rules is None:
        where, what = "recognition notes", "have no policy of theirs"
        raise RefusedError(Problem(where, what, "copy the folder `evaluation` of Ronda's policies"))
    return rules


def may_note(viewer: Viewer) -> bool:
    return bool(viewer.roles & NOTERS)


def notes_for(viewer: Viewer) -> QuerySet[RecognitionNote]:
    """One's own, those that one wrote, those of the people one leads, and what the team may see."""
    notes = RecognitionNote.objects.filter(company_id=viewer.company_id, taken_back_at=None)
    if not viewer.roles:
        return notes.none()
    seen = Q(person_id=viewer.person_id or 0) | Q(noted_by_id=viewer.person_id or 0)
    seen |= Q(centre_id__in=viewer.centre_ids, shown=RecognitionNote.Shown.TEAM)
    if "leader" in viewer.roles:
        seen = Q()
    elif viewer.roles & {"director", "deputy"}:
        led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
        seen |= Q(centre_id__in=led)
    return notes.filter(seen).select_related("person", "noted_by", "centre", "outlet").order_by("-day", "-pk")


def told_outside(viewer: Viewer, notes: QuerySet[RecognitionNote]) -> QuerySet[RecognitionNote]:
    """Of the notes those that a file may take along: the person lets the team read it, or it is one's own."""
    own = viewer.person_id or 0
    agreed = Q(shown=RecognitionNote.Shown.TEAM)
    return notes.filter(agreed | Q(person_id=own) | Q(noted_by_id=own))


def note_for(viewer: Viewer, number: int) -> RecognitionNote:
    found = notes_for(viewer).filter(pk=number).first()
    if found is None:
        raise NotAllowedError(f"recognition note {number}")
    return found


def notes_to_answer(viewer: Viewer) -> QuerySet[RecognitionNote]:
    """About the viewer, who has not said yet whether the team may see them."""
    asked = RecognitionNote.Shown.ASKED
    return notes_for(viewer).filter(person_id=viewer.person_id or 0, shown=asked)


def noteworthy(viewer: Viewer, *, on: date) -> list[LedPerson]:
    """Whom the viewer may write a note about, by name."""
    if not may_note(viewer):
        return []
    return [each for each in people_led(viewer, on=on) if each.person_id != viewer.person_id]


def quiet_people(viewer: Viewer, *, on: date) -> Sequence[Quiet]:
    """Of those whom the viewer leads, whoever has no note for the policy's days; the longest first."""
    led = noteworthy(viewer, on=on)
    numbers = [each.person_id for each in led]
    kept = RecognitionNote.objects.filter(
        company_id=viewer.company_id, taken_back_at=None, person_id__in=numbers
    )
    last = dict(kept.order_by().values_list("person_id").annotate(last=Max("day")))
    since = on - timedelta(days=leader_rules(on).quiet_days)
    found = [Quiet(each, last.get(each.person_id)) for each in led]
    quiet = [
        each
        for each in found
        if (each.last is None and each.person.joined < since) or (each.last is not None and each.last < since)
    ]
    return sorted(quiet, key=lambda each: (each.last or date.min, each.person.name))
