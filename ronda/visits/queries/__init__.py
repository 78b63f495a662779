"""Every read of visits."""

from ronda.visits.queries.facts import (
    UnseenOutlet,
    known_visits,
    longest_unseen,
    visits_for,
    visits_in_force,
    visits_numbered,
    visits_of_month,
    visits_tied,
)

__all__ = [
    "UnseenOutlet",
    "known_visits",
    "longest_unseen",
    "visits_for",
    "visits_in_force",
    "visits_numbered",
    "visits_of_month",
    "visits_tied",
]
