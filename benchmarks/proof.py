"""How many false visits the questions find and how often they ask about honest ones.

`python -m benchmarks.proof`: 20,000 honest visits with the noise written below, and 200 of each false kind
among them. The noise is an assumption, not a measurement of any company.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ronda.kernel.period import Month
from ronda.policy import load_policy
from ronda.visits.rules.proof import (
    Known,
    Limits,
    Picture,
    Place,
    Read,
    Stay,
    metres_between,
    questions_about,
)

SEED = 20260501
HONEST_DAYS, VISITS_A_DAY, FALSE = 800, 25, 200
DAY = date(2026, 5, 4)
METRE = 1 / 111_195
POLICIES = Path(__file__).resolve().parents[1] / "policies"


@dataclass(frozen=True)
class Made:
    """One visit with what a device said of it; the outlet's own point may be some way off."""

    stay: Stay
    outlet: tuple[float, float]
    accuracies: tuple[float, ...]
    pictures: tuple[Picture, ...] = ()
    earlier: tuple[Picture, ...] = ()
    alike: int = 0


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    chance, limits = random.Random(SEED), _limits()
    honest = [made for _ in range(HONEST_DAYS) for made in _day(chance)]
    asked = Counter(odd.kind for day in honest for odd in questions_about(_known(*day), limits))
    touched = sum(bool(questions_about(_known(*day), limits)) for day in honest)
    tell(f"honest visits: {len(honest)}, asked about: {touched} ({100 * touched / len(honest):.2f} %)")
    for kind, number in asked.most_common():
        tell(f"  {kind:14} {number:5} ({100 * number / len(honest):.2f} %)")
    tell(f"false visits: {FALSE} of each kind, asked about:")
    for name, spoil in SPOILED.items():
        found = Counter[str]()
        for _ in range(FALSE):
            day = chance.choice(honest)
            odds = questions_about(_known(*spoil(chance, *day)), limits)
            found.update({"any": bool(odds)} | {each.kind: 1 for each in odds})
        kinds = ", ".join(f"{kind} {number}" for kind, number in found.most_common() if kind != "any")
        tell(f"  {name:44} {100 * found['any'] / FALSE:5.1f} %  ({kinds})")


def _day(chance: random.Random) -> list[tuple[Made, list[Stay]]]:
    """A working day: 30 km/h between outlets, 8 minutes there, accuracy 12 m; each with what goes wrong."""
    now = datetime(DAY.year, DAY.month, DAY.day, 8, tzinfo=UTC)
    here = (-33.45 + chance.uniform(-0.1, 0.1), -70.66 + chance.uniform(-0.1, 0.1))
    # One device in a hundred is set to another time zone, all others are off by seconds.
    clock = timedelta(hours=1) if chance.random() < 0.01 else timedelta(seconds=chance.gauss(0, 20))
    made: list[Made] = []
    accuracies: list[float] = []
    for number in range(VISITS_A_DAY):
        there = (here[0] + chance.gauss(0, 900) * METRE, here[1] + chance.gauss(0, 900) * METRE)
        now += timedelta(hours=metres_between(here, there) * 1.3 / 30_000, minutes=1)
        here = there
        # The door is where the device is; the record of the outlet is up to 60 metres off, or a block.
        off = 250 if chance.random() < 0.005 else chance.uniform(0, 60)
        outlet = (here[0] + off * METRE, here[1])
        # One check in of a hundred is pressed when one leaves; one check out of fifty in the next shop.
        minutes = 0.5 if chance.random() < 0.01 else max(2.5, chance.lognormvariate(2.1, 0.4))
        late = 15.0 if chance.random() < 0.02 else 0.0
        left = now + timedelta(minutes=minutes)
        readings = []
        for moment, at in (("arrived", now), ("left", left + timedelta(minutes=late))):
            accuracies.append(chance.lognormvariate(2.5, 0.6) * (8 if chance.random() < 0.03 else 1))
            error = abs(chance.gauss(0, accuracies[-1] * 0.7))
            readings.append(
                _read(moment, at, clock, (here[0] - error * METRE, here[1]), accuracies[-1], outlet)
            )
        stay = Stay(number, number, f"S{number}", now, left + timedelta(minutes=late), tuple(readings))
        photo = Picture(number, number, number, f"{chance.getrandbits(64):x}", "", now + timedelta(minutes=1))
        made.append(Made(stay, outlet, tuple(reversed(accuracies[-12:])), (photo,)))
        now = left
    stays = [each.stay for each in made]
    return [(each, [stay for stay in stays if stay is not each.stay]) for each in made]


