"""Questionnaires: what was asked already is never changed; what differs is a new version."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.recognition.models import Questionnaire, QuestionnaireVersion
from ronda.recognition.queries.customers.policy import customers_rules
from ronda.recognition.queries.customers.questionnaires import is_shared, may_write, questionnaire_seen
from ronda.recognition.rules.customers.asking import Item, default_items, item_faults, items_of
from ronda.work.services.tracing import leave_trace

ABOUT = "questionnaire"


@transaction.atomic
def make_questionnaire(*, by: Viewer, at: datetime, today: date, title: str) -> Questionnaire:
    """With the questions of the policy."""
    _refuse_unless_writer(by)
    rules = customers_rules(today)
    made = _make(by, title)
    least, most = rules.marks
    items = default_items(rules.questions, rules.open_question)
    _add_version(by, at, made, 1, items, least, most)
    leave_trace(by=by, at=at, about=ABOUT, number=made.pk, what=f"{ABOUT}.made")
    return made


@transaction.atomic
def write_questions(
    *,
    by: Viewer,
    at: datetime,
    number: int,
    title: str,
    items: Sequence[Item],
    shown: datetime | None = None,
) -> QuestionnaireVersion:
    """In the newest version while no round asked it, else as the next one; marks stay as they are.

    `shown` is when the version that was there to be changed was made: of two who write, the later is told.
    """
    found = _changed(by, number)
    if found.retired_at is not None:
        raise RefusedError(Problem(ABOUT, "is a questionnaire out of use", "write a new one"))
    newest = _newest(found)
    if shown is not None and shown != newest.made_at:
        raise RefusedError(Problem(ABOUT, "has been written anew meanwhile", "look at the questions again"))
    refuse_if_any([Problem(*fault) for fault in item_faults(items)])
    _rename(by, at, found, title)
    told = [each.as_json() for each in items]
    if told == newest.items:
        return newest
    if newest.rounds.exists():
        newest = _add_version(by, at, found, newest.number + 1, items, newest.least, newest.most)
    else:
        newest.items, newest.made_by_id, newest.made_at = told, by.person_id, at
        newest.save(update_fields=["items", "made_by", "made_at"])
    said: Mapping[str, int] = {"version": newest.number}
    leave_trace(by=by, at=at, about=ABOUT, number=found.pk, what=f"{ABOUT}.written", said=said)
    return newest


@transaction.atomic
def copy_questionnaire(*, by: Viewer, at: datetime, number: int, title: str) -> Questionnaire:
    """Its newest questions as a questionnaire of one's own; also of one that is out of use."""
    _refuse_unless_writer(by)
    newest = _newest(questionnaire_seen(by, number))
    made = _make(by, title)
    _add_version(by, at, made, 1, items_of(newest.items), newest.least, newest.most)
    said = {"of": newest.questionnaire.title, "version": newest.number}
    leave_trace(by=by, at=at, about=ABOUT, number=made.pk, what=f"{ABOUT}.copied", said=said)
    return made


@transaction.atomic
def retire_questionnaire(*, by: Viewer, at: datetime, number: int) -> Questionnaire:
    """No new round asks it; what it asked stays readable, and rounds under way go on asking it."""
    found = _changed(by, number)
    if found.retired_at is None:
        found.retired_at = at
        found.save(update_fields=["retired_at"])
        leave_trace(by=by, at=at, about=ABOUT, number=found.pk, what=f"{ABOUT}.retired")
    return found


def _changed(by: Viewer, number: int) -> Questionnaire:
    """Locked: neither a round begins to ask it nor somebody else writes it meanwhile."""
    _refuse_unless_writer(by)
    found = Questionnaire.objects.select_for_update(of=("self",)).get(pk=questionnaire_seen(by, number).pk)
    if is_shared(by, found):
        raise RefusedError(Problem(ABOUT, "is a questionnaire that others ask too", "write a copy"))
    return found


def _newest(questionnaire: Questionnaire) -> QuestionnaireVersion:
    return questionnaire.versions.select_related("questionnaire").order_by("-number")[0]


def _make(by: Viewer, title: str) -> Questionnaire:
    if not title.strip():
        raise RefusedError(Problem("title", "is a questionnaire without a title", "give it one"))
    return Questionnaire.objects.create(
        company_id=by.company_id, side=Questionnaire.Side.CUSTOMERS, title=title.strip()[:200]
    )


def _rename(by: Viewer, at: datetime, found: Questionnaire, title: str) -> None:
    before, found.title = found.title, title.strip()[:200] or found.title
    if before != found.title:
        found.save(update_fields=["title"])
        said = {"before": before, "after": found.title}
        leave_trace(by=by, at=at, about=ABOUT, number=found.pk, what=f"{ABOUT}.renamed", said=said)


def _add_version(
    by: Viewer,
    at: datetime,
    questionnaire: Questionnaire,
    number: int,
    items: Sequence[Item],
    least: int,
    most: int,
) -> QuestionnaireVersion:
    return QuestionnaireVersion.objects.create(
        questionnaire=questionnaire,
        number=number,
        items=[each.as_json() for each in items],
        least=least,
        most=most,
        made_by_id=by.person_id,
        made_at=at,
    )


def _refuse_unless_writer(by: Viewer) -> None:
    if not may_write(by):
        raise NotAllowedError("writing questionnaires")
