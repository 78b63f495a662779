"""The colleagues' view, read."""

from ronda.recognition.queries.colleagues.seeing import (
    ARRANGERS,
    arranged_by,
    colleague_rules,
    may_arrange,
    own_slot,
    own_slots,
    pairs_in,
    peer_round_for,
    peer_rounds_for,
    people_to_rate,
    sheet_of,
)

__all__ = [
    "ARRANGERS",
    "arranged_by",
    "colleague_rules",
    "may_arrange",
    "own_slot",
    "own_slots",
    "pairs_in",
    "peer_round_for",
    "peer_rounds_for",
    "people_to_rate",
    "sheet_of",
]
