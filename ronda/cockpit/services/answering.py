"""What the buttons of a day do to one's own work, and how it is taken back on the same day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.work import services as work
from ronda.work.queries import concerns
from ronda.work.queries.clocks import handover_terms


@dataclass(frozen=True)
class Button:
    """What an answer is about, and whether it has to say why."""

    about: str
    needs_reason: bool = False


ANSWERS: Mapping[str, Button] = {
    "accept": Button("handover"),
    "return": Button("handover", needs_reason=True),
    "give": Button("handover"),
    "done": Button("task"),
    "reply": Button("request"),
}
# What was given lies in other hands at once, so only the receiver can send it back.
LASTING = frozenset({"give"})


@dataclass(frozen=True)
class Answer:
    """The button, the number of the work, and the reason of a return."""

    what: str
    number: int
    reason: str = ""


def answer_work(*, by: Viewer, at: datetime, today: date, answer: Answer) -> None:
    """RefusedError where somebody answered meanwhile, NotAllowedError where it is not the viewer's."""
    _refuse_others(by, answer)
    number = answer.number
    if answer.what == "accept":
        terms = handover_terms(today)
        work.accept_handover(by=by, at=at, number=number, accepted_on=today, terms=terms)
    elif answer.what == "return":
        reason, terms = answer.reason[:500], handover_terms(today)
        work.return_handover(by=by, at=at, number=number, returned_on=today, reason=reason, terms=terms)
    elif answer.what == "give":
        work.give_handover(by=by, at=at, number=number, given_on=today)
    elif answer.what == "done":
        work.complete_task(by=by, at=at, number=number, done_on=today)
    else:
        work.answer_request(by=by, at=at, number=number, closed_on=today)


def take_back(*, by: Viewer, at: datetime, today: date, answer: Answer) -> None:
    """On the day of the answer only."""
    _refuse_others(by, answer)
    about = ANSWERS[answer.what].about
    undo = {"handover": work.take_back_answer, "task": work.reopen_task, "request": work.reopen_request}
    undo[about](by=by, at=at, number=answer.number, today=today)


def _refuse_others(by: Viewer, answer: Answer) -> None:
    if not concerns(by, ANSWERS[answer.what].about, answer.number):
        raise NotAllowedError("answering the work of somebody else")
