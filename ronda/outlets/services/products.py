"""Products, added or put right by their code."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.outlets.models import Product
from ronda.outlets.rules.checks import product_faults
from ronda.outlets.rules.records import ProductRow
from ronda.outlets.services.keeping import keep_records
from ronda.outlets.services.kinds import PRODUCT
from ronda.outlets.services.refusing import refuse_if_any, refuse_unless_manager
from ronda.people.rules import Viewer


@transaction.atomic
def keep_products(*, by: Viewer, at: datetime, rows: Iterable[ProductRow], why: str = "") -> list[Change]:
    refuse_unless_manager(by, "keeping products")
    named = [(f"row {number}, product {row.code}", row) for number, row in enumerate(rows, start=1)]
    refuse_if_any(fault for where, row in named for fault in product_faults(where, row))
    wanted = [(where, Product(company_id=by.company_id, **asdict(row))) for where, row in named]
    return keep_records(PRODUCT, by, wanted, at, why)
