"""Events of the centre: some to come, one that waits for its report, some reported, one cancelled."""

from datetime import time

from ronda.demo.services.story import Scene
from ronda.outlets.queries import portfolio_for
from ronda.work.queries.plans import plans_for
from ronda.work.rules.material_lines import Material
from ronda.work.services.events import EventReport, EventRow, cancel_event, plan_event, report_event

NOTICE = (
    "For adults only. The products shown are harmful to health. "
    "They are not offered, given or sold to minors."
)


def tell(scene: Scene) -> None:
    running = plans_for(scene.by, today=scene.today).filter(
        state="running", kind="brand", centre__isnull=False
    )
    plan = running.order_by("pk").first()
    number = plan.pk if plan else None
    reported = _planned(scene, "bruno", "diego", "assist", "Tasting of the autumn range", -6, number)
    report_event(
        by=scene.viewer("diego"),
        at=scene.moment(-5),
        number=reported,
        today=scene.day(-5),
        report=EventReport(
            result="Fourteen talks at the counter; six shops of the street ordered the range.",
            age_checked=True,
            attendance=14,
            units_sold=22,
            next_step="Visit the six again before they run out.",
        ),
    )
    _planned(scene, "bruno", "elena", "assist", "Shelf put right together with the owner", -2, number)
    _planned(scene, "bruno", "farid", "demonstration", "How a winter display is set up", 3, number)
    _planned(scene, "ana", "bruno", "event", "Evening for owners of country shops", 7, None)
    dropped = _planned(scene, "bruno", "elena", "assist", "Tasting at the bus station", 1, None)
    cancel_event(
        by=scene.viewer("elena"),
        at=scene.moment(-1),
        number=dropped,
        why="The owner asks for another week: the shop is being painted.",
    )


def _planned(scene: Scene, by: str, owner: str, kind: str, title: str, day: int, plan: int | None) -> int:
    held = portfolio_for(scene.viewer(owner), on=scene.today).order_by("outlet__code")
    code = held.values_list("outlet__code", flat=True).first() if kind != "event" else ""
    row = EventRow(
        kind=kind,
        title=title,
        day=scene.day(day),
        owner_code=scene.person_code(owner),
        outlet_code=code or "",
        where="" if code else "Town hall, small room",
        starts_at=time(16),
        ends_at=time(18, 30),
        plan_id=plan,
        materials=(Material(20, "leaflets"), Material(2, "display boards")),
        legal_notice=NOTICE,
    )
    event = plan_event(
        by=scene.viewer(by), at=scene.moment(min(day - 4, -1)), centre_id=scene.centre_id, row=row
    )
    return int(event.pk)
