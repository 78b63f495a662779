"""One finding with both sides' words, its evidence, and what the viewer may do with it now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.inspection.models import Finding
from ronda.inspection.queries.steps.seen import finding_numbered
from ronda.inspection.queries.steps.standing import Standing, has_turn, leads, standings_of
from ronda.inspection.queries.units.page import compared_of
from ronda.inspection.rules.finding_steps import DEEDS, Deed, deed_faults
from ronda.inspection.rules.revisit import Compared
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import CENTRE_ROLES
from ronda.visits.queries.forms import form_of_visit
from ronda.work.queries.colleagues import colleagues_of

INSPECTORS = CENTRE_ROLES | {"market_inspector"}


@dataclass(frozen=True)
class FindingPage:
    """`may` are the deeds that are the viewer's and possible now."""

    standing: Standing
    may: frozenset[Deed]
    mine: bool
    compared: tuple[Compared, ...]
    visit_form: Any
    flag_answer: str

    @property
    def finding(self) -> Finding:
        return self.standing.finding


def finding_page(viewer: Viewer, number: int, *, today: date) -> FindingPage:
    finding = finding_numbered(viewer, number)
    [standing] = standings_of(viewer, [finding], today=today)
    compared = compared_of(finding.unit) if finding.unit is not None else ()
    return FindingPage(
        standing=standing,
        may=deeds_open(viewer, standing, today),
        mine=has_turn(viewer, standing),
        compared=compared,
        visit_form=form_of_visit(finding.visit_number) if finding.visit_number else None,
        flag_answer=finding.flag.answer if finding.flag is not None else "",
    )


def deeds_open(viewer: Viewer, standing: Standing, today: date) -> frozenset[Deed]:
    now = standing.now
    return frozenset(
        deed
        for deed in DEEDS
        if may_do(viewer, standing.finding, deed) and not deed_faults(now, deed, viewer.person_id, today)
    )


def may_do(viewer: Viewer, finding: Finding, deed: Deed) -> bool:
    """Whose deed it is; whether it can be done now is the rules' to say."""
    oneself = viewer.person_id
    if oneself is None:
        return False
    leader = leads(viewer, finding)
    if deed in {"answer", "correct"}:
        return finding.person_id == oneself
    if deed == "second":
        return finding.second_by_id == oneself
    if deed in {"confirm", "dismiss", "ask_second"} or (deed == "withdraw" and finding.confirmed):
        return leader
    return leader or finding.made_by_id == oneself


def second_lookers(viewer: Viewer, finding: Finding, *, on: date) -> list[tuple[str, str]]:
    """Who may be asked: of the back office of its centre, and neither party; code and name."""
    people = colleagues_of(viewer, on=on, centres=[finding.centre_id])
    parties = {finding.person_id, finding.made_by_id}
    return [
        (each.code, each.name) for each in people if each.post in INSPECTORS and each.person_id not in parties
    ]
