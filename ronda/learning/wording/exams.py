"""Sentences about exams and their attempts: refusals by what the service found, deeds by what was done."""

from django.utils.translation import gettext, gettext_lazy

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is not open now": gettext_lazy("The exam is not open now."),
    "has no attempt left": gettext_lazy("No attempt is left; ask whoever sets the exam."),
    "lacks questions in the bank": gettext_lazy(
        "The bank lacks questions for a row of the blueprint: add them, or ask for fewer."
    ),
    "has no candidate": gettext_lazy("Invite somebody first."),
    "knows the keys": gettext_lazy("Whoever sets exams knows the right answers and cannot sit them."),
    "is past this step": gettext_lazy("The exam is past this step; look at the page again."),
    "is not marked yet": gettext_lazy("Some essays are not marked yet."),
    "is not after it opens": gettext_lazy("The end must lie after the beginning."),
    "is before the exam closes": gettext_lazy("Right answers can be shown only once the exam has closed."),
    "is of no course": gettext_lazy("Choose the course that the test comes before or after."),
    "is marked already": gettext_lazy("It is marked already; go on with the next."),
    "is too long": gettext_lazy("The answer is too long to be saved; write less."),
    "came later than may count": gettext_lazy("It came later than an answer may count; leave it as it is."),
    "has no reason to count": gettext_lazy("Write why it counts."),
    "counts already or is not to be decided": gettext_lazy("It counts already; look at the page again."),
    "has nothing to settle": gettext_lazy("Nothing is to be settled here; go on with the next."),
    "needs points within the question and a reason": gettext_lazy(
        "Write points from 0 to the highest points, and a reason."
    ),
    "has no sequence": gettext_lazy("The answer could not be put in order; load the page again."),
}

DEEDS: Deeds = {
    "exam.made": lambda said: gettext("Made the exam"),
    "exam.invited": lambda said: gettext("Invited candidates: %(people)s") % said,
    "exam.opened": lambda said: gettext("Opened the exam"),
    "exam.closed": lambda said: gettext("Closed the exam"),
    "exam.published": lambda said: gettext("Published the results"),
    "exam.cancelled": lambda said: gettext("Cancelled the exam"),
    "exam.late_counted": lambda said: (
        gettext("Counted a late answer of %(person)s to question %(question)s") % said
    ),
    "exam.settled": lambda said: gettext("Settled an essay: %(points)s points") % said,
}
