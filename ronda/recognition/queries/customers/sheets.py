"""Sheets of a round: for those who run or keep it, and for who brings them; never those about oneself."""

from dataclasses import dataclass

from django.db.models import QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import CENTRE_ROLES
from ronda.recognition.models import SurveyRound, SurveySheet
from ronda.recognition.queries.customers.rounds import round_seen
from ronda.recognition.rules.customers.rights import may_run


@dataclass(frozen=True)
class SheetsWanted:
    """What the list is narrowed down to; empty: everything."""

    words: str = ""
    state: str = ""
    person: str = ""
    bringer: str = ""
    flagged: str = ""


def sheets_for(viewer: Viewer, round_: SurveyRound) -> QuerySet[SurveySheet]:
    """Whoever runs or keeps the round; nobody sees those about oneself."""
    sheets = SurveySheet.objects.filter(round=round_, round__company_id=viewer.company_id)
    sheets = sheets.exclude(person_id=viewer.person_id or 0)
    if may_run(viewer, round_.centre_id):
        return sheets
    if viewer.roles & CENTRE_ROLES:
        return sheets.filter(outlet__centre_id__in=viewer.centre_ids)
    return sheets.none()


def sheet_for(viewer: Viewer, round_number: int, number: int) -> SurveySheet:
    """The sheet with its number in the round."""
    round_ = round_seen(viewer, round_number)
    found = _beside(sheets_for(viewer, round_)).filter(number=number).first()
    if found is None:
        raise RefusedError(Problem("sheet", "is not among your sheets", "look at the list again"))
    return found


def sheets_brought(viewer: Viewer) -> QuerySet[SurveySheet]:
    """What the viewer brings, of rounds being answered, in the order of the route."""
    mine = SurveySheet.objects.filter(
        round__company_id=viewer.company_id,
        round__state=SurveyRound.State.OPEN,
        hands_out_id=viewer.person_id or 0,
    ).exclude(person_id=viewer.person_id or 0)
    return _beside(mine).order_by("round_id", "person__name", "position", "number")


def sheet_reached(viewer: Viewer, round_number: int, number: int) -> SurveySheet:
    """One that the viewer brings or keeps."""
    found = sheets_brought(viewer).filter(round_id=round_number, number=number).first()
    return found or sheet_for(viewer, round_number, number)


def listed_sheets(viewer: Viewer, round_: SurveyRound, wanted: SheetsWanted) -> QuerySet[SurveySheet]:
    sheets = _beside(sheets_for(viewer, round_)).order_by("number")
    if wanted.words:
        sheets = sheets.filter(outlet__name__icontains=wanted.words) | sheets.filter(
            outlet__code__icontains=wanted.words
        )
    if wanted.state == "keying":
        sheets = to_key(sheets)
    elif wanted.state:
        sheets = sheets.filter(state=wanted.state)
    if wanted.person:
        sheets = sheets.filter(person__code=wanted.person)
    if wanted.bringer:
        sheets = sheets.filter(hands_out__code=wanted.bringer)
    if wanted.flagged:
        sheets = sheets.exclude(flags=[])
    return sheets


def to_key(sheets: QuerySet[SurveySheet]) -> QuerySet[SurveySheet]:
    """Paper that came back and whose answers are not settled yet."""
    paper = SurveySheet.How.PAPER
    return sheets.filter(state=SurveySheet.State.RETURNED, how=paper, answers={}, said="", role="")


def to_call(sheets: QuerySet[SurveySheet]) -> QuerySet[SurveySheet]:
    return sheets.filter(to_call=True, calls=None)


def _beside(sheets: QuerySet[SurveySheet]) -> QuerySet[SurveySheet]:
    return sheets.select_related("round", "outlet", "person", "hands_out")
