"""What a person has before them of the customers' view: on the home page, in the digest, in a calendar."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.people.rules import Viewer
from ronda.recognition.models import SurveyRound
from ronda.recognition.queries.customers.results import results_for
from ronda.recognition.queries.customers.rounds import keeps_round, rounds_for
from ronda.recognition.queries.customers.sheets import sheets_brought
from ronda.recognition.wording.survey_words import ROUND_KINDS
from ronda.work.queries.home_parts import HomePart, HomeRow
from ronda.work.rules.ics import CalendarEntry

MOST = 4
RUNNING = (
    SurveyRound.State.PLANNED,
    SurveyRound.State.DRAWN,
    SurveyRound.State.OPEN,
    SurveyRound.State.CLOSED,
)


def surveys_part(viewer: Viewer, on: date) -> HomePart | None:
    """Sheets to hand out, one's newest result, and rounds under way for those who keep them."""
    rows = []
    out = _out(viewer)
    if out:
        words = ngettext("%(number)s sheet to hand out", "%(number)s sheets to hand out", out)
        rows.append(HomeRow(words % {"number": out}, reverse("survey_hand_out"), tone="attention"))
    # Who sees only what is one's own keeps no round.
    if viewer.scope != "own":
        running = rounds_for(viewer).filter(state__in=RUNNING)[:MOST]
        rows += [_row(each) for each in running if keeps_round(viewer, each)]
    own = results_for(viewer).filter(person_id=viewer.person_id or 0).order_by("-round__published_at").first()
    if own is not None:
        address = reverse("survey_result", args=[own.round_id, own.person.code])
        rows.append(HomeRow(_("What outlets say of your service"), address, below=own.round.title))
    return HomePart(
        "surveys",
        _("Customers' view"),
        rows,
        more=reverse("survey_rounds"),
        more_words=_("All rounds"),
        empty=_("No round is under way."),
    )


def surveys_digest(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """None where nobody waits for a sheet."""
    out = _out(viewer)
    if not out:
        return None

    def write() -> tuple[str, Sequence[str]]:
        words = ngettext("%(number)s sheet to hand out", "%(number)s sheets to hand out", out)
        return _("Customers' view"), [words % {"number": out}]

    return write


def survey_dates(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """The last day of rounds that one brings sheets of or keeps."""
    brought = set(sheets_brought(viewer).values_list("round_id", flat=True))
    for each in rounds_for(viewer).filter(state="open", closes_on__gte=first, closes_on__lte=last):
        if each.pk in brought or keeps_round(viewer, each):
            words = _("Last day of the survey round %(title)s") % {"title": each.title}
            address = reverse("survey_round", args=[each.pk])
            yield CalendarEntry(f"survey-{each.pk}", words, each.closes_on, url=address)


def _out(viewer: Viewer) -> int:
    return sheets_brought(viewer).filter(state__in=("drawn", "handed")).count() if viewer.person_id else 0


def _row(round_: SurveyRound) -> HomeRow:
    return HomeRow(
        round_.title,
        reverse("survey_round", args=[round_.pk]),
        day=round_.closes_on,
        state=SurveyRound.State(round_.state).label,
        tone=ROUND_KINDS[round_.state],
    )
