"""Which fields of a drawn unit's form are compared with the first, and how far they may lie apart."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from ronda.inspection.rules.revisit import Compared, FormField, Value
from ronda.policy import InspectionRules

# Put right at the visit, it stands as it should when somebody comes later.
MENDED, GOOD = "mended", "good"
FRONT, STORE = "front_", "store_"


def visit_fields(products: Iterable[int], rules: InspectionRules) -> list[FormField]:
    """The visit's own form: choices, pieces and days are compared, words are read by people."""
    pieces, days = (Decimal(rules.tolerances[unit]) for unit in ("pieces", "days"))
    counts = [f"{place}{product}" for product in products for place in (FRONT, STORE)]
    return [
        FormField("took_place", "choice"),
        FormField("display", "choice"),
        FormField("price_marking", "choice"),
        *(FormField(name, "number", pieces) for name in counts),
        FormField("base_data", "choice"),
        FormField("next_on", "date", days),
        FormField("outcome", "text"),
        FormField("task_result", "text"),
        FormField("answer", "text"),
        FormField("change", "text"),
        FormField("next_step", "text"),
    ]


def work_fields() -> list[FormField]:
    """A task of phase work: whether it is done as recorded, how the display stands, what the proof shows."""
    return [
        FormField("done", "choice"),
        FormField("display", "choice"),
        FormField("proof", "choice"),
        FormField("result", "text"),
    ]


def as_compared(values: Mapping[str, Value]) -> dict[str, Value]:
    """What was put right at the visit and what is good later are the same."""
    return {name: GOOD if value == MENDED else value for name, value in values.items()}


def compare_base(
    fields: Iterable[str], recorded: Mapping[str, Value], said: Mapping[str, Value]
) -> tuple[Compared, ...]:
    """Base data as they are recorded against what is found: `seen_FIELD` right or wrong, `found_FIELD`."""
    return tuple(_one(name, recorded.get(name), said) for name in fields)


def _one(name: str, first: Value, said: Mapping[str, Value]) -> Compared:
    seen = said.get(f"seen_{name}")
    if seen == "right":
        return Compared(name, "same", first, first)
    if seen == "wrong":
        return Compared(name, "differs", first, said.get(f"found_{name}") or "")
    return Compared(name, "open", first, None)
