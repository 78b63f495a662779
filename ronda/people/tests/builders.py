"""The cast as records: what the tests of every context begin with.

`a_county()` is a company "main" with one centre, where Ana directs, Bruno builds brands, Carmen keeps the
information, Diego, Elena and Farid manage accounts and Gao delivers; and a company "other" with Hugo.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from ronda.kernel.period import Month
from ronda.people.models import Appointment, Centre, Company, Person
from ronda.people.rules import AppointmentRow, CentreRow, PersonRow, RoleRow, Viewer
from ronda.people.services import (
    appoint,
    grant_roles,
    keep_centres,
    keep_people,
    open_company,
    open_posts,
)
from ronda.people.tests.built_once import built_once
from ronda.policy import Rules, load_policy

OPENED = datetime(2022, 1, 1, 8, tzinfo=UTC)
HIRED = date(2020, 1, 1)
POLICIES = Path(__file__).resolve().parents[3] / "policies"

CAST = {
    "ana": ("E01", "Ana Torres", "director"),
    "bruno": ("E03", "Bruno Keller", "brand_manager"),
    "carmen": ("E04", "Carmen Ruiz", "information_officer"),
    "diego": ("E05", "Diego Park", "account_manager"),
    "elena": ("E06", "Elena Novak", "account_manager"),
    "farid": ("E07", "Farid Haddad", "account_manager"),
    "gao": ("E14", "Gao Lin", "delivery_person"),
}
HUGO = ("H01", "Hugo Meyer", "account_manager")


@cache
def the_rules() -> Rules:
    """Ronda's own policy as it stood in October 2022."""
    return load_policy(POLICIES).in_force(Month(2022, 10).period)


def a_company(
    code: str = "main",
    *,
    country: str = "US",
    currency: str = "USD",
    zone: str = "UTC",
    working_weekdays: str = "12345",
    at: datetime = OPENED,
) -> Company:
    """A company with the posts of the policy."""
    company = open_company(
        at=at,
        code=code,
        name=code.title(),
        country=country,
        currency=currency,
        timezone=zone,
        working_weekdays=working_weekdays,
    )
    open_posts(by=Viewer.operator(company.pk), at=at, rules=the_rules())
    return company


def a_centre(company: Company, code: str = "C1", *, name: str = "", at: datetime = OPENED) -> Centre:
    keep_centres(by=Viewer.operator(company.pk), at=at, rows=[CentreRow(code, name or f"Centre {code}")])
    return Centre.objects.get(company=company, code=code)


def a_person(
    company: Company,
    code: str,
    name: str = "Somebody",
    *,
    hired: date | None = HIRED,
    at: datetime = OPENED,
) -> Person:
    keep_people(by=Viewer.operator(company.pk), at=at, rows=[PersonRow(code, name, hired=hired)])
    return Person.objects.get(company=company, code=code)


def an_appointment(
    person: Person,
    centre: Centre,
    post: str = "account_manager",
    *,
    start: date = HIRED,
    end: date | None = None,
    wage_cents: int | None = None,
    at: datetime = OPENED,
) -> Appointment:
    """The person in the post of the centre, from `start` up to, but not including, `end`."""
    row = AppointmentRow(person.code, centre.code, post, start, end, wage_cents)
    appoint(by=Viewer.operator(person.company_id), at=at, rows=[row])
    return Appointment.objects.get(
        person=person, centre=centre, post__code=post, start=start, withdrawn_at__isnull=True
    )


def a_role(person: Person, role: str, *, start: date = HIRED, end: date | None = None) -> None:
    row = RoleRow(person.code, role, start, end)
    grant_roles(by=Viewer.operator(person.company_id), at=OPENED, rows=[row])


@dataclass(frozen=True)
class County:
    """The cast's company and the other one; `viewer` and `other_viewer` are whoever runs the machine.

    `hugos_viewer` is Hugo himself, an account manager of the other company.
    """

    company: Company
    centre: Centre
    viewer: Viewer
    people: Mapping[str, Person]
    other: Company
    other_centre: Centre
    other_viewer: Viewer
    hugo: Person
    hugos_viewer: Viewer

    @property
    def ana(self) -> Person:
        return self.people["ana"]

    @property
    def bruno(self) -> Person:
        return self.people["bruno"]

    @property
    def carmen(self) -> Person:
        return self.people["carmen"]

    @property
    def diego(self) -> Person:
        return self.people["diego"]

    @property
    def elena(self) -> Person:
        return self.people["elena"]

    @property
    def farid(self) -> Person:
        return self.people["farid"]

    @property
    def gao(self) -> Person:
        return self.people["gao"]

    def viewer_of(self, name: str) -> Viewer:
        """One of the cast as a viewer, by first name: `viewer_of("ana")`."""
        _, _, post = CAST[name]
        return a_viewer(self.people[name], post, self.centre)


def a_viewer(person: Person, role: str, centre: Centre | None = None) -> Viewer:
    """The person in one role, without an account."""
    centres = frozenset({centre.pk} if centre else ())
    return Viewer(person.company_id, person.pk, frozenset({role}), centres)


@built_once
def a_county(*, at: datetime = OPENED) -> County:
    """Both companies, known from `at`; everybody was hired and appointed on 1 January 2020."""
    company, other = a_company("main", at=at), a_company("other", at=at)
    centre, other_centre = a_centre(company, at=at), a_centre(other, at=at)
    hugo = _staffed(other, other_centre, {"hugo": HUGO}, at)["hugo"]
    return County(
        company=company,
        centre=centre,
        viewer=Viewer.operator(company.pk),
        people=_staffed(company, centre, CAST, at),
        other=other,
        other_centre=other_centre,
        other_viewer=Viewer.operator(other.pk),
        hugo=hugo,
        hugos_viewer=a_viewer(hugo, "account_manager", other_centre),
    )


def _staffed(
    company: Company, centre: Centre, cast: Mapping[str, tuple[str, str, str]], at: datetime
) -> dict[str, Person]:
    operator = Viewer.operator(company.pk)
    keep_people(
        by=operator, at=at, rows=[PersonRow(code, name, hired=HIRED) for code, name, _ in cast.values()]
    )
    appoint(
        by=operator,
        at=at,
        rows=[AppointmentRow(code, centre.code, post, HIRED) for code, _, post in cast.values()],
    )
    people = {person.code: person for person in Person.objects.filter(company=company)}
    return {first_name: people[code] for first_name, (code, _, _) in cast.items()}
