"""The ledger of pay: of one person, of one month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from ronda.facts.queries import Closing, closings_for
from ronda.kernel.refusal import NotAllowedError
from ronda.pay.models import Posting
from ronda.pay.queries.seeing import refuse_other_companies, sees_everybody
from ronda.pay.rules.ledger import Line
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class LedgerLine:
    """One posting to a person."""

    month: str
    run: int
    kind: str
    cents: int
    reason: str
    centre: str
    post: str
    spell_id: int | None
    created_at: datetime


def ledger_for(viewer: Viewer, person_code: str) -> list[LedgerLine]:
    """Every posting to the person that the viewer may see, oldest first; nobody's own are an empty list."""
    return _seen(viewer, _of_company(viewer).filter(person__code=person_code))


def lines_in_month(viewer: Viewer, closing: Closing, person_id: int) -> list[LedgerLine]:
    """The person's postings by all runs of the closing's month, that the viewer may see."""
    return _seen(viewer, _of_company(viewer).filter(person_id=person_id, closing__month=closing.month))


def paid_amounts(viewer: Viewer, closing: Closing) -> dict[int, int]:
    """What stands in the ledger for the month after all its runs, by person: nobody is ever paid less than
    an earlier run gave, so this may be more than the amount of the newest run."""
    refuse_other_companies(viewer, closing)
    found: dict[int, int] = {}
    lines = _of_company(viewer).filter(closing__month=closing.month, person__isnull=False)
    if not sees_everybody(viewer):
        lines = lines.filter(Q(person_id=viewer.person_id) | Q(centre_id__in=viewer.centre_ids))
    for person, centre, cents in lines.values_list("person_id", "centre_id", "cents"):
        if viewer.can_see_results_of(person, centre):
            found[person] = found.get(person, 0) + cents
    return found


def paid_to(viewer: Viewer, closing: Closing, person_code: str) -> int | None:
    """The same for one person; None where nothing is posted that the viewer may see."""
    refuse_other_companies(viewer, closing)
    lines = _of_company(viewer).filter(closing__month=closing.month, person__code=person_code)
    seen = _seen(viewer, lines)
    return sum(line.cents for line in seen) if seen else None


def ledger_of(viewer: Viewer, closing: Closing) -> list[Line]:
    """What this run posted, in its order; for those who may see everybody's pay."""
    refuse_all_but_all_seeing(viewer, closing)
    return _lines(Posting.objects.filter(closing=closing))


def refuse_all_but_all_seeing(viewer: Viewer, closing: Closing) -> None:
    refuse_other_companies(viewer, closing)
    if not sees_everybody(viewer):
        raise NotAllowedError(f"the ledger of {closing.month}")


def earlier_lines(closing: Closing) -> list[Line]:
    """Everything that earlier runs of the closing's month posted; for services, which ask who may."""
    return _lines(_of_month(closing).filter(closing__run__lt=closing.run))


def posted_runs(closing: Closing) -> Sequence[Closing]:
    """The runs of the closing's month that have postings, the oldest first."""
    runs = closings_for(Viewer.operator(closing.company_id))
    return list(runs.filter(pk__in=_of_month(closing).values("closing_id").distinct()).order_by("run"))


def _of_month(closing: Closing) -> QuerySet[Posting]:
    return Posting.objects.filter(closing__company_id=closing.company_id, closing__month=closing.month)


def _of_company(viewer: Viewer) -> QuerySet[Posting]:
    mine = Posting.objects.filter(closing__company_id=viewer.company_id)
    return mine.select_related("closing", "centre").order_by("id")


def _seen(viewer: Viewer, postings: Iterable[Posting]) -> list[LedgerLine]:
    return [
        LedgerLine(
            month=posting.closing.month,
            run=posting.closing.run,
            kind=posting.kind,
            cents=posting.cents,
            reason=posting.reason,
            centre=posting.centre.name,
            post=posting.post,
            spell_id=posting.spell_id,
            created_at=posting.created_at,
        )
        for posting in postings
        if posting.person_id is not None
        and posting.centre is not None
        and viewer.can_see_results_of(posting.person_id, posting.centre.pk)
    ]


def _lines(postings: QuerySet[Posting]) -> list[Line]:
    names = ("kind", "cents", "reason", "person_id", "centre_id", "spell_id", "post")
    return [Line(*row) for row in postings.order_by("id").values_list(*names)]
