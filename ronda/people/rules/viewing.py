"""Whose rows a person may see; every query starts here."""

from dataclasses import dataclass
from typing import Literal

Scope = Literal["company", "centre", "own"]

COMPANY_ROLES = frozenset({"administrator", "leader", "staff_representative", "operator"})
CENTRE_ROLES = frozenset({"director", "deputy", "brand_manager", "information_officer"})
LEADING_ROLES = frozenset({"director", "deputy"})
CLOSING_ROLES = frozenset({"administrator", "leader", "operator"})
POST_ROLES = CENTRE_ROLES | {"account_manager", "delivery_person", "market_inspector"}
GRANTED_ROLES = frozenset({"leader", "staff_representative", "administrator"})


@dataclass(frozen=True)
class Viewer:
    """The acting person: the company, the roles held today and the centres where they are held.

    `led_centre_ids` are the centres that the person directs or deputises in; None: all of `centre_ids`.
    `directs_company`: there is no centre that somebody else directs.
    """

    company_id: int
    person_id: int | None
    roles: frozenset[str]
    centre_ids: frozenset[int]
    led_centre_ids: frozenset[int] | None = None
    directs_company: bool = False

    @classmethod
    def operator(cls, company_id: int) -> "Viewer":
        """Whoever runs the machine: the command line and the loaders."""
        return cls(company_id, None, frozenset({"operator"}), frozenset())

    @property
    def scope(self) -> Scope:
        if self.roles & COMPANY_ROLES:
            return "company"
        return "centre" if self.roles & CENTRE_ROLES else "own"

    @property
    def centres_led(self) -> frozenset[int]:
        """Of a director or deputy: not those in which the same person only works."""
        return self.centre_ids if self.led_centre_ids is None else self.led_centre_ids

    @property
    def can_manage(self) -> bool:
        """May change what the company is set up with: people, outlets, products, calendars."""
        return bool(self.roles & {"administrator", "operator"})

    @property
    def can_freeze(self) -> bool:
        """May read every fact of the company's month, wages included."""
        return bool(self.roles & {"administrator", "leader", "operator"})

    @property
    def can_close(self) -> bool:
        """May take a month from its facts to its money; what is seen on the way is another question."""
        return self.directs_company or bool(self.roles & CLOSING_ROLES)

    @property
    def can_check(self) -> bool:
        """May look at what is strange or missing in a month: who closes it, and who leads a centre in it."""
        return self.can_close or bool(self.roles & LEADING_ROLES)

    def can_see_results_of(self, person_id: int, centre_id: int) -> bool:
        """Scores and pay: one's own; a director's and deputy's centre; a leader's company."""
        if self.roles & {"leader", "operator"} or person_id == self.person_id:
            return True
        led = self.centre_ids if self.led_centre_ids is None else self.led_centre_ids
        return bool(self.roles & LEADING_ROLES) and centre_id in led
