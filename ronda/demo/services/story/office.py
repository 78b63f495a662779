"""What the director's office keeps besides: meetings, coordination, contacts, purchases, documents."""

from ronda.demo.services.story import Scene
from ronda.people.rules import Viewer
from ronda.work.rules.office_lines import OfficeLine
from ronda.work.services.office import OfficeRow, keep_record, move_record


def tell(scene: Scene) -> None:
    """Some of each kind, in every state; one purchase and one document are late."""
    ana, omar, carmen = scene.viewer("ana"), scene.viewer("omar"), scene.viewer("carmen")
    meeting = _keep(scene, ana, "ana", "meeting", "Monthly meeting of the centre", -14, text=AGREED,
                    partner="Everybody of the centre")  # fmt: skip
    _move(scene, ana, meeting, "done", -14)
    _keep(scene, ana, "ana", "meeting", "Weekly meeting", 1, partner="Back office")
    talk = _keep(scene, omar, "omar", "coordination", "Delivery days in the week of the feast", -6,
                 due=-3, partner="Delivery", text="Two routes go a day earlier.")  # fmt: skip
    _move(scene, omar, talk, "done", -4)
    _keep(scene, omar, "omar", "coordination", "Who looks after the outlets during the training", -2, due=2,
          partner="Account managers")  # fmt: skip
    call = _keep(scene, ana, "ana", "contact", "Licences that end this winter", -9, due=-5,
                 partner="Licence office of the county", text="They send a list each Monday.")  # fmt: skip
    _move(scene, ana, call, "done", -7)
    _keep(scene, ana, "ana", "contact", "Parking in front of the market", -3, due=4, partner="Town hall")
    _keep(scene, carmen, "carmen", "purchase", "Display stands for modern outlets", -12, due=-2, lines=STANDS,
          partner="Shopfitters Alder", text="For the outlets that are upgraded this quarter.")  # fmt: skip
    gifts = _keep(scene, carmen, "carmen", "purchase", "Material for in-store sales assists", -20, due=-10,
                  lines=MATERIAL, partner="Print house")  # fmt: skip
    _move(scene, carmen, gifts, "done", -11)
    cups = _keep(scene, carmen, "carmen", "purchase", "Cups with the centre's name", -16, lines=CUPS)
    _move(scene, ana, cups, "dropped", -15, "Not in this year's budget.")
    report = _keep(scene, carmen, "carmen", "document", "Report of the month", -5, due=-1, partner="Leader")
    _move(scene, carmen, report, "review", -2)
    notice = _keep(scene, omar, "omar", "document", "Notice about price marking", -18, due=-12,
                   partner="All outlets")  # fmt: skip
    _move(scene, omar, notice, "review", -16)
    _move(scene, ana, notice, "open", -15, "The fine is missing; name it in one sentence.")
    _move(scene, omar, notice, "review", -14)
    _move(scene, ana, notice, "done", -13)
    _keep(scene, omar, "omar", "document", "Guide for new account managers", -1, due=9)


def _keep(
    scene: Scene,
    by: Viewer,
    owner: str,
    kind: str,
    title: str,
    day: int,
    *,
    due: int | None = None,
    partner: str = "",
    text: str = "",
    lines: tuple[OfficeLine, ...] = (),
) -> int:
    row = OfficeRow(
        title=title,
        day=scene.day(day),
        owner_code=scene.person_code(owner),
        due=scene.day(due) if due is not None else None,
        partner=partner,
        text=text,
        lines=lines,
    )
    at = scene.moment(min(day, -1))
    return keep_record(by=by, at=at, centre_code=scene.centre_code, kind=kind, row=row).pk


def _move(scene: Scene, by: Viewer, number: int, to: str, day: int, why: str = "") -> None:
    move_record(by=by, at=scene.moment(day, 17), number=number, to=to, today=scene.day(day), why=why)


AGREED = """Listing of the new brands comes first this month.
Farid shows how he sets the shelf at the market.
Requests about supply are answered by Carmen."""
STANDS = (OfficeLine(12, "Display stand, oak", 4500), OfficeLine(12, "Light for a stand", 1290))
MATERIAL = (
    OfficeLine(400, "Leaflet with the legal notice", 12),
    OfficeLine(30, "Poster", 280),
    OfficeLine(6, "Roll-up", 5900),
)
CUPS = (OfficeLine(50, "Cup", 640),)
