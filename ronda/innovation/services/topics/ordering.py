"""The order in which topics are presented: drawn at first, and set by whoever runs the review."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ronda.innovation.models import ReviewEntry, ReviewRound
from ronda.innovation.services.topics.reviews import open_review, trace_review
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer


@transaction.atomic
def order_entries(*, by: Viewer, at: datetime, number: int, places: Mapping[int, int]) -> ReviewRound:
    """`places`: from 1 on, each once, by entry. What is entered later comes after them."""
    review = open_review(by, number)
    entries = {each.pk: each for each in review.entries.all()}
    if set(places) != set(entries) or sorted(places.values()) != list(range(1, len(entries) + 1)):
        raise RefusedError(Problem("places", "is not each place once", "give each topic its place"))
    for key, entry in entries.items():
        entry.position = places[key]
    ReviewEntry.objects.bulk_update(entries.values(), ["position"])
    trace_review(by, at, review, "ordered")
    return review
