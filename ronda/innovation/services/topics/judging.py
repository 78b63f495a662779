"""A judge's marks of a topic; they may be changed until the review is published."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from ronda.innovation.models import ReviewMark, ReviewRound
from ronda.innovation.queries.reviews import dimensions_of, most_of, own_mark
from ronda.innovation.rules.judging import marks_faults
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any


@transaction.atomic
def give_marks(
    *, by: Viewer, at: datetime, number: int, entry: int, marks: Mapping[str, Decimal], comment: str = ""
) -> ReviewMark:
    """No trace is left: the history is read by those who must not know who marked what."""
    own = own_mark(by, number, entry)
    mark = ReviewMark.objects.select_for_update(of=("self",)).select_related("entry__review").get(pk=own.pk)
    review = mark.entry.review
    if review.state != ReviewRound.State.OPEN:
        raise RefusedError(Problem("review", "is a review that is over", "look at it again"))
    refuse_if_any([Problem(*fault) for fault in marks_faults(marks, dimensions_of(review), most_of(review))])
    mark.marks = {code: str(value) for code, value in marks.items()}
    mark.comment, mark.given_at = comment.strip()[:500], at
    mark.save()
    return mark
