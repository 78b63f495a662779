"""The secret address of a person's calendar, and how often a person wants a digest."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.work.models import CalendarAddress, DigestWish

BYTES = 32


def digest_of(secret: str) -> str:
    return sha256(secret.encode("utf-8")).hexdigest()


@transaction.atomic
def renew_address(*, by: Viewer, at: datetime, language: str) -> str:
    """A new secret, told this once and never kept; the one before no longer opens anything."""
    person = _oneself(by)
    _end(by, at, person)
    secret = secrets.token_urlsafe(BYTES)
    CalendarAddress.objects.create(
        company_id=by.company_id,
        person_id=person,
        secret_digest=digest_of(secret),
        language=language,
        made_at=at,
    )
    return secret


@transaction.atomic
def end_address(*, by: Viewer, at: datetime) -> int:
    """How many were ended: one or none."""
    return _end(by, at, _oneself(by))


@transaction.atomic
def wish_for_digest(*, by: Viewer, at: datetime, rhythm: str, language: str) -> DigestWish:
    """How often, and in which language."""
    wish, _ = DigestWish.objects.update_or_create(
        person_id=_oneself(by),
        defaults={"company_id": by.company_id, "rhythm": rhythm, "language": language},
    )
    return wish


def _oneself(by: Viewer) -> int:
    if by.person_id is None:
        raise NotAllowedError("dates of nobody")
    return by.person_id


def _end(by: Viewer, at: datetime, person: int) -> int:
    mine = CalendarAddress.objects.filter(company_id=by.company_id, person_id=person, ended_at=None)
    return mine.update(ended_at=at)
