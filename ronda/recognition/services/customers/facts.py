"""What a valid sheet is worth becomes a satisfaction form, which the month reads."""

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction

from ronda.people.rules import Viewer
from ronda.recognition.models import SatisfactionForm, SurveySheet
from ronda.recognition.rules.customers.scoring import form_score
from ronda.recognition.rules.records import FormRow
from ronda.recognition.services.facts import record_forms


def keep_forms(
    *, at: datetime, day: date, company_id: int, scored: Sequence[tuple[SurveySheet, Fraction]]
) -> None:
    """All at once and on one day; each sheet learns the number of its form.

    A month that had only a part of the round would tell, beside the round, what the few others said.
    """
    by = Viewer.operator(company_id)
    rows = [
        FormRow(
            each.outlet.code,
            day,
            form_score(score),
            source_key=key_of(each),
        )
        for each, score in scored
    ]
    record_forms(by=by, at=at, rows=rows)
    keys = [row.source_key for row in rows]
    forms = SatisfactionForm.objects.filter(company_id=company_id, withdrawn_at=None, source_key__in=keys)
    numbers = {each.source_key: each.number for each in forms}
    for each, _score in scored:
        each.form_number = numbers[key_of(each)]
    SurveySheet.objects.bulk_update([each for each, _ in scored], ["form_number"], batch_size=500)


def keep_form(*, at: datetime, sheet: SurveySheet, valid: bool) -> None:
    """A form that is known already, valid or not."""
    by = Viewer.operator(sheet.round.company_id)
    known = SatisfactionForm.objects.filter(
        company_id=by.company_id, withdrawn_at=None, source_key=key_of(sheet)
    )
    for form in known.select_related("outlet"):
        row = FormRow(form.outlet.code, form.day, form.score, valid=valid, source_key=form.source_key)
        record_forms(by=by, at=at, rows=[row])


def key_of(sheet: SurveySheet) -> str:
    return f"survey {sheet.round_id} {sheet.number}"
