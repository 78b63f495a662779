"""Problems of the last weeks in every state, analyses that were used, and what the finder found."""

from datetime import date
from typing import Any

from ronda.demo.services.story import Scene
from ronda.demo.services.story.unusual_sales import change_sales
from ronda.outlets.queries import portfolio_for
from ronda.people.queries import person_named
from ronda.work.queries.analyses import holders_of_analysis
from ronda.work.queries.anomalies import anomalies_for
from ronda.work.services import raise_problem
from ronda.work.services.analyses import AnalysisRow, brief_front_office, write_analysis
from ronda.work.services.anomalies import Turned, dismiss_anomalies, turn_into_problems
from ronda.work.services.anomaly_search import look_for_anomalies
from ronda.work.services.problem_steps import (
    check_problem,
    dismiss_problem,
    finish_action,
    name_cause,
    plan_action,
)
from ronda.work.services.problems import default_due
from ronda.work.wording.anomalies import anomaly_evidence, anomaly_title

# Title, topic, found, who found it, whose it is, working days ago, and how far it came.
PROBLEMS = (
    ("Display stands arrive with bent feet", "Displays", "visit", "diego", "bruno", -60, "closed"),
    ("Display stands arrive scratched", "Displays", "visit", "elena", "bruno", -38, "closed"),
    ("A display stand came without its shelves", "Displays", "visit", "farid", "bruno", -12, "action"),
    ("Price signs of the old month still hang", "Price signs", "inspection", "ana", "elena", -15, "check"),
    ("Orders by telephone wait until noon", "Orders", "request", "diego", "carmen", -9, "cause"),
    ("Visit forms ask twice for the telephone number", "Forms", "work", "farid", "carmen", -25, "twice"),
    ("New products are not on the order list", "Orders", "visit", "elena", "carmen", -4, "open"),
    ("A shop says that nobody comes any more", "Visits", "visit", "bruno", "diego", -30, "dismissed"),
)


def tell(scene: Scene) -> None:
    for row in PROBLEMS:
        _problem(scene, *row)
    _free_analysis(scene)
    _anomalies(scene)


def _problem(
    scene: Scene, title: str, topic: str, found: str, finder: str, owner: str, days: int, state: str
) -> None:
    day, by = scene.day(days), scene.viewer(finder)
    held = portfolio_for(by, on=scene.today).first() if found == "visit" else None
    problem = raise_problem(
        by=by,
        at=scene.moment(days),
        today=day,
        title=title,
        topic=topic,
        found=found,
        evidence=f"{title}. Seen on the spot and told by the shop's owner; a photo lies with the visit.",
        centre_id=scene.centre_id,
        outlet=held.outlet if held and finder in ("diego", "elena", "farid") else None,
        owner=person_named(scene.by, scene.person_code(owner)),
    )
    if state == "dismissed":
        why = "Visits stand in the plan every two weeks and were made; the shop had a new assistant."
        dismiss_problem(
            by=by, at=scene.moment(days + 2), today=scene.day(days + 2), number=problem.pk, why=why
        )
    elif state != "open":
        _go_on(scene, problem, owner, finder, days, state)


def _go_on(scene: Scene, problem: Any, owner: str, finder: str, days: int, state: str) -> None:
    """Cause, action and check, one after the other, as far as it came."""
    about: dict[str, Any] = {"by": scene.viewer(owner), "number": problem.pk}
    name_cause(**about, at=scene.moment(days + 1, 14), cause="Nobody checks it before it leaves the store.")
    if state == "cause":
        return
    on = scene.day(days + 2)
    action = "The store checks each piece against a list; Bruno looks at it every Friday."
    plan_action(**about, at=scene.moment(days + 2), today=on, action=action)
    if state == "action":
        return
    finish_action(**about, at=scene.moment(days + 5), today=scene.day(days + 5))
    if state == "check":
        return
    checks = [(days + 7, True)] if state == "closed" else [(days + 7, False)]
    for number, solved in checks:
        check_problem(
            by=scene.viewer("ana"),
            at=scene.moment(number, 16),
            today=scene.day(number),
            number=problem.pk,
            solved=solved,
            says="The last ten were in order." if solved else "The question still stands on two forms.",
        )


def _free_analysis(scene: Scene) -> None:
    carmen = scene.viewer("carmen")
    held = portfolio_for(scene.viewer("diego"), on=scene.today)[:4]
    others = portfolio_for(scene.viewer("elena"), on=scene.today)[:3]
    row = AnalysisRow(
        "Outlets that order the new brand once and not again",
        "Seven outlets ordered it in the first week and never again; others reorder every two weeks.",
        scene.day(-6),
        [each.outlet.code for each in (*held, *others)],
    )
    analysis = write_analysis(by=carmen, at=scene.moment(-6, 11), centre_id=scene.centre_id, row=row)
    _brief(scene, analysis, "Ask why it was not ordered again, and write the answer into the visit.", -5)
    write_analysis(
        by=carmen,
        at=scene.moment(-2, 10),
        centre_id=scene.centre_id,
        row=AnalysisRow(
            "Which days of the week outlets order",
            "Two thirds of all orders come on Monday and Tuesday; the store is idle on Thursday.",
            scene.day(-2),
        ),
    )


def _brief(scene: Scene, analysis: Any, text: str, days: int) -> None:
    carmen, on = scene.viewer("carmen"), scene.day(days)
    receivers = [each.person_id for each in holders_of_analysis(carmen, analysis, on=scene.today)]
    brief_front_office(
        by=carmen, at=scene.moment(days, 12), today=on, number=analysis.pk, text=text, receivers=receivers
    )


def _anomalies(scene: Scene) -> None:
    change_sales(scene)
    carmen = scene.viewer("carmen")
    title = f"Anomalies up to {scene.today:%d/%m/%Y}"
    analysis = look_for_anomalies(
        by=carmen, at=scene.now, centre_id=scene.centre_id, until=scene.today, title=title
    )
    found = list(anomalies_for(carmen, on=scene.today).filter(analysis=analysis))
    if len(found) < 2:
        return
    holders = {
        each.outlet_id: each.person
        for each in portfolio_for(scene.by, on=scene.today).filter(outlet_id=found[0].outlet_id)
    }
    owner = holders.get(found[0].outlet_id) or person_named(scene.by, scene.person_code("diego"))
    evidence = _evidence(found[0], analysis.day)
    turn_into_problems(
        by=carmen,
        at=scene.now,
        today=scene.today,
        turned=[Turned(found[0].pk, anomaly_title(found[0])[:200], evidence, owner)],
        due=default_due(carmen, scene.today),
    )
    dismiss_anomalies(
        by=carmen,
        at=scene.now,
        numbers=[found[1].pk],
        why="The shop is being rebuilt; its owner told us beforehand.",
    )


def _evidence(anomaly: Any, until: date) -> str:
    return anomaly_evidence(anomaly, anomaly.analysis.company.currency, until)
