"""A form keeps what is filled in, as often as it is told; nothing leaves it before it is sent."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import products_for
from ronda.people.rules import Viewer
from ronda.visits.models import Promise, StockCount, VisitForm
from ronda.visits.models.forms import Check
from ronda.visits.models.plans import PlannedVisit
from ronda.visits.queries.forms import open_form, open_promises
from ronda.visits.rules.forms import Counted, FormSaid, Promised
from ronda.work.queries.priorities import priorities_for

CODES = {
    "reason": ("", *PlannedVisit.Reason.values),
    "display": tuple(Check.values),
    "price_marking": tuple(Check.values),
    "base_data": tuple(VisitForm.BaseData.values),
}
LONGEST = {"outcome": 500, "task_result": 500, "next_step": 300, "advice": 4000, "answer": 4000}
LONGEST_PROMISE, MOST_PROMISES, MOST_COUNTED = 300, 10, 9_999_999


@transaction.atomic
def save_form(*, by: Viewer, at: datetime, key: UUID, said: FormSaid) -> VisitForm:
    """All of it at once: what is not said any more is gone. The same again changes nothing."""
    form = open_form(by, key)
    _refuse_unsound(said)
    for name in ("reason", "display", "price_marking", "base_data", *LONGEST):
        setattr(form, name, getattr(said, name).strip())
    form.priority = _priority(by, said.priority)
    form.steps = sorted(set(said.steps))
    form.task_number, form.next_on = said.task, said.next_on
    form.asked = _asked(said)
    form.saved_at = max(at, form.saved_at)
    form.save()
    _count(by, form, said.counts)
    _promise(form, said.promises)
    _settle(form, said)
    return form


def _refuse_unsound(said: FormSaid) -> None:
    faults = [
        Problem(name, "is no choice of the list", "choose one of the list")
        for name, codes in CODES.items()
        if getattr(said, name) not in codes
    ]
    faults += [
        Problem(name, f"is longer than {most} characters", "say it in fewer")
        for name, most in LONGEST.items()
        if len(getattr(said, name).strip()) > most
    ]
    if any(len(each.text.strip()) > LONGEST_PROMISE for each in said.promises):
        faults.append(Problem("promise", f"is longer than {LONGEST_PROMISE} characters", "say it in fewer"))
    if len(said.promises) > MOST_PROMISES:
        faults.append(Problem("promise", f"are more than {MOST_PROMISES} promises", "leave some out"))
    if any(
        number is not None and not 0 <= number <= MOST_COUNTED
        for each in said.counts
        for number in (each.front, each.storeroom)
    ):
        faults.append(Problem("counts", "is no number of pieces", "count in whole pieces"))
    if faults:
        raise RefusedError(*faults)


def _priority(by: Viewer, number: int | None) -> object:
    """One that the viewer does not read is left out."""
    return priorities_for(by).filter(pk=number).first() if number is not None else None


def _asked(said: FormSaid) -> dict[str, str]:
    asked = {"topic": said.request_topic, "text": said.request_text.strip(), "change": said.change.strip()}
    return {name: text for name, text in asked.items() if text}


def _count(by: Viewer, form: VisitForm, counts: Sequence[Counted]) -> None:
    wanted = {each.product: each for each in counts if each.front is not None or each.storeroom is not None}
    known = set(products_for(by).filter(pk__in=wanted).values_list("pk", flat=True))
    StockCount.objects.filter(form=form).exclude(product_id__in=known).delete()
    for product in known:
        StockCount.objects.update_or_create(
            form=form,
            product_id=product,
            defaults={"front": wanted[product].front, "storeroom": wanted[product].storeroom},
        )


def _promise(form: VisitForm, promises: Sequence[Promised]) -> None:
    """In their order; those that stay the same keep their rows."""
    said: list[tuple[str, date | None]] = [
        (each.text.strip(), each.due) for each in promises if each.text.strip()
    ]
    kept = list(Promise.objects.filter(form=form).order_by("pk"))
    for row, (text, due) in zip(kept, said, strict=False):
        if (row.text, row.due) != (text, due):
            row.text, row.due = text, due
            row.save(update_fields=["text", "due"])
    for row in kept[len(said) :]:
        row.delete()
    Promise.objects.bulk_create(
        Promise(outlet_id=form.outlet_id, form=form, text=text, due=due) for text, due in said[len(kept) :]
    )


def _settle(form: VisitForm, said: FormSaid) -> None:
    """Earlier promises; until the form is sent they may be opened again."""
    for promise in open_promises(form):
        kept = said.settled.get(promise.pk)
        settled_in = form if kept is not None else None
        if (promise.kept, promise.settled_in_id) == (kept, settled_in.pk if settled_in else None):
            continue
        promise.kept, promise.settled_in = kept, settled_in
        promise.save(update_fields=["kept", "settled_in"])
