"""Earlier notes of the same writer in the same words: a question before sending, never a refusal."""

from dataclasses import dataclass
from datetime import timedelta

from ronda.visits.models import VisitForm
from ronda.visits.queries.at_visit_rules import at_visit_rules
from ronda.visits.rules.forms import FormSaid, same_words


@dataclass(frozen=True)
class Alike:
    """The field, and the earlier visits whose note says the same, the newest first."""

    field: str
    forms: tuple[VisitForm, ...]


def notes_alike(form: VisitForm, said: FormSaid) -> list[Alike]:
    """Of outcome and advice; short notes may well be alike."""
    rules = at_visit_rules(form.day)
    earlier = VisitForm.objects.filter(
        company_id=form.company_id,
        person_id=form.person_id,
        day__gte=form.day - timedelta(days=rules.same_words_days),
        day__lte=form.day,
        sent_at__isnull=False,
    )
    sent = list(earlier.exclude(pk=form.pk).select_related("outlet").order_by("-day", "-pk"))
    found = []
    for field in ("outcome", "advice"):
        note = same_words(getattr(said, field))
        if len(note) < rules.same_words_least:
            continue
        same = tuple(each for each in sent if same_words(getattr(each, field)) == note)
        if len(same) >= rules.same_words_times:
            found.append(Alike(field, same))
    return found
