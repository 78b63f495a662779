"""A person's year by a quick search: course after course, then moved and swapped while that makes it cheaper.

Almost always nothing better exists; where that is not certain, the solver goes on from here.
"""

from collections.abc import Iterator

from ronda.learning.rules.year.one_year import Lying, OneYear

MOST_ROUNDS = 30


def spread(year: OneYear) -> Lying:
    """The same year gives the same plan."""
    search = _Search(year)
    for course in _in_order(year):
        search.place(course)
    for _round in range(MOST_ROUNDS):
        if not search.better_once():
            break
    return search.lying


def _in_order(year: OneYear) -> list[str]:
    """What is required comes first; of the rest what has the fewest months, then what is longest."""
    left, found = set(year.free), list[str]()
    while left:
        ready = [each for each in left if not left.intersection(year.before[each])]
        chosen = min(
            ready,
            key=lambda each: (-_followers(year, each), len(year.months[each]), -_length(year, each), each),
        )
        found.append(chosen)
        left.remove(chosen)
    return found


def _followers(year: OneYear, course: str) -> int:
    return sum(course in before for before in year.before.values())


def _length(year: OneYear, course: str) -> int:
    return year.free[course].minutes


class _Search:
    """What lies where so far, and the minutes of each month."""

    def __init__(self, year: OneYear) -> None:
        self.year = year
        self.lying: Lying = {}
        self.loads = list(year.loads)
        self.busy = [0] * len(year.loads)
        for month in year.known.values():
            self.busy[month] += 1
        stays = ((course, year.stays(course)) for course in year.free)
        self._staying = [(course, month) for course, month in stays if month is not None]
        # Asked for at every step.
        self._most, self._wanted = year.most, year.wanted
        self.after = {id: tuple(each for each in year.free if id in year.before[each]) for id in year.free}

    def place(self, course: str) -> None:
        """Where it stays if it can, else in the emptiest month that it can lie in."""
        open_ = [month for month in self.year.months[course] if self._can(course, month)]
        if not open_:
            return
        stays = self.year.stays(course)
        if stays in open_:
            self._put(course, stays)
            return
        last = self._last(course)
        early = [month for month in open_ if month <= last] or open_
        self._put(course, min(early, key=lambda month: (self.loads[month], month)))

    def better_once(self) -> bool:
        """Every course looked at once; whether anything became cheaper."""
        found = False
        for course in self.year.free:
            found |= self._best_move(course) or self._best_swap(course)
        return found

    def _best_move(self, course: str) -> bool:
        here = self.lying.get(course)
        best, to = self._worth(), here
        for month in self.year.months[course]:
            if month != here and self._try(course, month):
                worth = self._worth()
                if worth < best:
                    best, to = worth, month
                self._put(course, here)
        if to != here:
            self._put(course, to)
        return to != here

    def _best_swap(self, course: str) -> bool:
        """With a course of another month."""
        here = self.lying.get(course)
        if here is None:
            return False
        before = self._worth()
        for other in list(self._swappable(course)):
            there = self.lying[other]
            self._put(other, None)
            if self._try(course, there):
                if self._try(other, here) and self._worth() < before:
                    return True
                self._put(course, here)
            self._put(other, there)
        return False

    def _swappable(self, course: str) -> Iterator[str]:
        here, long = self.lying[course], _length(self.year, course)
        for other, there in self.lying.items():
            fits = there != here and here in self.year.months[other] and there in self.year.months[course]
            if fits and (_length(self.year, other) != long or self.loads[here] != self.loads[there]):
                yield other

    def _try(self, course: str, month: int) -> bool:
        """Put there if no rule stands against it."""
        here = self.lying.get(course)
        self._put(course, None)
        if self._can(course, month):
            self._put(course, month)
            return True
        self._put(course, here)
        return False

    def _can(self, course: str, month: int) -> bool:
        year, lying = self.year, self.lying
        if self.loads[month] + year.free[course].minutes > year.room(month):
            return False
        return all(lying.get(each, month + 1) <= month for each in year.before[course]) and all(
            month <= lying[each] for each in self.after[course] if each in lying
        )

    def _last(self, course: str) -> int:
        """The last month that leaves those that require it a month of their own."""
        lasts = [max(self.year.months[each], default=len(self.loads)) for each in self.after[course]]
        return min(lasts, default=len(self.loads))

    def _put(self, course: str, month: int | None) -> None:
        minutes, here = self.year.free[course].minutes, self.lying.pop(course, None)
        if here is not None:
            self.loads[here] -= minutes
            self.busy[here] -= 1
        if month is not None:
            self.lying[course] = month
            self.loads[month] += minutes
            self.busy[month] += 1

    def _worth(self) -> tuple[int, int]:
        """What it costs; of years that cost the same, the more level one."""
        year = self.year
        prices = year.problem.prices
        price = (
            prices.unmet * (len(year.free) - len(self.lying))
            + prices.crammed * sum(load - self._most for load in self.loads if load > self._most)
            + prices.idle_month * max(0, self._wanted - sum(1 for each in self.busy if each))
            + prices.uneven * max(self.loads)
        )
        if self._staying:
            price += prices.moved * sum(self.lying.get(each) != month for each, month in self._staying)
        return price, sum(load * load for load in self.loads)
