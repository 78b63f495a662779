"""Every write of recognition: who and when are arguments, one transaction each, told as changes."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.recognition.models import SatisfactionForm
from ronda.recognition.queries import forms_in_force
from ronda.recognition.rules import FormRow
from ronda.recognition.rules.faults import form_faults
from ronda.work.queries import OutletReach, records_numbered
from ronda.work.services.naming import Names, drafts_of
from ronda.work.services.recording import add_records, withdraw_records


@transaction.atomic
def record_forms(*, by: Viewer, at: datetime, rows: Sequence[FormRow]) -> list[Change]:
    """Add the forms, or replace those that are known by their source key."""
    names = Names(by)
    drafts = drafts_of(
        rows,
        noun="form",
        names=names,
        at=at,
        codes=lambda row: [("outlet", row.outlet_code)],
        faults=form_faults,
        draft=lambda row: _draft(row, names),
    )
    return add_records(drafts, at=at, refuse=lambda records: _refuse_foreign(by, records))


@transaction.atomic
def withdraw_forms(*, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]:
    forms = records_numbered(forms_in_force(by), numbers)
    _refuse_foreign(by, forms)
    return withdraw_records(forms, at=at, reason=reason)


def _draft(row: FormRow, names: Names) -> SatisfactionForm:
    return SatisfactionForm(
        company_id=names.by.company_id,
        outlet_id=names.outlet[row.outlet_code],
        day=row.day,
        score=row.score,
        valid=row.valid,
        source_key=row.source_key,
    )


def _refuse_foreign(by: Viewer, forms: Sequence[SatisfactionForm]) -> None:
    reach = OutletReach(by)
    if not all(reach.may_record(form.outlet_id) for form in forms):
        raise NotAllowedError("recording forms of an outlet of another centre")
