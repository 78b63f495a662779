"""A week that asks too much of Elena, and one that suits Diego and Bruno."""

from ronda.demo.services.story import Scene
from ronda.work.rules import TaskRow
from ronda.work.services import record_tasks

SHELVES = "Check the shelf of the new product, outlet %d of the list"
# (person, duty, how many, working days from today over which they are spread)
TASKS = (("elena", "A5", 24, 4), ("diego", "A5", 9, 4), ("bruno", "B2", 12, 4), ("elena", "A5", 10, 9))


def tell(scene: Scene) -> None:
    rows = []
    for round_, (name, duty, many, days) in enumerate(TASKS):
        code = scene.person_code(name)
        for number in range(many):
            due = scene.day(1 + number % days if round_ < len(TASKS) - 1 else 5 + number % 5)
            key = f"load-{round_}-{number}"
            rows.append(TaskRow(scene.centre_code, code, duty, SHELVES % (number + 1), due, source_key=key))
    record_tasks(by=scene.by, at=scene.moment(-1), rows=rows)
