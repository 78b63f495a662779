"""Which outlets the acting person may record something about."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from ronda.outlets.queries import outlets_for, portfolio_for
from ronda.people.rules import Viewer
from ronda.work.rules import may_record_in


class OutletReach:
    """Read once for all the rows of a write."""

    def __init__(self, by: Viewer) -> None:
        self.by = by
        self._held: dict[date, frozenset[int]] = {}

    def may_record(self, outlet_id: int) -> bool:
        """The back office, about the outlets of its centre."""
        if self.by.can_manage:
            return True
        centre_id = self._centres.get(outlet_id)
        return centre_id is not None and may_record_in(self.by, centre_id)

    def may_record_own(self, outlet_id: int, person_id: int, day: date) -> bool:
        """Also whoever did it, about an outlet of the own portfolio of that day."""
        if self.may_record(outlet_id):
            return True
        return person_id == self.by.person_id and self.holds(outlet_id, day)

    def holds(self, outlet_id: int, day: date) -> bool:
        """Whether the outlet is in the acting person's own portfolio of the day."""
        return outlet_id in self._portfolio(day)

    @cached_property
    def _centres(self) -> Mapping[int, int]:
        return dict(outlets_for(self.by).values_list("pk", "centre_id"))

    def _portfolio(self, day: date) -> frozenset[int]:
        if day not in self._held:
            held = portfolio_for(self.by, on=day)
            self._held[day] = frozenset(
                held.filter(person_id__in=[self.by.person_id]).values_list("outlet_id", flat=True)
            )
        return self._held[day]
