"""Hand-overs as a list: where each stands today, as the database can sort and narrow it down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, F, Max, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Handover
from ronda.work.queries.clocks import clock_over, handover_terms
from ronda.work.queries.handovers import handovers_in_force
from ronda.work.queries.silence import Silence
from ronda.work.rules import WorkingClock
from ronda.work.rules.late_starts import late_before
from ronda.work.rules.silence import HandoverTerms


@dataclass(frozen=True)
class Standing:
    """The day, the terms and the clock that the rows are read with; `late` finds those late in hand."""

    today: date
    terms: HandoverTerms
    clock: WorkingClock
    late: Q


@dataclass(frozen=True)
class ListedHandovers:
    rows: QuerySet[Any]
    standing: Standing


def listed_handovers(viewer: Viewer, *, today: date) -> ListedHandovers:
    """Every row has `state`, as `handover_state` tells it, and `kept`, its number."""
    base = handovers_in_force(viewer)
    standing = standing_of(viewer, base, today)
    rows = base.annotate(
        kept=Coalesce("first_id", "pk"), state=stated(standing), comes_again=Exists(_later())
    )
    return ListedHandovers(
        rows.select_related("owner", "receiver", "outlet", "plan", "centre", "company"), standing
    )


def standing_of(viewer: Viewer, rows: QuerySet[Handover], today: date) -> Standing:
    """Two statements, whatever the number of rows."""
    ends = rows.order_by().aggregate(
        Min("started_on"),
        Max("started_on"),
        Max("allowed_days"),
        Max("given_on"),
        weekdays=Max("company__working_weekdays"),
    )
    days = [each for each in ends.values() if isinstance(each, date)]
    terms = handover_terms(today)
    longest = ends["allowed_days__max"] or 0
    ahead = longest + terms.silence_days
    clock = clock_over(viewer, [today, *days], ahead=ahead, weekdays=ends["weekdays"])
    return Standing(today, terms, clock, _late(range(longest + 1), today, clock))


def stated(standing: Standing) -> Case:
    """The state of a row; the same words as the rule's."""
    silent = Silence(standing.terms.silence_days, standing.today, standing.clock).accepted
    often = Q(round__gte=standing.terms.returns_before_director)
    return Case(
        When(~Q(stopped_why=""), then=Value("stopped")),
        When(Q(returned_on__isnull=False) & often & ~Exists(_later()), then=Value("to_settle")),
        When(returned_on__isnull=False, then=Value("returned")),
        When(accepted_on__isnull=False, in_silence=True, then=Value("silent")),
        When(accepted_on__isnull=False, then=Value("accepted")),
        When(given_on__isnull=True, then=Value("to_give")),
        When(silent, then=Value("silent")),
        default=Value("to_answer"),
        output_field=CharField(),
    )


def _later() -> QuerySet[Handover]:
    """The round after the row's."""
    root = Coalesce(OuterRef("rework_of"), OuterRef("first_id"), OuterRef("pk"))
    return Handover.objects.filter(
        in_force(), company_id=OuterRef("company_id"), rework_of=root, round=OuterRef("round") + 1
    ).order_by()


def _late(allowed: Iterable[int], today: date, clock: WorkingClock) -> Q:
    """Not given, and more working days have passed than are allowed."""
    before = late_before(allowed, today, clock)
    late = Q(pk__in=[])
    for days, cutoff in before.items():
        late |= Q(allowed_days=days, started_on__lt=cutoff)
    return Q(given_on=None) & late


def waits_for(person: str) -> Q:
    """What lies with this person now; of rows with a `state`."""
    return Q(state="to_give", owner__code=person) | Q(state="to_answer", receiver__code=person)


def numbers_to_answer(viewer: Viewer, rows: QuerySet[Any]) -> list[int]:
    """Of the listed rows those that wait for the viewer's answer."""
    mine = rows.filter(state="to_answer", receiver_id=viewer.person_id or 0)
    return list(mine.order_by("given_on", "pk").values_list(F("kept"), flat=True))
