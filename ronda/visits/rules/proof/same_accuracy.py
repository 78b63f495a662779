"""Whether the accuracy of a device never changes: a real receiver's does, with sky and walls."""

from collections.abc import Sequence

from ronda.visits.rules.proof.seen import Odd


def same_accuracy_odd(accuracies: Sequence[float], *, equal: int) -> Odd | None:
    """`accuracies` of the person's readings, the newest first: so many in a row that are exactly equal."""
    if len(accuracies) < equal or len(set(accuracies[:equal])) > 1:
        return None
    return Odd("same_accuracy", {"readings": equal, "accuracy": round(accuracies[0])})
