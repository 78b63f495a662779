"""Whether a note says the same as the writer's earlier ones, after the writer was asked before sending."""

from collections.abc import Mapping

from ronda.visits.rules.proof.seen import Odd


def same_text_odd(alike: Mapping[str, int], *, times: int) -> Odd | None:
    """`alike`: how many earlier notes say the same, by field. The one repeated most is told."""
    repeated = {field: count for field, count in alike.items() if count >= times}
    if not repeated:
        return None
    field = max(sorted(repeated), key=lambda name: repeated[name])
    return Odd("same_text", {"field": field, "times": repeated[field]})
