"""Which kinds of finding an inspection of an object may lead to."""

from ronda.inspection.rules.faults import FALSE_VISIT

# What is likeliest comes first.
BY_OBJECT = {
    "visits": ("record", FALSE_VISIT, "false_record", "ordering_for_retailer"),
    "information": ("information", "false_record"),
    "phase_work": ("work", "false_record"),
}
# Kinds that say something of one visit.
OF_A_VISIT = frozenset({FALSE_VISIT, "false_record"})


def kinds_of(inspected: str) -> tuple[str, ...]:
    return BY_OBJECT.get(inspected, BY_OBJECT["visits"])
