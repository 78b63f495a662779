"""The order of a day's stops once more, for the hours that suit the outlets.

Worked: of two outlets at one place the second suits before nine only, and begins at ten: they change places.
"""

from collections.abc import Iterator, Sequence

from ronda.visits.rules.month.days import MINUTE, Position, Roads, Stop, time_day

MOST_ROUNDS = 40


def order_for_hours(
    roads: Roads,
    start: Position | None,
    end: Position | None,
    stops: Sequence[Stop],
    *,
    price: int,
    longest: int,
) -> tuple[int, ...]:
    """Places in the new order: `price` minutes of detour are worth a visit more within its hours.

    A day does not grow beyond `longest` minutes for it.
    """
    order = tuple(range(len(stops)))
    if all(stop.opens is None and stop.closes is None for stop in stops):
        return order

    def cost(tried: Sequence[int]) -> tuple[int, int]:
        day = time_day(roads, start, end, [stops[place] for place in tried])
        beyond = max(0, day.seconds - longest * MINUTE)
        outside = sum(each.outside for each in day.stops)
        return beyond, day.travel + outside * price * MINUTE

    least = cost(order)
    for _ in range(MOST_ROUNDS):
        best = min(_changes(order), key=cost, default=order)
        if cost(best) >= least:
            break
        order, least = best, cost(best)
    return order


def _changes(order: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Each stop to each other place, and the whole day the other way round."""
    yield order[::-1]
    for taken in range(len(order)):
        rest = order[:taken] + order[taken + 1 :]
        for place in range(len(order)):
            if place != taken:
                yield (*rest[:place], order[taken], *rest[place:])
