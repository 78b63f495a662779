"""Summaries of high-tier customers: the month before last is kept; the task of the last one is open."""

from ronda.demo.services.story import Scene
from ronda.people.queries import company_for
from ronda.work.queries.high_tier import high_tier_for, summary_figures
from ronda.work.rules.task_order import TaskOrder
from ronda.work.services.giving import give_tasks
from ronda.work.services.high_tier import keep_summary
from ronda.work.wording.high_tier import summary_text, summary_title


def tell(scene: Scene) -> None:
    bruno = scene.viewer("bruno")
    for back in (-3, -2):
        month = scene.month.plus(back)
        found = high_tier_for(bruno, today=scene.today, month=month, centre_id=scene.centre_id)
        text = summary_text(summary_figures(bruno, found), company_for(bruno).currency)
        keep_summary(
            by=bruno,
            at=scene.now,
            centre_code=scene.centre_code,
            month=month,
            title=summary_title(str(month)),
            text=text,
        )
    order = TaskOrder(
        scene.centre_id,
        bruno.person_id or 0,
        "Summary of high-tier customers",
        scene.day(2),
        duty="B4",
        kind="summary",
        goal="How the largest customers did last month, and what was done where they fell.",
    )
    give_tasks(by=scene.by, at=scene.moment(-10), orders=[order])
