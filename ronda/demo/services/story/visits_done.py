"""Visits of the running month as they are done: sent, under way, cancelled, and what came of them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from ronda.demo.services.story import Scene
from ronda.outlets.queries import portfolio_for
from ronda.visits.queries.form_page import form_page
from ronda.visits.rules.forms import Counted, FormSaid, Promised
from ronda.visits.services.advising import answer_advice, show_advice
from ronda.visits.services.beginning import VisitBegun, begin_visit
from ronda.visits.services.cancelling import cancel_form
from ronda.visits.services.measuring import measure_advice
from ronda.visits.services.sending import send_form

DIEGO_FIRST = FormSaid(
    reason="frequency",
    outcome="The owner puts the tea beside the till and tries one small order of the new one.",
    steps=("step-1", "step-2", "step-3"),
    display="mended",
    price_marking="good",
    promises=(Promised("A new price card for the tea"), Promised("The rack for the counter")),
    request_topic="display",
    request_text="A rack for the counter that takes less room.",
    base_data="confirmed",
    next_step="See whether the tea is ordered again",
)
SAME_WORDS = "Shelf checked, prices fine, nothing to report here."


def tell(scene: Scene) -> None:
    _two_visits_to_one_outlet(scene)
    _in_the_same_words(scene)
    _visit(scene, "elena", 1, -3, said=_said("The owner has no room for another product."), answer="declined")
    changed = replace(_said("Looked at the new room."), base_data="changed", change="It has a second room.")
    _visit(scene, "farid", 2, -2, said=changed, answer="agreed")
    _visit(
        scene,
        "bruno",
        3,
        -4,
        whose="farid",
        kind="field_visit",
        along="farid",
        said=_said("Coached.", "other"),
    )
    _visit(
        scene, "ana", 5, -2, whose="diego", kind="field_visit", said=_said("The visit book is kept.", "quota")
    )
    stopped = _begin(scene, "diego", 6, -1)
    cancel_form(
        by=scene.viewer("diego"),
        at=scene.moment(-1, 11),
        key=stopped,
        why="The shop is closed: the owner is at a wedding.",
    )
    _begin(scene, "diego", 7, 0)
    measure_advice(scene.by, scene.now, scene.today)


def _two_visits_to_one_outlet(scene: Scene) -> None:
    """Counted and promised at the first, settled at the second: one promise is kept, the other is not."""
    _visit(scene, "diego", 0, -9, said=DIEGO_FIRST, answer="agreed", count=(3, 12))
    key = _begin(scene, "diego", 0, -4)
    promises = [each.pk for each in form_page(scene.viewer("diego"), key).promises]
    settled = {pk: number == 0 for number, pk in enumerate(promises)}
    said = _said("The tea sells; the rack has still not come and is asked for again.")
    _send(scene, "diego", key, -4, replace(said, settled=settled), answer="agreed", count=(0, 0))


def _in_the_same_words(scene: Scene) -> None:
    """Twice already: whoever writes it a third time is asked."""
    for place, day in ((1, -5), (2, -3)):
        _visit(scene, "diego", place, day, said=_said(SAME_WORDS))


def _said(outcome: str, reason: str = "frequency") -> FormSaid:
    return FormSaid(reason=reason, outcome=outcome, display="good", steps=("step-1", "step-2"))


def _visit(
    scene: Scene,
    who: str,
    place: int,
    day: int,
    *,
    said: FormSaid,
    whose: str = "",
    kind: str = "visit",
    along: str = "",
    answer: str = "",
    count: tuple[int, int] | None = None,
) -> None:
    key = _begin(scene, who, place, day, whose=whose, kind=kind, along=along)
    _send(scene, who, key, day, said, answer=answer, count=count)


def _begin(
    scene: Scene, who: str, place: int, day: int, *, whose: str = "", kind: str = "visit", along: str = ""
) -> UUID:
    """To an outlet of the portfolio of `whose`, the visitor's own without a name."""
    on = _day(scene, day)
    held = portfolio_for(scene.viewer(whose or who), on=on).order_by("outlet__code")
    key = uuid5(NAMESPACE_URL, f"ronda demo visit {who} {place} {day}")
    code = scene.person_code(along) if along else ""
    begin_visit(
        by=scene.viewer(who),
        at=_at(scene, on, 9, place),
        today=on,
        key=key,
        begun=VisitBegun(held[place].outlet.code, kind, code),
    )
    return key


def _send(
    scene: Scene,
    who: str,
    key: UUID,
    day: int,
    said: FormSaid,
    *,
    answer: str = "",
    count: tuple[int, int] | None = None,
) -> None:
    by, on = scene.viewer(who), _day(scene, day)
    at = _at(scene, on, 9, 40)
    page = form_page(by, key)
    if answer:
        show_advice(by=by, key=key)
        for advice in page.advice:
            answer_advice(by=by, at=at, key=key, number=advice.pk, state=answer, who="The owner")
    if count is not None:
        said = replace(said, counts=tuple(Counted(each.product.pk, *count) for each in page.watched[:3]))
    send_form(
        by=by,
        at=at,
        today=on,
        key=key,
        said=said,
        left_at=(page.form.arrived_at or at) + timedelta(minutes=17),
    )


def _day(scene: Scene, number: int) -> date:
    """A working day before today; never of a month that is closed."""
    days = [each for each in scene.working if scene.month.start <= each <= scene.today] or [scene.today]
    return days[max(number - 1, -len(days))]


def _at(scene: Scene, on: date, hour: int, minute: int) -> datetime:
    moment = scene.now.replace(
        year=on.year, month=on.month, day=on.day, hour=hour, minute=minute, second=0, microsecond=0
    )
    return min(moment, scene.now)
