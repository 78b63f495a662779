"""Why the proposal is as it is, as codes with numbers."""

from collections.abc import Sequence

from ronda.kernel.reason import Reason
from ronda.outlets.rules.proposal.chance import Ints
from ronda.outlets.rules.proposal.points import Load


def reasons_for(
    after: Sequence[Load],
    holders: Ints,
    owners: Ints,
    without_position: int,
    far_out: Sequence[str],
    monthly_minutes: int | None,
) -> list[Reason]:
    """Per manager what is kept, gained and lost; then what could not be placed; then who has too much."""
    reasons = [
        Reason.of(
            "proposal.handover",
            manager=load.manager,
            kept=int(((owners == number) & (holders == number)).sum()),
            gained=int(((owners == number) & (holders != number)).sum()),
            lost=int(((owners != number) & (holders == number)).sum()),
        )
        for number, load in enumerate(after)
    ]
    if without_position:
        reasons.append(Reason.of("proposal.without_position", outlets=without_position))
    reasons += [Reason.of("proposal.far_out", outlet=code) for code in far_out]
    if monthly_minutes is not None:
        reasons += [
            Reason.of(
                "proposal.too_much", manager=load.manager, minutes=load.minutes, possible=monthly_minutes
            )
            for load in after
            if load.minutes > monthly_minutes
        ]
    return reasons
