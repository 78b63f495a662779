"""A month of the cast: Ana directs, Bruno builds brands, Carmen keeps the books of information, and Diego,
Elena and Farid manage five outlets each. Diego listed the new product in two of five.

Bruno gave one of two product lists late, by one day of two that are forgiven by degrees; Diego left out one
of two visits at every outlet. Of the points that Diego lost, 0.6 x 0.25 are Bruno's, and of the rest
0.4 x 0.5 his own.
"""

from ronda.appraisal.tests.worlds import AMS, MONTH, Row, World, a_book, a_spell, empty_world
from ronda.people.rules import Viewer

PLACE = 90
UNIT = 1
NAMES = ("Ana", "Bruno", "Carmen", "Diego", "Elena", "Farid")
POSTS = ("director", "brand_manager", "information_officer", AMS, AMS, AMS)
NUMBERS = {name: number for number, name in enumerate(NAMES, start=1)}
OUTLETS = {"Diego": range(1, 6), "Elena": range(6, 11), "Farid": range(11, 16)}


def the_cast_month() -> World:
    world = empty_world()
    world["calendar"] = [{"day": day, "working": day.weekday() < 5} for day in MONTH.period.each_day()]
    world["units"].append({"unit_id": UNIT, "code": "U1", "name": "Centre of Linn"})
    for (name, number), post in zip(NUMBERS.items(), POSTS, strict=True):
        world["people"].append({"person_id": number, "code": name, "name": name})
        world["spells"].append(a_spell(number, number, UNIT, post, person_code=name))
    world["products"].append({"product_id": 1, "code": "X1", "name": "New product", "brand": "B"})
    for name, outlets in OUTLETS.items():
        for outlet_id in outlets:
            _add_outlet(world, world["spells"][NUMBERS[name] - 1], outlet_id)
    for number, (receiver, elapsed) in enumerate((("Diego", 4), ("Diego", 3), ("Elena", 3)), start=1):
        world["handovers"].append(_handover(number, receiver, elapsed))
    world["past_scores"].append(
        {
            "person_id": NUMBERS["Diego"],
            "month": str(MONTH.plus(-1)),
            "score": 900_000,
            "presence_days": 31,
            "period_days": 31,
        }
    )
    return world


def _add_outlet(world: World, spell: Row, outlet_id: int) -> None:
    name = f"Outlet {outlet_id}"
    outlet: Row = {"outlet_id": outlet_id, "code": f"O{outlet_id:02d}", "name": name, "unit_id": UNIT}
    visit_class = "A" if spell["person_code"] == "Diego" else "B"
    world["outlets"].append(outlet | {"modern": False, "visit_class": visit_class})
    world["books"].append(a_book(outlet_id, spell, MONTH.start, MONTH.end))
    world["listing_targets"].append({"outlet_id": outlet_id, "product_id": 1})
    if outlet_id not in (3, 4, 5):
        world["lines"].append(
            {
                "line_no": f"L{outlet_id}",
                "outlet_id": outlet_id,
                "product_id": 1,
                "day": MONTH.start,
                "quantity": 1,
                "amount_cents": 1_000,
                "retail_cents": 1_100,
            }
        )
    days = [MONTH.start] if spell["person_code"] == "Diego" else list(MONTH.period.each_day())[:5]
    for day in days:
        number = len(world["visits"]) + 1
        visit: Row = {"visit_id": number, "outlet_id": outlet_id, "person_id": spell["person_id"]}
        world["visits"].append(visit | {"kind": "visit", "day": day, "valid": True})


def _handover(number: int, receiver: str, elapsed: int) -> Row:
    return {
        "handover_id": number,
        "unit_id": UNIT,
        "duty": "B1",
        "owner_id": NUMBERS["Bruno"],
        "receiver_id": NUMBERS[receiver],
        "outlet_id": None,
        "elapsed": elapsed,
        "allowed": 3,
        "delivered": True,
        "returned": False,
    }


def a_viewer(name: str) -> Viewer:
    """One of the cast as seen in the closing of all worlds; Hugo directs a centre of another company."""
    if name == "Hugo":
        return Viewer(2, 4 + PLACE * 1_000, frozenset({"director", "leader"}), frozenset({_unit()}))
    role = POSTS[NUMBERS[name] - 1]
    return Viewer(1, NUMBERS[name] + PLACE * 1_000, frozenset({role}), frozenset({_unit()}))


def _unit() -> int:
    return UNIT + PLACE * 1_000


def code_of(name: str) -> str:
    return f"W{PLACE}{name}"
