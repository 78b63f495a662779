"""A company of 1,000 people and 100,000 outlets with one closed month, for `benchmarks.pages`.

Its names and amounts are made up by counting; only its size matters.
"""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import django
import pyarrow as pa
from django.core.management import call_command

from ronda.kernel.period import Month

CENTRES, HOLDERS, OUTLETS_HELD = 40, 21, 119
OUTLETS = 100_000
OPENED = datetime(2024, 1, 1, 8, tzinfo=UTC)
HIRED = date(2024, 1, 1)
MONTH = Month(2026, 5)
CLOSED = datetime(2026, 6, 2, 8, tzinfo=UTC)
POSTS = ("director", "deputy", "brand_manager", "information_officer")
PASSWORD = "a large company of words"
# Accounts by user name: who they are, as the code of a person.
ACCOUNTS = {
    "ana": "C01-director",
    "bruno": "C01-brand_manager",
    "diego": "C01-01",
    "yusuf": "ADMIN",
    "teresa": "LEADER",
    "wei": "STAFF",
}
GRANTED = {"ADMIN": "administrator", "LEADER": "leader", "STAFF": "staff_representative"}


def centres() -> list[str]:
    return [f"C{number:02d}" for number in range(1, CENTRES + 1)]


def staff() -> Iterator[tuple[str, str, str]]:
    """Code, centre and post of everybody who holds a post."""
    for centre in centres():
        yield from ((f"{centre}-{post}", centre, post) for post in POSTS)
        yield from ((f"{centre}-{number:02d}", centre, "account_manager") for number in range(1, HOLDERS + 1))


def outlets() -> Iterator[tuple[int, str, str]]:
    """Number, centre and holder of every outlet; the last few of a centre have no holder."""
    each = OUTLETS // CENTRES
    for place, centre in enumerate(centres()):
        for index in range(each):
            holder = index // OUTLETS_HELD + 1
            yield place * each + index, centre, f"{centre}-{holder:02d}" if holder <= HOLDERS else ""


def open_large_company() -> None:
    """Everything through the services that people's own data goes through."""
    from ronda.cockpit.services import close_month
    from ronda.config.environment import ROOT
    from ronda.people.rules import Viewer
    from ronda.people.services import open_company, open_posts
    from ronda.policy import load_policy

    policy = load_policy(ROOT / "policies")
    company = open_company(
        at=OPENED, code="large", name="Large Wholesale", country="US", currency="USD", simulated=True
    )
    by = Viewer.operator(company.pk)
    open_posts(by=by, at=OPENED, rules=policy.in_force(MONTH.period))
    _keep_people(by)
    _keep_outlets(by)
    for month in (MONTH.plus(-12), MONTH):
        _sell(by, month)
    close_month(by=by, at=CLOSED, month=MONTH, as_of=CLOSED, policy=policy)


def _keep_people(by: Any) -> None:
    from ronda.people import services
    from ronda.people.rules.records import AppointmentRow, CentreRow, PersonRow, RoleRow

    services.keep_centres(by=by, at=OPENED, rows=[CentreRow(code, f"Centre {code}") for code in centres()])
    people = [PersonRow(code, f"Person {code}", hired=HIRED) for code, _, _ in staff()]
    people += [PersonRow(code, f"Person {code}") for code in GRANTED]
    services.keep_people(by=by, at=OPENED, rows=people)
    services.appoint(
        by=by,
        at=OPENED,
        rows=[AppointmentRow(code, centre, post, HIRED, None, 300_000) for code, centre, post in staff()],
    )
    services.grant_roles(
        by=by, at=OPENED, rows=[RoleRow(code, role, HIRED) for code, role in GRANTED.items()]
    )
    for name, code in ACCOUNTS.items():
        services.open_account(by=by, at=OPENED, person_code=code, username=name, password=PASSWORD)


def _keep_outlets(by: Any) -> None:
    from ronda.outlets import services
    from ronda.outlets.rules import OutletRow, PortfolioRow, ProductRow

    rows = [
        OutletRow(
            f"R{number:06d}",
            f"Shop {number:06d}",
            centre,
            city=f"Town {number % 211}",
            latitude=Decimal(41) + Decimal(number % 1000) / 1000,
            longitude=Decimal(-91) - Decimal(number // 1000) / 50,
            visit_class="ABC"[number % 3],
            grade=number % 30 + 1,
        )
        for number, centre, _ in outlets()
    ]
    services.keep_outlets(by=by, at=OPENED, rows=rows)
    products = [
        ProductRow(f"P{number}", f"Product {number}", f"Brand {number % 40}") for number in range(200)
    ]
    services.keep_products(by=by, at=OPENED, rows=products)
    held = [PortfolioRow(f"R{number:06d}", holder, HIRED) for number, _, holder in outlets() if holder]
    services.assign_portfolios(by=by, at=OPENED, rows=held)


def _sell(by: Any, month: Month) -> None:
    from ronda.facts.rules.tables import LINES
    from ronda.outlets.queries import numbers_of_outlets, numbers_of_products
    from ronda.outlets.services import record_sales

    known, products = numbers_of_outlets(by), list(numbers_of_products(by).values())
    lines = [
        {
            "line_no": f"{code}-{turn}",
            "outlet_id": number,
            "product_id": products[(number + turn) % len(products)],
            "day": month.start.replace(day=5 + turn * 9),
            "quantity": 10,
            "amount_cents": _cents(int(code[1:]), month),
            "retail_cents": None,
        }
        for code, number in known.items()
        for turn in range(2)
    ]
    at = datetime.combine(month.end, datetime.min.time(), UTC)
    record_sales(by=by, at=at, lines=pa.Table.from_pylist(lines, LINES.schema), source=f"made up {month}")


def _cents(number: int, month: Month) -> int:
    """A little more than the year before, but for every fifth holder, who misses the plan."""
    holder = number % (OUTLETS // CENTRES) // OUTLETS_HELD
    before = 20_000 + number % 977
    return before if month != MONTH else before * (70 if holder % 5 == 0 else 103) // 100


def open_home(home: Path) -> None:
    """Django on this home, its database in the newest shape."""
    os.environ["RONDA_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)


if __name__ == "__main__":
    open_home(Path(sys.argv[1]))
    open_large_company()
