"""How a round goes, person by person: drawn, handed out, returned; and whether returns are uneven."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ronda.people.rules import Viewer
from ronda.policy import CustomersView
from ronda.recognition.models import SurveyRound, SurveySheet, TelephoneCheck
from ronda.recognition.queries.customers.policy import asked_of
from ronda.recognition.queries.customers.sheets import sheets_for
from ronda.recognition.rules.customers.flags import outliers
from ronda.recognition.rules.customers.handing import swapped
from ronda.recognition.rules.customers.scoring import sheet_score
from ronda.recognition.rules.customers.selective import selective_chance

State = SurveySheet.State
DOUBTFUL = (TelephoneCheck.Outcome.DIFFERS, TelephoneCheck.Outcome.NOT_GIVEN)


@dataclass
class PersonProgress:
    """`strata`: drawn and returned of each; `chance`: how likely returns so uneven are by chance alone."""

    person: Any
    drawn: int = 0
    handed: int = 0
    returned: int = 0
    bringers: set[str] = field(default_factory=set)
    strata: dict[str, list[int]] = field(default_factory=dict)
    chance: float = 1.0
    selective: bool = False
    outlier: str = ""
    swapped: bool = False

    @property
    def response(self) -> int:
        return round(100 * self.returned / self.drawn) if self.drawn else 0


@dataclass(frozen=True)
class Progress:
    rows: Sequence[PersonProgress]
    states: Counter[str]
    to_key: int
    to_call: int
    doubtful: int
    flagged: int
    without_bringer: int

    @property
    def drawn(self) -> int:
        return sum(each.drawn for each in self.rows)

    @property
    def returned(self) -> int:
        return sum(each.returned for each in self.rows)

    @property
    def response(self) -> int:
        return round(100 * self.returned / self.drawn) if self.drawn else 0


def progress_of(viewer: Viewer, round_: SurveyRound, rules: CustomersView) -> Progress:
    """Of the sheets that the viewer sees."""
    sheets = list(sheets_for(viewer, round_).select_related("person", "hands_out").order_by("number"))
    calls: list[tuple[int, str]] = []
    if round_.state == SurveyRound.State.CLOSED:
        made = sheets_for(viewer, round_).filter(calls__isnull=False)
        calls = list(made.values_list("pk", "calls__outcome"))
    called = {pk for pk, _outcome in calls}
    doubted = {pk for pk, outcome in calls if outcome in DOUBTFUL}
    rows: dict[int, PersonProgress] = {}
    for each in sheets:
        _count(rows.setdefault(each.person_id, PersonProgress(each.person)), each)
    over = round_.state in (SurveyRound.State.CLOSED, SurveyRound.State.PUBLISHED)
    _compare(rows, sheets, round_, rules, over)
    return Progress(
        sorted(rows.values(), key=lambda row: (row.person.name.casefold(), row.person.code)),
        Counter(each.state for each in sheets),
        sum(is_to_key(each) for each in sheets),
        sum(each.to_call and each.pk not in called for each in sheets),
        sum(each.pk in doubted and each.state == State.RETURNED for each in sheets),
        sum(bool(each.flags) for each in sheets),
        sum(each.hands_out_id is None and each.state == State.DRAWN for each in sheets),
    )


def is_early(round_: SurveyRound, sheets: Sequence[SurveySheet], today: date) -> bool:
    """Its last day is not over, and somebody could still answer."""
    return today <= round_.closes_on and any(each.state in (State.DRAWN, State.HANDED) for each in sheets)


def is_to_key(sheet: SurveySheet) -> bool:
    settled = bool(sheet.answers or sheet.said or sheet.role)
    return sheet.state == State.RETURNED and sheet.how == SurveySheet.How.PAPER and not settled


def scores_by_person(sheets: Sequence[SurveySheet], rules: CustomersView) -> dict[int, list[float]]:
    """Of the valid returned sheets, of 100."""
    found: dict[int, list[float]] = defaultdict(list)
    for each in sheets:
        if each.state == State.RETURNED:
            score = sheet_score(asked_of(each.round.version), each.answers, rules.answered_share)
            if score is not None:
                found[each.person_id].append(float(score))
    return found


def _count(row: PersonProgress, sheet: SurveySheet) -> None:
    """What was drawn stays drawn: by voiding those whom one fears nobody makes the others all there were."""
    row.drawn += 1
    row.handed += sheet.handed_at is not None
    row.returned += sheet.returned_at is not None
    if sheet.hands_out is not None:
        row.bringers.add(sheet.hands_out.name)
    stratum = row.strata.setdefault(sheet.stratum, [0, 0])
    stratum[0] += 1
    stratum[1] += sheet.returned_at is not None


def _compare(
    rows: dict[int, PersonProgress],
    sheets: Sequence[SurveySheet],
    round_: SurveyRound,
    rules: CustomersView,
    over: bool,
) -> None:
    """While forms still come back, who has many yet says nothing about who gets many in the end."""
    by_bringer = {
        str(each.person_id): str(each.hands_out_id) for each in sheets if each.hands_out_id is not None
    }
    hands = swapped(by_bringer)
    for number, row in rows.items():
        row.swapped = str(number) in hands
        if over:
            row.chance = float(selective_chance([(drawn, back) for drawn, back in row.strata.values()]))
            row.selective = row.chance < float(rules.selective_chance)
    if over:
        for each in sheets:
            each.round = round_
        for number, side in outliers(scores_by_person(sheets, rules), rules.outlier_errors).items():
            if number in rows:
                rows[number].outlier = side
