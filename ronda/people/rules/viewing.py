"""Whose rows a person may see; every query starts here."""

from dataclasses import dataclass
from typing import Literal

Scope = Literal["company", "centre", "own"]

COMPANY_ROLES = frozenset({"administrator", "leader", "staff_representative", "operator"})
CENTRE_ROLES = frozenset({"director", "deputy", "brand_manager", "information_officer"})
GRANTED_ROLES = frozenset({"leader", "staff_representative", "administrator"})


@dataclass(frozen=True)
class Viewer:
    """The acting person: the company, the roles held today and the centres where they are held."""

    company_id: int
    person_id: int | None
    roles: frozenset[str]
    centre_ids: frozenset[int]

    @property
    def scope(self) -> Scope:
        if self.roles & COMPANY_ROLES:
            return "company"
        return "centre" if self.roles & CENTRE_ROLES else "own"

    @property
    def can_manage(self) -> bool:
        """May change what the company is set up with: people, outlets, products, calendars."""
        return bool(self.roles & {"administrator", "operator"})

    def can_see_results_of(self, person_id: int, centre_id: int) -> bool:
        """Scores and pay: one's own; a director's and deputy's centre; a leader's company."""
        if self.roles & {"leader", "operator"} or person_id == self.person_id:
            return True
        return bool(self.roles & {"director", "deputy"}) and centre_id in self.centre_ids
