"""Comments that are not shown: one that insults, names somebody else, or betrays who wrote it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import PeerComment
from ronda.recognition.queries.colleagues.results import comment_led
from ronda.work.services.tracing import leave_trace


@transaction.atomic
def hide_comment(*, by: Viewer, at: datetime, name: UUID, why: str) -> PeerComment:
    """By those who lead the person, for a reason that the person reads; never what is said of oneself."""
    if not why.strip():
        raise RefusedError(
            Problem("the comment", "is hidden without a reason", "say why; the person reads it")
        )
    return _with(by, at, name, why.strip(), "peer_round.comment_hidden")


@transaction.atomic
def show_comment(*, by: Viewer, at: datetime, name: UUID) -> PeerComment:
    return _with(by, at, name, "", "peer_round.comment_shown")


def _with(by: Viewer, at: datetime, name: UUID, why: str, what: str) -> PeerComment:
    comment = comment_led(by, name)
    if comment is None:
        raise NotAllowedError("a comment of colleagues")
    comment.hidden_why = why
    comment.save(update_fields=["hidden_why"])
    said = {"person": comment.result.person_id}
    leave_trace(
        by=by, at=at, about="peer_round", number=comment.result.round_id, what=what, said=said, why=why
    )
    return comment
