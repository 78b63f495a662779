"""One of each object of the customers' view for the list of every page."""

from datetime import date, datetime, timedelta
from typing import Any

from ronda.people.tests.builders import County
from ronda.recognition.models import SurveyRound
from ronda.recognition.services.customers import (
    Answered,
    RoundSaid,
    answer_sheet,
    close_round,
    draw_round,
    make_questionnaire,
    make_round,
    open_round,
    print_sheets,
    publish_round,
    record_call,
    return_sheet,
)

# One mark is too few to be a valid form: the samples leave the month as it is.
ONE_MARK = Answered({"attitude": 4})


def keep_survey_samples(county: County, at: datetime, today: date) -> None:
    """A published round, one that is being checked, and one that is answered, with a sheet on paper."""
    ana = county.viewer_of("ana")
    asked = make_questionnaire(by=ana, at=at, today=today, title="Service to outlets").pk
    for title in ("Published", "Closed", "Open"):
        round_ = _open(county, title, asked, at, today)
        here: dict[str, Any] = {"by": ana, "at": at, "number": round_.pk}
        if title == "Open":
            return_sheet(**here, sheet=round_.sheets.earliest("number").number)
            continue
        close_round(**here, today=today, why="Sample")
        if title == "Published":
            for each in round_.sheets.filter(to_call=True):
                called = {**here, "by": county.viewer_of("bruno")}
                record_call(**called, sheet=each.number, outcome="agrees")
            publish_round(**here, today=today)


def _open(county: County, title: str, asked: int, at: datetime, today: date) -> SurveyRound:
    """Drawn, open and printed, with one answer."""
    ana = county.viewer_of("ana")
    said = RoundSaid(title, asked, today, today + timedelta(days=13), centre=county.centre.pk)
    round_ = make_round(by=ana, at=at, said=said)
    draw_round(by=ana, at=at, today=today, number=round_.pk, seed="seed")
    open_round(by=ana, at=at, today=today, number=round_.pk)
    printed = print_sheets(by=ana, at=at, today=today, number=round_.pk)
    if title != "Open":
        answer_sheet(token=printed[0][1], at=at, told=ONE_MARK)
    return round_
