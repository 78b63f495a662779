"""Questions about visits: the list, one question with its answer, and how it is settled."""

from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from ronda.design.tables import DayColumn, RondaTable, StateColumn
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.visits.forms.proof import AnswerForm, FlagFilterForm, SettleForm
from ronda.visits.models import Flag
from ronda.visits.queries.proof.flags import answer_due, counted_flags, listed_flags, turn_for, turns_of
from ronda.visits.queries.proof.seeing import centres_led, flag_numbered, may_settle, readings_of_form
from ronda.visits.rules.proof import may_confirm
from ronda.visits.services.proof.answering import answer_flag, confirm_flag, explain_flag
from ronda.visits.views.proof_shown import shown_readings
from ronda.visits.wording.proof import KINDS, STATES, TURNS, question_words
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.views.doing import moment, record, today

OPEN = ("asked", "answered")


class FlagTable(RondaTable):
    """Never a place, and no figure of one: these stand on the question's own page."""

    caption = gettext_lazy("Questions about visits")
    row_name = "outlet"

    day = DayColumn(accessor="form__day", verbose_name=gettext_lazy("Visit on"))
    outlet = django_tables2.Column(accessor="form__outlet__name", verbose_name=gettext_lazy("Outlet"))
    person = django_tables2.Column(accessor="person__name", verbose_name=gettext_lazy("Person"))
    kind = django_tables2.Column(verbose_name=gettext_lazy("About"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda flag: STATES[flag.state][1])
    turn = django_tables2.Column(
        accessor="pk", verbose_name=pgettext_lazy("questions", "Whose turn"), orderable=False
    )

    def __init__(self, *args: Any, turns: dict[int, str], one_person: bool, **options: Any) -> None:
        super().__init__(*args, exclude=("person",) if one_person else (), **options)
        self.turns = turns

    def render_outlet(self, value: str, record: Flag) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("visit_question", args=[record.pk]), value)

    def value_outlet(self, value: str) -> str:
        return value

    def render_kind(self, record: Flag) -> str:
        return str(KINDS[record.kind])

    def value_kind(self, record: Flag) -> str:
        return str(KINDS[record.kind])

    def render_state(self, record: Flag, column: Any) -> SafeString:
        return column.render(STATES[record.state][0], record)  # type: ignore[no-any-return]

    def value_state(self, record: Flag) -> str:
        return str(STATES[record.state][0])

    def render_turn(self, value: int) -> str:
        return str(TURNS[self.turns.get(value, "")])

    def value_turn(self, value: int) -> str:
        return self.render_turn(value)


@for_viewer
def show_questions(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Counts for everybody who sees any; a representative of the staff gets the counts alone."""
    counted = counted_flags(viewer)
    if "staff_representative" in viewer.roles:
        return render(request, "visits/question_counts.html", {"counts": _by_kind(counted)})
    leads = bool(centres_led(viewer)) or viewer.scope == "company"
    people = [(each.code, each.name) for each in colleagues_of(viewer, on=today())] if leads else []
    form = FlagFilterForm(request.GET, people=people)
    wanted = form.wanted
    open_ones = list(listed_flags(viewer, wanted).filter(state__in=OPEN))
    table = FlagTable(
        listed_flags(viewer, wanted),
        turns=turns_of(viewer, open_ones, today()),
        one_person=not leads,
        order_by=("-day",),
    )
    table.empty_text = (
        _("No question fits these filters.")
        if any(vars(wanted).values())
        else _("Nothing is asked about any visit.")
    )
    states = {state: sum(number for _kind, its, number in counted if its == state) for state in STATES}
    return show_list(
        request,
        table,
        name="ronda-questions",
        template="visits/questions.html",
        filter={"form": form},
        states=states,
        leads=leads,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def show_question(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The question; whose turn it is finds the form to answer or to settle it."""
    flag = flag_numbered(viewer, number)
    due = answer_due(viewer, flag)
    mine = flag.person_id == viewer.person_id
    context = {
        "flag": flag,
        "outlet": flag.form.outlet,
        "about": KINDS[flag.kind],
        "question": question_words(flag.kind, flag.said),
        "state": STATES[flag.state],
        "turn": TURNS[turn_for(viewer, flag, due, today())],
        "due": due,
        "mine": mine,
        "readings": shown_readings(readings_of_form(viewer, flag.form_id)),
        "desk": desk_of(viewer, "flag", number, Reached(flag.person_id, flag.form.outlet.centre_id)),
    }
    page: dict[str, Any] = {"template": "visits/question.html", **context}
    here = reverse("visit_question", args=[number])
    if flag.settled_at is not None:
        return render(request, "visits/question.html", context)
    if mine:
        answer = AnswerForm(request.POST or None, initial={"answer": flag.answer})
        return record(
            request,
            answer,
            lambda good: answer_flag(
                by=viewer, at=moment(), number=number, answer=good.cleaned_data["answer"]
            ),
            to=here,
            said=_("Your answer stands with the question."),
            **page,
        )
    if not may_settle(viewer, flag):
        return render(request, "visits/question.html", context)
    settle = SettleForm(
        request.POST or None, may_confirm=may_confirm(flag.state, answer_due=due, today=today())
    )
    return record(
        request,
        settle,
        lambda good: _settle(viewer, number, good),
        to=here,
        said=_("The question is settled."),
        **page,
    )


def _settle(viewer: Viewer, number: int, form: SettleForm) -> Flag:
    why = form.cleaned_data["why"]
    if form.cleaned_data["how"] == "confirm":
        return confirm_flag(by=viewer, at=moment(), today=today(), number=number, why=why)
    return explain_flag(by=viewer, at=moment(), number=number, why=why)


def _by_kind(counted: list[tuple[str, str, int]]) -> list[dict[str, Any]]:
    """A row for each kind, with how many are in which state."""
    numbers = {(kind, state): number for kind, state, number in counted}
    return [
        {"about": word, "states": [numbers.get((kind, state), 0) for state in STATES]}
        for kind, word in KINDS.items()
    ]
