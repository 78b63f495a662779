"""The tables that an appraisal stores: their columns and types, whatever engine made them."""

import pyarrow as pa

FLAG, ID, TEXT, COUNT, SMALL = pa.bool_(), pa.int64(), pa.string(), pa.int64(), pa.int32()
NINE = pa.decimal128(18, 9)
SCORE = pa.int64()

_CARD_LINE: dict[str, pa.DataType] = {
    "post": TEXT,
    "indicator": TEXT,
    "key": TEXT,
    "kind": TEXT,
    "level": TEXT,
    "direction": TEXT,
    "curve": TEXT,
    "serves": FLAG,
    "examined": FLAG,
    "weight": NINE,
    "target_num": COUNT,
    "target_den": COUNT,
    "low": NINE,
    "high": NINE,
    "tolerance": NINE,
    "min_den": COUNT,
    "num": COUNT,
    "den": COUNT,
    "basis": COUNT,
    "target_by_hand": FLAG,
    "assessable": FLAG,
    "attainment": NINE,
    "met": FLAG,
    "points": NINE,
    "effective_weight": NINE,
    "lost": NINE,
    "contribution": NINE,
    "reading": TEXT,
}

_COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "measures": {
        "key": TEXT,
        "unit_id": ID,
        "spell_id": ID,
        "num": COUNT,
        "den": COUNT,
        "goal": COUNT,
        "basis": COUNT,
    },
    "cards": {"spell_id": ID, "unit_id": ID, "person_id": ID, **_CARD_LINE},
    "team_cards": {"unit_id": ID, **_CARD_LINE},
    "shares": {
        "spell_id": ID,
        "unit_id": ID,
        "indicator": TEXT,
        "tier": SMALL,
        "side": TEXT,
        "duty": TEXT,
        "owner_id": ID,
        "duty_weight": NINE,
        "degree": NINE,
        "cases": COUNT,
        "all_cases": COUNT,
        "phi": NINE,
        "q": NINE,
        "share": NINE,
        "share_points": NINE,
        "moved": FLAG,
    },
    "missed": {
        "spell_id": ID,
        "unit_id": ID,
        "person_id": ID,
        "post": TEXT,
        "level": TEXT,
        "indicator": TEXT,
        "lost": NINE,
        "external": NINE,
        "moved_points": NINE,
        "forgiven": NINE,
        "given_back": NINE,
        "kept": NINE,
    },
    "deductions": {"unit_id": ID, "owner_id": ID, "deduction": NINE},
    "spells": {
        "spell_id": ID,
        "person_id": ID,
        "person_code": TEXT,
        "unit_id": ID,
        "post": TEXT,
        "days": SMALL,
        "present_days": SMALL,
        "available_days": SMALL,
        "newcomer": FLAG,
        "base": NINE,
        "given_back": NINE,
        "deduction": NINE,
        "individual": NINE,
        "team": NINE,
        "team_share": NINE,
        "final": SCORE,
        "unit_mean": SCORE,
        "counted": SCORE,
        "basis": TEXT,
    },
    "persons": {
        "person_id": ID,
        "person_code": TEXT,
        "score": SCORE,
        "grade_score": SCORE,
        "presence_days": SMALL,
        "period_days": SMALL,
        "months": SMALL,
        "newcomer": FLAG,
    },
}

RESULT_SCHEMAS: dict[str, pa.Schema] = {
    name: pa.schema(list(columns.items())) for name, columns in _COLUMNS.items()
}


def settled(name: str, table: pa.Table) -> pa.Table:
    """Rows of the result table in its stored shape; TypeError when an engine hands over a float, ValueError
    when a value does not fit its column."""
    floats = [field.name for field in table.schema if pa.types.is_floating(field.type)]
    if floats:
        raise TypeError(f"the result '{name}' has floats in {', '.join(floats)}; nothing stored is a float")
    schema = RESULT_SCHEMAS[name]
    try:
        return table.select(schema.names).cast(schema)
    except (pa.ArrowInvalid, KeyError) as problem:
        raise ValueError(f"the result '{name}' cannot be stored: {problem}") from problem
