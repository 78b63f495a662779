"""Background work in the reader's words."""

from fractions import Fraction

from django.template import Library

from ronda.jobs import wording
from ronda.jobs.rules import JobView, kind_named

register = Library()

register.filter("job_title", wording.title_of)
register.filter("job_step", wording.step_of)
register.filter("job_state", wording.state_of)
register.filter("job_sentence", wording.sentence_of)
register.filter("job_badge", wording.kind_of_state)


@register.filter
def job_share(job: JobView) -> Fraction | None:
    """How much of the present step is done; None where nobody knows."""
    return Fraction(job.done, job.total) if job.total else None


@register.filter
def job_onward(job: JobView) -> str:
    """The address where the outcome is seen."""
    kind = kind_named(job.kind)
    return kind.leads_to(job) if kind is not None and kind.leads_to is not None else ""