def _read(
    moment: str,
    at: datetime,
    clock: timedelta,
    place: tuple[float, float],
    accuracy: float,
    outlet: tuple[float, float],
) -> Read:
    distance = metres_between(place, outlet)
    return Read(moment, at + clock, at, Place(*place, accuracy), accuracy, distance)


def _known(made: Made, others: list[Stay]) -> Known:
    alike = {"outcome": made.alike} if made.alike else {}
    return Known(made.stay, "visit", others, made.pictures, made.earlier, alike, made.accuracies)


Spoil = Callable[[random.Random, Made, list[Stay]], tuple[Made, list[Stay]]]


def _from_home(chance: random.Random, made: Made, others: list[Stay]) -> tuple[Made, list[Stay]]:
    home = (made.outlet[0] + chance.uniform(300, 6000) * METRE, made.outlet[1])
    readings = tuple(
        replace(
            each,
            place=Place(*home, each.accuracy_metres or 0),
            distance_metres=metres_between(home, made.outlet),
        )
        for each in made.stay.readings
    )
    return replace(made, stay=replace(made.stay, readings=readings)), others


def _drive_by(chance: random.Random, made: Made, others: list[Stay]) -> tuple[Made, list[Stay]]:
    assert made.stay.arrived is not None
    left = made.stay.arrived + timedelta(seconds=chance.uniform(10, 110))
    return replace(made, stay=replace(made.stay, left=left)), others


def _made_up_place(chance: random.Random, made: Made, others: list[Stay]) -> tuple[Made, list[Stay]]:
    """A program says that the device is at the door, always with the same accuracy."""
    readings = tuple(
        replace(each, place=Place(*made.outlet, 20.0), accuracy_metres=20.0, distance_metres=0)
        for each in made.stay.readings
    )
    return replace(made, stay=replace(made.stay, readings=readings), accuracies=(20.0,) * 12), others


def _ten_at_once(chance: random.Random, made: Made, others: list[Stay]) -> tuple[Made, list[Stay]]:
    """Ten visits in twenty minutes, at the doors, one after the other."""
    assert made.stay.arrived is not None
    start = made.stay.arrived
    first = (made.outlet[0] + chance.uniform(2500, 6000) * METRE, made.outlet[1])
    at = start - timedelta(minutes=2)
    near = Stay(99, 99, "S99", at, start, (_read("left", start, timedelta(0), first, 10.0, first),))
    return made, [near]


def _old_photo(chance: random.Random, made: Made, others: list[Stay]) -> tuple[Made, list[Stay]]:
    assert made.stay.arrived is not None
    taken = made.stay.arrived - timedelta(days=chance.uniform(0.5, 60))
    return replace(made, pictures=(replace(made.pictures[0], taken=taken),)), others


def _same_photo(chance: random.Random, made: Made, others: list[Stay]) -> tuple[Made, list[Stay]]:
    return replace(made, earlier=(replace(made.pictures[0], number=1, stay=900, outlet=900),)), others


def _same_words(chance: random.Random, made: Made, others: list[Stay]) -> tuple[Made, list[Stay]]:
    return replace(made, alike=chance.randint(2, 20)), others


def _moved_clock(chance: random.Random, made: Made, others: list[Stay]) -> tuple[Made, list[Stay]]:
    by = timedelta(hours=chance.uniform(0.5, 8))
    readings = tuple(replace(each, read_at=each.read_at - by) for each in made.stay.readings)
    return replace(made, stay=replace(made.stay, readings=readings)), others


def _two_at_once(chance: random.Random, made: Made, others: list[Stay]) -> tuple[Made, list[Stay]]:
    """Somebody else's device at another outlet at the same time."""
    return made, [replace(made.stay, number=99, outlet=99, name="S99", readings=())]


SPOILED: dict[str, Spoil] = {
    "from 300 m to 6 km away": _from_home,
    "driven by in under two minutes": _drive_by,
    "a made-up place with one accuracy": _made_up_place,
    "several doors in no time": _ten_at_once,
    "a photo of another day": _old_photo,
    "a photo sent before": _same_photo,
    "the same words": _same_words,
    "the clock set back": _moved_clock,
    "at two outlets at once": _two_at_once,
    "a careful lie (nothing odd is sent)": lambda chance, made, others: (made, others),
}


def _limits() -> Limits:
    rules = load_policy(POLICIES).in_force(Month.of(DAY).period)
    assert rules.proof is not None
    assert rules.at_visits is not None
    return Limits(rules.proof, rules.visits.geofence_metres, rules.at_visits.same_words_times)


if __name__ == "__main__":
    main()
