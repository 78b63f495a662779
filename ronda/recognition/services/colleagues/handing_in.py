"""Handing a form in: the place is marked as used on a day, the form itself becomes a letter among others.

Nothing here leaves a trace with a name and a moment, and nothing is written in an order that tells one.
"""

import secrets
import uuid
from datetime import date

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.policy import ColleagueRules
from ronda.recognition.models import PeerRound, PeerSlot, SealedForm
from ronda.recognition.queries.colleagues import colleague_rules, pairs_in, sheet_of
from ronda.recognition.rules.colleagues import FormFault, PeerForm, Sheet, form_faults
from ronda.recognition.services.colleagues.erasing import overwrite_what_is_deleted
from ronda.recognition.services.colleagues.sealing import seal

# Of a letter: what it takes beside marks and comments; of each mark and each person.
FRAME, A_MARK, A_PERSON, BYTES_A_LETTER = 200, 60, 60, 6
FAULTS = {
    "stranger": ("is not among those whom you rate", "reload the page"),
    "unknown_question": ("has a mark for a question that is not asked", "reload the page"),
    "out_of_range": ("has a mark outside the scale", "choose one of the marks"),
    "comment_wanted": ("has the same extreme mark everywhere", "say in a few words why"),
    "too_long": ("has a comment that is too long", "shorten it"),
}


@transaction.atomic
def hand_in(*, by: Viewer, today: date, number: int, form: PeerForm) -> None:
    """Once for each place; the form cannot be read or changed afterwards, by nobody."""
    round_ = (
        PeerRound.objects.select_for_update(of=("self",)).filter(pk=number, company_id=by.company_id).first()
    )
    slot = _slot_of(by, round_)
    if round_ is None or slot is None or not slot.rates:
        raise NotAllowedError("rating in this round")
    if round_.state != PeerRound.State.OPEN or not round_.opens_on <= today <= round_.closes_on:
        raise RefusedError(Problem("the round", "does not take forms now", "look at its days"))
    if slot.used_on is not None:
        raise RefusedError(Problem("your form", "was handed in already", "it cannot be changed any more"))
    rules = colleague_rules(round_.opens_on)
    sheet, people = sheet_of(round_, rules), pairs_in(round_)[slot.person_id]
    faults = [*form_faults(form, sheet, people)]
    if faults or form.rater != slot.person_id:
        raise RefusedError(*(_problem(each, round_) for each in faults))
    _add_letter(round_, form, sheet, rules)
    slot.used_on = today
    slot.save(update_fields=["used_on"])


def letter_length(people: int, sheet: Sheet, rules: ColleagueRules) -> int:
    """The bytes of every letter of a round with so many people to rate."""
    comment = rules.comment_most_letters * BYTES_A_LETTER
    return FRAME + people * (A_PERSON + len(sheet.items) * A_MARK + comment)


def _slot_of(by: Viewer, round_: PeerRound | None) -> PeerSlot | None:
    if round_ is None:
        return None
    return PeerSlot.objects.filter(round=round_, person_id=by.person_id or 0).first()


def _problem(fault: FormFault, round_: PeerRound) -> Problem:
    what, remedy = FAULTS[fault.what]
    slot = round_.slots.select_related("person").filter(person_id=fault.person).first()
    named = f"{slot.person.name} ({slot.person.code})" if slot else f"person {fault.person}"
    return Problem(named, what, remedy)


def _add_letter(round_: PeerRound, form: PeerForm, sheet: Sheet, rules: ColleagueRules) -> None:
    """All letters are written anew under new names and in an order of chance, so that none is the newest."""
    holders = {str(key.holder_id): key.public_key for key in round_.keys.all()}
    content = {
        "rater": form.rater,
        "marks": {str(person): dict(marks) for person, marks in form.marks.items()},
        "comments": {str(person): text.strip() for person, text in form.comments.items() if text.strip()},
    }
    everybody = round_.slots.filter(is_rated=True).count()
    letters = [bytes(each) for each in round_.forms.values_list("letter", flat=True)]
    letters.append(seal(content, holders, letter_length(everybody, sheet, rules)))
    secrets.SystemRandom().shuffle(letters)
    overwrite_what_is_deleted()
    round_.forms.all().delete()
    SealedForm.objects.bulk_create(
        [SealedForm(name=uuid.uuid4(), round=round_, letter=letter) for letter in letters]
    )
