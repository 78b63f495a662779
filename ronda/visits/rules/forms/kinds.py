"""Which kinds of visit a person makes to an outlet: service to one's own, supervision to others."""


def kinds_open(*, holds_outlet: bool, records_in_centre: bool) -> tuple[str, ...]:
    """`visit` by the account manager who holds the outlet, `field_visit` by the back office of its centre."""
    kinds = ("visit",) if holds_outlet else ()
    return (*kinds, "field_visit") if records_in_centre else kinds
