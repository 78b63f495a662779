"""Questions about visits: how many, whose turn it is, and by when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from ronda.kernel.period import Period
from ronda.people.queries import working_days_of
from ronda.people.rules import Viewer
from ronda.visits.models import Flag
from ronda.visits.queries.proof.limits import proof_rules
from ronda.visits.queries.proof.seeing import centres_led, flags_for, may_settle
from ronda.visits.rules.proof import turn_of

OPEN = (Flag.State.ASKED, Flag.State.ANSWERED)
FARTHEST = 60


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed down to; empty: everything."""

    kind: str = ""
    state: str = ""
    person: str = ""
    turn: str = ""


def listed_flags(viewer: Viewer, wanted: Wanted) -> QuerySet[Flag]:
    rows = flags_for(viewer).select_related("person", "form", "form__outlet")
    named = {"kind": wanted.kind, "state": wanted.state, "person__code": wanted.person}
    rows = rows.filter(**{column: value for column, value in named.items() if value})
    if wanted.turn == "mine":
        own = Q(person_id=viewer.person_id or 0, state=Flag.State.ASKED)
        led = Q(form__outlet__centre_id__in=centres_led(viewer), state=Flag.State.ANSWERED)
        rows = rows.filter(own | (led & ~Q(person_id=viewer.person_id or 0)))
    return rows


def due_days(viewer: Viewer, flags: Iterable[Flag]) -> Mapping[int, date]:
    """The last day for each answer, in one look at the calendar; all are of one company."""
    rows = list(flags)
    if not rows:
        return {}
    company = rows[0].company
    zone = ZoneInfo(company.timezone)
    asked = {each.pk: each.raised_at.astimezone(zone).date() for each in rows}
    span = Period(min(asked.values()), max(asked.values()) + timedelta(days=FARTHEST))
    working = sorted(working_days_of(viewer, span, company.working_weekdays))
    return {pk: _due(day, working) for pk, day in asked.items()}


def answer_due(viewer: Viewer, flag: Flag) -> date:
    return due_days(viewer, [flag])[flag.pk]


def turns_of(viewer: Viewer, flags: Sequence[Flag], today: date) -> dict[int, str]:
    """As `turn_for` tells it; each flag comes with its form and outlet."""
    due = due_days(viewer, flags)
    return {each.pk: turn_for(viewer, each, due[each.pk], today) for each in flags}


def turn_for(viewer: Viewer, flag: Flag, due: date, today: date) -> str:
    """`mine` where it is the viewer's turn, else whose it is."""
    turn = turn_of(flag.state, answer_due=due, today=today)
    own = turn == "person" and flag.person_id == viewer.person_id
    return "mine" if own or (turn == "leader" and may_settle(viewer, flag)) else turn


def own_questions(viewer: Viewer) -> list[Flag]:
    """Those that wait for the viewer's own answer, the oldest first."""
    return list(waiting_for(viewer).select_related("form", "form__outlet").order_by("raised_at", "pk"))


def to_settle(viewer: Viewer) -> list[Flag]:
    """Answered ones of the centres that the viewer leads, and of nobody else."""
    rows = waiting_to_be_settled(viewer).select_related("form", "form__outlet", "person")
    return list(rows.order_by("answered_at", "pk"))


def waiting_for(viewer: Viewer) -> QuerySet[Flag]:
    """The own questions, to be counted."""
    own = {"company_id": viewer.company_id, "person_id": viewer.person_id or 0}
    return Flag.objects.filter(**own, state=Flag.State.ASKED)


def waiting_to_be_settled(viewer: Viewer) -> QuerySet[Flag]:
    """The answered ones, to be counted; nothing is asked for who leads no centre."""
    rows = Flag.objects.filter(company_id=viewer.company_id, state=Flag.State.ANSWERED)
    return rows.filter(form__outlet__centre_id__in=centres_led(viewer)).exclude(
        person_id=viewer.person_id or 0
    )


def counted_flags(viewer: Viewer) -> list[tuple[str, str, int]]:
    """`(kind, state, how many)` of the company for its representative, else of what the viewer sees."""
    rows = flags_for(viewer)
    if "staff_representative" in viewer.roles:
        rows = Flag.objects.filter(company_id=viewer.company_id)
    told = rows.order_by().values_list("kind", "state").annotate(number=Count("pk"))
    return sorted(told)


def _due(asked: date, working: Sequence[date]) -> date:
    rules = proof_rules(asked)
    after = [day for day in working if day > asked]
    if rules is None or len(after) < rules.flag_answer_days:
        return asked
    return after[rules.flag_answer_days - 1]
