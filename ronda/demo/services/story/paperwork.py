"""The forms that were sent in the running month, with the time that they took."""

from random import Random

from ronda.demo.services.story import Scene
from ronda.design.form_time import SentForm
from ronda.work.services import record_form_time

# Who sends which forms; (seconds about, fields filled beforehand, fields typed)
FORMS = {
    "work.tasks.Task": (140, 5, 4),
    "work.task_deeds.Done": (55, 3, 2),
    "outlets.outlets.Outlet": (210, 14, 3),
    "outlets.licences.Licence": (120, 2, 5),
}
PEOPLE = {"diego": 7, "elena": 9, "farid": 6, "carmen": 4, "bruno": 3}
SEED = 31


def tell(scene: Scene) -> None:
    """The same forms each time that the story is told."""
    chance = Random(SEED)
    days = [number for number in range(-21, 0) if scene.month.period.contains(scene.day(number))]
    for name, most in PEOPLE.items():
        by = scene.viewer(name)
        for number in days:
            for hour in range(chance.randint(1, most)):
                form = chance.choice(list(FORMS))
                about, filled, typed = FORMS[form]
                seconds = max(15, int(chance.gauss(about, about / 3)))
                record_form_time(
                    by=by,
                    at=scene.moment(number, 8 + hour),
                    sent=SentForm(form, seconds * 2, seconds, filled, max(1, typed + chance.randint(-1, 1))),
                )
