"""Tasks of the running month: given, done, late, recurring, talked about."""

from base64 import b64decode

from ronda.demo.services.story import Scene
from ronda.outlets.queries import portfolio_for
from ronda.people.queries import person_named
from ronda.work.rules.task_order import TaskOrder
from ronda.work.services import complete_task
from ronda.work.services.desk import acknowledge_note, attach_file, write_comment, write_note
from ronda.work.services.giving import Given, give_tasks
from ronda.work.services.rhythms import keep_rhythm
from ronda.work.services.task_changes import judge_task, move_tasks, remind_of_tasks

OUTLETS_EACH = 6
# Two dots of colour: the smallest picture that a program opens.
PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGOQjen69OU7AApeA+EiCEQWAAAAAElFTkSuQmCC"
)


def tell(scene: Scene) -> None:
    shelves = _one_for_each_outlet(scene)
    _work_of_each_kind(scene)
    _recurring(scene)
    _talk(scene, shelves)


def _id(scene: Scene, username: str) -> int:
    return int(person_named(scene.by, scene.person_code(username)).pk)


def _order(scene: Scene, username: str, title: str, due: int, **values: object) -> TaskOrder:
    return TaskOrder(
        centre_id=scene.centre_id,
        owner_id=_id(scene, username),
        title=title,
        due=scene.day(due),
        **values,  # type: ignore[arg-type]
    )


def _one_for_each_outlet(scene: Scene) -> Given:
    """Bruno asks three account managers for a photo of the shelf of some outlets each."""
    bruno = scene.viewer("bruno")
    orders = []
    for name in ("diego", "elena", "farid"):
        held = portfolio_for(scene.viewer(name), on=scene.today)[:OUTLETS_EACH]
        orders += [
            _order(
                scene,
                name,
                "Photograph the shelf after the change",
                2,
                outlet_id=each.outlet_id,
                accountable_id=bruno.person_id,
                goal="See whether the new arrangement stands as agreed.",
                evidence_wanted="A photo of the whole shelf",
                duty="A5",
            )
            for each in held
        ]
    given = give_tasks(by=bruno, at=scene.moment(-4), orders=orders)
    diego = scene.viewer("diego")
    for number in given.numbers[: OUTLETS_EACH - 2]:
        complete_task(
            by=diego,
            at=scene.moment(-2, 15),
            number=number,
            done_on=scene.day(-2),
            result="The shelf stands as agreed; one price card was missing and is there again.",
        )
    return given


def _work_of_each_kind(scene: Scene) -> None:
    """In time and late, done and open, judged with an effect and without."""
    ana, bruno, carmen = (scene.viewer(name) for name in ("ana", "bruno", "carmen"))
    at = scene.moment(-9)
    late = give_tasks(
        by=ana,
        at=at,
        orders=[
            _order(scene, "bruno", "Summary of the last brand plan", -3, kind="summary", duty="B5"),
            _order(scene, "carmen", "Check the licences that end this quarter", -2, duty="N3"),
            _order(scene, "elena", "Talk with two owners about the display", -1, kind="interview", duty="A2"),
        ],
    )
    done = give_tasks(
        by=ana,
        at=at,
        orders=[
            _order(scene, "diego", "Set up the new price cards", -5, duty="A6"),
            _order(scene, "elena", "Explain the order page to three new owners", -6, duty="A2"),
        ],
    )
    for number, name, day, had_effect in (
        (done.numbers[0], "diego", -6, True),
        (done.numbers[1], "elena", -4, False),
    ):
        complete_task(
            by=scene.viewer(name),
            at=scene.moment(day, 16),
            number=number,
            done_on=scene.day(day),
            result="Done with each of them on the spot.",
        )
        judge_task(
            by=ana,
            at=scene.moment(-2, 17),
            number=number,
            effective=had_effect,
            why="" if had_effect else "Two of the three still order by telephone.",
        )
    remind_of_tasks(by=ana, at=scene.moment(-1), numbers=[late.numbers[0]])
    [analysis] = give_tasks(
        by=carmen,
        at=scene.moment(-3),
        orders=[
            _order(scene, "carmen", "Compare the orders of high-tier outlets", 1, kind="analysis", duty="N1")
        ],
    ).numbers
    move_tasks(
        by=carmen,
        at=scene.moment(-1),
        numbers=[analysis],
        due=scene.day(3),
        why="The ledger of the last week comes on Thursday.",
    )
    give_tasks(
        by=bruno,
        at=scene.moment(-1),
        orders=[
            _order(scene, "bruno", "Prepare the talk about display in the morning meeting", 0, duty="B2"),
            _order(scene, "farid", "Bring the tasting material to the store", 0, duty="A5"),
            _order(scene, "diego", "Ask three outlets what they miss in the assortment", 4, duty="A2"),
        ],
    )


def _recurring(scene: Scene) -> None:
    said = {"goal": "One page: what ran, what did not, what comes next.", "minutes": 60}
    keep_rhythm(
        by=scene.viewer("bruno"),
        at=scene.moment(-8),
        centre_id=scene.centre_id,
        owner_id=_id(scene, "bruno"),
        title="Completion of the brand tasks by account manager",
        duty="B3",
        every="week",
        on=5,
        starts=scene.day(-8),
        said=said,
    )
    keep_rhythm(
        by=scene.viewer("ana"),
        at=scene.moment(-8),
        centre_id=scene.centre_id,
        owner_id=_id(scene, "carmen"),
        title="Report on the upkeep of information",
        duty="N3",
        every="month",
        on=28,
        starts=scene.day(-8),
        said=said,
    )


def _talk(scene: Scene, given: Given) -> None:
    ana, diego, elena = (scene.viewer(name) for name in ("ana", "diego", "elena"))
    first, elenas = given.numbers[0], given.numbers[OUTLETS_EACH]
    attach_file(
        by=diego, at=scene.moment(-2, 15), about="task", number=first, name="shelf.png", content=PICTURE
    )
    write_comment(
        by=diego,
        at=scene.moment(-2, 16),
        about="task",
        number=first,
        text="The owner asks for two more facings.",
    )
    note = write_note(
        by=ana,
        at=scene.moment(-2, 17),
        about="task",
        number=first,
        text="Show this shelf to the others on Monday.",
    )
    acknowledge_note(by=diego, at=scene.moment(-1, 9), note=note.pk, reply="It is on the list for Monday.")
    write_note(
        by=ana,
        at=scene.moment(-1, 10),
        about="task",
        number=elenas,
        text="Begin with the outlets in the centre.",
    )
    write_comment(
        by=elena, at=scene.moment(-1, 11), about="task", number=elenas, text="Two are closed until Friday."
    )
