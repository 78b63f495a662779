"""The tables of a frozen month: names, columns, types and the order of their rows."""

from dataclasses import dataclass

import pyarrow as pa

DAY, FLAG, ID, TEXT, COUNT, SMALL = pa.date32(), pa.bool_(), pa.int64(), pa.string(), pa.int64(), pa.int32()


@dataclass(frozen=True)
class FrozenTable:
    """One Parquet file of the snapshot; rows are sorted by `order`, which is unique unless `keyless`."""

    name: str
    meaning: str
    schema: pa.Schema
    order: tuple[str, ...]


def _table(name: str, meaning: str, order: tuple[str, ...], /, **columns: pa.DataType) -> FrozenTable:
    return FrozenTable(name, meaning, pa.schema(list(columns.items())), order)


LINES = _table(
    "lines",
    "one line of the sales ledger",
    ("outlet_id", "day", "product_id", "line_no"),
    line_no=TEXT,
    outlet_id=ID,
    product_id=ID,
    day=DAY,
    quantity=COUNT,
    amount_cents=COUNT,
    retail_cents=COUNT,
)

FROZEN_TABLES: dict[str, FrozenTable] = {
    table.name: table
    for table in (
        _table("units", "centres", ("unit_id",), unit_id=ID, code=TEXT, name=TEXT),
        _table("people", "who holds a spell", ("person_id",), person_id=ID, code=TEXT, name=TEXT),
        _table(
            "spells",
            "one person in one post of one unit; days are clipped to the month",
            ("spell_id",),
            spell_id=ID,
            person_id=ID,
            person_code=TEXT,
            unit_id=ID,
            post=TEXT,
            start=DAY,
            end=DAY,
            days=SMALL,
            present_days=SMALL,
            available_days=SMALL,
            newcomer=FLAG,
            wage_cents=COUNT,
        ),
        _table(
            "books",
            "which spell held which outlet, from when to when inside the month",
            ("outlet_id", "start", "spell_id"),
            outlet_id=ID,
            spell_id=ID,
            unit_id=ID,
            start=DAY,
            end=DAY,
            days=SMALL,
            whole=FLAG,
        ),
        _table(
            "outlets",
            "outlets of the company",
            ("outlet_id",),
            outlet_id=ID,
            code=TEXT,
            name=TEXT,
            unit_id=ID,
            modern=FLAG,
            visit_class=TEXT,
        ),
        _table("products", "products", ("product_id",), product_id=ID, code=TEXT, name=TEXT, brand=TEXT),
        LINES,
        _table(
            "prior_sales",
            "sales of each outlet in the same month a year earlier",
            ("outlet_id",),
            outlet_id=ID,
            quantity=COUNT,
            amount_cents=COUNT,
            retail_cents=COUNT,
        ),
        _table(
            "recent_sales",
            "amount of each outlet without a month a year earlier, over its last months",
            ("outlet_id",),
            outlet_id=ID,
            amount_cents=COUNT,
            months=SMALL,
        ),
        _table(
            "listing_targets",
            "products that an outlet is to carry this month",
            ("outlet_id", "product_id"),
            outlet_id=ID,
            product_id=ID,
        ),
        _table(
            "targets",
            "targets set by hand, with the reason",
            ("indicator", "unit_id", "person_id", "outlet_id"),
            indicator=TEXT,
            unit_id=ID,
            person_id=ID,
            outlet_id=ID,
            value_num=COUNT,
            value_den=COUNT,
            reason=TEXT,
        ),
        _table(
            "handovers",
            "hand-overs due this month; elapsed and allowed in working days in the owner's hands",
            ("handover_id",),
            handover_id=ID,
            unit_id=ID,
            duty=TEXT,
            owner_id=ID,
            receiver_id=ID,
            outlet_id=ID,
            elapsed=SMALL,
            allowed=SMALL,
            delivered=FLAG,
            returned=FLAG,
        ),
        _table(
            "tasks",
            "tasks due this month",
            ("task_id",),
            task_id=ID,
            unit_id=ID,
            duty=TEXT,
            owner_id=ID,
            due=DAY,
            in_time=FLAG,
            effective=FLAG,
        ),
        _table(
            "visits",
            "visits done this month",
            ("visit_id",),
            visit_id=ID,
            outlet_id=ID,
            person_id=ID,
            kind=TEXT,
            day=DAY,
            valid=FLAG,
        ),
        _table(
            "requests",
            "customer requests due this month",
            ("request_id",),
            request_id=ID,
            outlet_id=ID,
            owner_id=ID,
            due=DAY,
            in_time=FLAG,
        ),
        _table(
            "information_checks",
            "base-data records sampled this month",
            ("check_id",),
            check_id=ID,
            outlet_id=ID,
            day=DAY,
            complete=FLAG,
            correct=FLAG,
            on_time=FLAG,
        ),
        _table(
            "satisfaction_forms",
            "valid customer forms of this month, 0 to 100",
            ("form_id",),
            form_id=ID,
            outlet_id=ID,
            day=DAY,
            score=SMALL,
        ),
        _table(
            "system_use",
            "days on which an outlet used the system this month",
            ("outlet_id",),
            outlet_id=ID,
            days_used=SMALL,
        ),
        _table(
            "integrity_findings",
            "findings confirmed this month",
            ("finding_id",),
            finding_id=ID,
            person_id=ID,
            kind=TEXT,
        ),
        _table(
            "past_scores",
            "month scores of earlier closings, in ten-thousandths of a point",
            ("person_id", "month"),
            person_id=ID,
            month=TEXT,
            score=COUNT,
            presence_days=SMALL,
            period_days=SMALL,
        ),
        _table("calendar", "days of the month", ("day",), day=DAY, working=FLAG),
        _table(
            "cards",
            "duties on the responsibility card that was in force of each post on the first day",
            ("post", "duty"),
            post=TEXT,
            duty=TEXT,
            version=SMALL,
            starts=DAY,
            title=TEXT,
        ),
        _table(
            "form_times",
            "seconds that each person spent on forms, by day",
            ("person_id", "unit_id", "day"),
            person_id=ID,
            unit_id=ID,
            day=DAY,
            seconds=COUNT,
            forms=SMALL,
        ),
        _table(
            "planned_visits",
            "visits of the plans accepted for this month; done is what a visit bears out",
            ("planned_id",),
            planned_id=ID,
            outlet_id=ID,
            person_id=ID,
            unit_id=ID,
            kind=TEXT,
            reason=TEXT,
            day=DAY,
            state=TEXT,
        ),
        _table(
            "inspections",
            "units drawn for inspection, due in the month or with a result that stands since a day of it",
            ("inspection_id",),
            inspection_id=ID,
            object=TEXT,
            unit_id=ID,
            outlet_id=ID,
            person_id=ID,
            inspector_id=ID,
            due=DAY,
            done_on=DAY,
            settled_on=DAY,
            agrees=FLAG,
        ),
        _table(
            "corrections",
            "confirmed findings whose correction was due in the month",
            ("finding_id",),
            finding_id=ID,
            person_id=ID,
            unit_id=ID,
            outlet_id=ID,
            finding_kind=TEXT,
            due=DAY,
            in_time=FLAG,
        ),
    )
}

# Closings from before these were kept do not have them; they count as empty.
LATER_TABLES = frozenset({"cards", "corrections", "form_times", "inspections", "planned_visits"})
