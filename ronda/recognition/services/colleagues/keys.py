"""The two keys of a round: made from a passphrase, used once after the round is closed."""

from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import PeerRound, RoundKey
from ronda.recognition.queries.colleagues import colleague_rules
from ronda.recognition.services.colleagues.erasing import overwrite_what_is_deleted
from ronda.recognition.services.colleagues.releasing import release_if_open
from ronda.recognition.services.colleagues.sealing import (
    WrongPassphraseError,
    half_open,
    make_key,
    open_key,
)
from ronda.work.services.tracing import leave_trace

STATE = PeerRound.State


@transaction.atomic
def set_passphrase(*, by: Viewer, at: datetime, today: date, number: int, passphrase: str) -> RoundKey:
    """Makes the holder's key; anew as long as the round has not opened."""
    key = _key_of(by, number)
    if key.round.state != STATE.PLANNED:
        raise RefusedError(
            Problem("the passphrase", "cannot be set once colleagues rate", "the first one stays")
        )
    least = colleague_rules(today).passphrase_least_letters
    if len(" ".join(passphrase.split())) < least:
        remedy = f"take at least {least} letters, such as four words that you will remember"
        raise RefusedError(Problem("the passphrase", "is too short", remedy))
    overwrite_what_is_deleted()
    made = make_key(passphrase)
    key.public_key, key.wrapped = made.public, made.wrapped
    key.save(update_fields=["public_key", "wrapped"])
    leave_trace(by=by, at=at, about="peer_round", number=number, what="peer_round.key_made")
    return key


@transaction.atomic
def use_key(*, by: Viewer, at: datetime, today: date, number: int, passphrase: str) -> PeerRound:
    """Opens the holder's half of every letter; with the second half the results are released."""
    key = _key_of(by, number)
    round_ = PeerRound.objects.select_for_update(of=("self",)).get(pk=number)
    if round_.state != STATE.CLOSED:
        raise RefusedError(Problem("the key", "opens nothing yet", "wait until the round is closed"))
    if key.used_on is not None:
        raise RefusedError(Problem("the key", "was used already", "the other holder's is waited for"))
    try:
        private = open_key(key.wrapped, passphrase)
    except WrongPassphraseError:
        what = "does not fit"
        raise RefusedError(Problem("the passphrase", what, "write it as you set it for this round")) from None
    overwrite_what_is_deleted()
    for form in round_.forms.all():
        form.letter = half_open(bytes(form.letter), str(key.holder_id), private)
        form.save(update_fields=["letter"])
    key.used_on, key.wrapped = today, ""
    key.save(update_fields=["used_on", "wrapped"])
    leave_trace(by=by, at=at, about="peer_round", number=number, what="peer_round.key_used")
    return release_if_open(by=by, at=at, today=today, round_=round_)


def _key_of(by: Viewer, number: int) -> RoundKey:
    """Of the viewer and nobody else."""
    key = (
        RoundKey.objects.select_related("round")
        .filter(round_id=number, round__company_id=by.company_id, holder_id=by.person_id or 0)
        .first()
    )
    if key is None:
        raise NotAllowedError("a key of this round")
    return key
