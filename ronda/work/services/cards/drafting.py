"""A draft of the next version of a post's card, and what is changed in it."""

import re
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import numbers_of_posts
from ronda.people.rules import Viewer
from ronda.work.models import Card, CardDuty
from ronda.work.queries.card_pack import default_duties, default_pack
from ronda.work.rules.company_wide import may_shape
from ronda.work.rules.duty_texts import DutyTexts
from ronda.work.services.cards.finding import State, add_duties, card_to_write, texts_of
from ronda.work.services.tracing import leave_trace

ABOUT = "card"
CODE = re.compile(r"[A-Z][A-Z0-9-]{0,19}")


@transaction.atomic
def draft_card(*, by: Viewer, at: datetime, post: str) -> Card:
    """A copy of the latest adopted version, or of the pack's card where there is none; one draft a post."""
    if not may_shape(by):
        raise NotAllowedError("cards")
    _refuse_unknown_post(by, post)
    versions = Card.objects.select_for_update(of=("self",)).filter(company_id=by.company_id, post=post)
    if versions.filter(state__in=[State.DRAFT, State.PROPOSED]).exists():
        raise RefusedError(
            Problem("card", "another version of this post is under way", "adopt it or drop it first")
        )
    last = versions.filter(state=State.ADOPTED).order_by("-starts").first()
    number = (versions.aggregate(last=Max("version"))["last"] or 0) + 1
    card = Card.objects.create(
        company_id=by.company_id, post=post, version=number, drafted_by_id=by.person_id, drafted_at=at
    )
    add_duties(card, [texts_of(duty) for duty in last.duties.all()] if last else default_duties(post))
    said = {"post": post, "version": number}
    leave_trace(by=by, at=at, about=ABOUT, number=card.pk, what="card.drafted", said=said)
    return card


@transaction.atomic
def add_duty(*, by: Viewer, at: datetime, number: int, duty: DutyTexts) -> CardDuty:
    """At the end of the draft."""
    card = card_to_write(by, number, State.DRAFT)
    if not CODE.fullmatch(duty.code):
        remedy = "a capital letter, then letters, digits or dashes, as in D10"
        raise RefusedError(Problem("code", "is not a code of a duty", remedy))
    if card.duties.filter(code=duty.code).exists():
        raise RefusedError(Problem("code", "stands on this card already", "change that duty"))
    _refuse_untitled(duty)
    last = card.duties.aggregate(last=Max("position"))["last"] or 0
    [added] = add_duties(card, [duty], first=last + 1)
    _trace(by, at, card, "card.duty_added", duty.code)
    return added


@transaction.atomic
def change_duty(*, by: Viewer, at: datetime, number: int, duty: DutyTexts) -> CardDuty:
    """All texts of the duty as they are to be, in every language."""
    card = card_to_write(by, number, State.DRAFT)
    _refuse_untitled(duty)
    kept = _duty(card, duty.code)
    if texts_of(kept) == duty:
        return kept
    kept.title, kept.evidence, kept.indicator = dict(duty.title), dict(duty.evidence), dict(duty.indicator)
    kept.stages = {stage: dict(text) for stage, text in duty.stages.items()}
    kept.save(update_fields=["title", "stages", "evidence", "indicator"])
    _trace(by, at, card, "card.duty_changed", duty.code)
    return kept


@transaction.atomic
def remove_duty(*, by: Viewer, at: datetime, number: int, code: str) -> None:
    card = card_to_write(by, number, State.DRAFT)
    _duty(card, code).delete()
    _trace(by, at, card, "card.duty_removed", code)


@transaction.atomic
def move_duty(*, by: Viewer, at: datetime, number: int, code: str, up: bool) -> None:
    """One place up or down; at the end of the list it stays."""
    card = card_to_write(by, number, State.DRAFT)
    _duty(card, code)
    duties = list(card.duties.all())
    here = next(place for place, duty in enumerate(duties) if duty.code == code)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(duties):
        return
    duties[here], duties[there] = duties[there], duties[here]
    for position, duty in enumerate(duties, start=1):
        duty.position = position
    CardDuty.objects.bulk_update(duties, ["position"])
    _trace(by, at, card, "card.duty_moved", code)


def _duty(card: Card, code: str) -> CardDuty:
    found = card.duties.filter(code=code).first()
    if found is None:
        raise RefusedError(Problem("card", "has no such duty any more", "look at the page again"))
    return found


def _refuse_untitled(duty: DutyTexts) -> None:
    if not any(text.strip() for text in duty.title.values()):
        raise RefusedError(Problem("title", "has no words", "say what the duty is"))


def _refuse_unknown_post(by: Viewer, post: str) -> None:
    """A post of the company; or one that the pack knows besides, as the leaders of the company."""
    if post not in numbers_of_posts(by) and post not in default_pack()["posts"]:
        raise RefusedError(Problem("post", "is no post of your company", "take in the policy's posts first"))


def _trace(by: Viewer, at: datetime, card: Card, what: str, code: str) -> None:
    said = {"post": card.post, "version": card.version, "duty": code}
    leave_trace(by=by, at=at, about=ABOUT, number=card.pk, what=what, said=said)
