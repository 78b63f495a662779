"""A town whose three account managers hold many outlets, and a round about them in October 2022."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ronda.outlets.models import Outlet
from ronda.outlets.rules import OutletRow, PortfolioRow
from ronda.outlets.services import assign_portfolios, keep_outlets
from ronda.people.rules import Viewer
from ronda.people.tests.builders import HIRED, OPENED
from ronda.people.tests.built_once import built_once
from ronda.recognition.models import SurveyRound, SurveySheet
from ronda.recognition.queries.customers.answering import Opened
from ronda.recognition.services.customers import (
    Answered,
    RoundSaid,
    answer_sheet,
    draw_round,
    make_questionnaire,
    make_round,
    name_bringers,
    open_round,
    print_sheets,
)
from ronda.work.tests.builders import Town, a_town

DAY = date(2022, 10, 17)
NOW = datetime(2022, 10, 17, 9, tzinfo=UTC)
CODES = ("attitude", "regularity", "advice", "problems", "information", "honesty", "no_pressure", "display")
EARLY = "Everybody who wanted to has answered."
HELD = {"E05": 24, "E06": 22, "E07": 8}


@dataclass
class Survey:
    """`codes` are those last printed, by number of the sheet."""

    town: Town
    round: SurveyRound
    codes: dict[int, str]
    day: date
    now: datetime

    def viewer(self, name: str) -> Viewer:
        if name == "yusuf":
            return Viewer(
                self.town.county.company.pk,
                self.town.county.farid.pk,
                frozenset({"administrator"}),
                frozenset(),
            )
        return self.town.viewer_of(name)

    @property
    def here(self) -> dict[str, Any]:
        return {"at": self.now, "number": self.round.pk}

    @property
    def on(self) -> dict[str, Any]:
        return {**self.here, "today": self.day}

    def sheets(self, person: str = "") -> list[SurveySheet]:
        found = self.round.sheets.select_related("person", "outlet").order_by("number")
        return list(found.filter(person__code=person) if person else found)

    def sheet(self, number: int) -> SurveySheet:
        found: SurveySheet = self.round.sheets.select_related("round", "outlet").get(number=number)
        return found

    def print(self) -> dict[int, str]:
        printed = print_sheets(by=self.viewer("ana"), **self.on)
        self.codes = {sheet.number: code for sheet, code in printed}
        return self.codes

    def answer(self, number: int, mark: int = 4, **more: Any) -> Opened:
        at = more.pop("at", self.now + timedelta(hours=3 * number))
        told: dict[str, Any] = {"answers": marks(mark), "device": f"device {number}", "seconds": 50}
        return answer_sheet(token=self.codes[number], at=at, told=Answered(**{**told, **more}))


def marks(mark: int, **others: int) -> Mapping[str, int]:
    """The same for every question, but for one: a sheet without any difference is looked at again."""
    return {**dict.fromkeys(CODES, mark), "regularity": mark - 1 if mark > 1 else 2, **others}


@built_once
def a_survey(*, day: date = DAY, now: datetime = NOW, steps: str = "draw bring open print") -> Survey:
    """Diego holds 26 outlets, Elena 23, Farid 8; Gao brings the sheets."""
    town = a_town()
    _more_outlets(town)
    ana = town.viewer_of("ana")
    made = make_questionnaire(by=ana, at=now, today=day, title="Service to outlets")
    said = RoundSaid("Autumn", made.pk, day, day + timedelta(days=14), centre=town.county.centre.pk)
    survey = Survey(town, make_round(by=ana, at=now, said=said), {}, day, now)
    if "draw" in steps:
        draw_round(by=ana, **survey.on, seed="seed")
    if "bring" in steps:
        name_bringers(by=ana, **survey.on, bringers=dict.fromkeys(HELD, town.county.gao.code))
    if "open" in steps:
        open_round(by=ana, **survey.on)
    if "print" in steps:
        survey.print()
    survey.round.refresh_from_db()
    return survey


def _more_outlets(town: Town) -> None:
    rows, held = [], []
    for person, many in HELD.items():
        for number in range(many):
            code = f"{person}-{number:02}"
            rows.append(OutletRow(code, f"Kiosk {code}", town.county.centre.code))
            held.append(PortfolioRow(code, person, HIRED))
    keep_outlets(by=town.operator, at=OPENED, rows=rows)
    assign_portfolios(by=town.operator, at=OPENED, rows=held)
    for number, outlet in enumerate(Outlet.objects.order_by("code")):
        outlet.visit_class = "AB"[number % 2]
        outlet.market_type = ("town", "country")[number % 3 == 0]
        outlet.latitude, outlet.longitude = 46 + number / 100, 25 + number % 7 / 100
        outlet.save()
