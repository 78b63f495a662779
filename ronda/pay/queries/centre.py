"""Everybody's pay of a centre in a month, adding up to its pools."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ronda.facts.queries import Closing
from ronda.kernel.refusal import NotAllowedError
from ronda.pay.models import Posting
from ronda.pay.queries.amounts import amounts_for, pools_for
from ronda.pay.queries.closed import is_distributed, names_in
from ronda.pay.queries.seeing import leads, refuse_other_companies
from ronda.pay.rules import Amount, Pool
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class CentreLine:
    """One spell of somebody in the centre: its amount, and what stands in the ledger after all runs; None
    where nothing is posted yet. Without an `amount` the newest run has no such spell, and what an earlier
    run gave was kept."""

    person_code: str
    name: str
    post: str
    amount: Amount | None
    stands_cents: int | None


@dataclass(frozen=True)
class PostSum:
    """The pool of a post and the sum of the shares in it, which is the same to the cent."""

    post: str
    people: int
    pool_cents: int
    share_cents: int


@dataclass(frozen=True)
class CentreStatement:
    """A centre's month; `units` are all centres that the viewer leads and that have pay in the month."""

    unit_id: int
    unit: str
    units: Sequence[tuple[int, str]]
    pool: Pool
    posts: Sequence[PostSum]
    lines: Sequence[CentreLine]

    def sum_of(self, name: str) -> int:
        """A sum over all amounts: share_cents, penalty_cents, amount_cents."""
        return sum(getattr(line.amount, name) for line in self.lines if line.amount is not None)

    @property
    def stands_cents(self) -> int | None:
        """What stands in the ledger in all; None before anything is posted."""
        posted = [line.stands_cents for line in self.lines if line.stands_cents is not None]
        return sum(posted) if posted else None


def centre_statement(viewer: Viewer, closing: Closing, unit_id: int | None) -> CentreStatement:
    """For those who lead the centre; without a number, the first by name. Refused before distribution."""
    refuse_other_companies(viewer, closing)
    refusal = NotAllowedError(f"the statements of a centre in {closing.month}")
    if not is_distributed(closing):
        raise refusal
    amounts = [row for row in amounts_for(viewer, closing) if leads(viewer, row.unit_id)]
    names = names_in(closing, "units", "unit_id")
    units = sorted(
        {(row.unit_id, names[row.unit_id]) for row in amounts}, key=lambda unit: (unit[1], unit[0])
    )
    wanted = unit_id if unit_id is not None else next((number for number, _ in units), None)
    if wanted is None or wanted not in dict(units):
        raise refusal
    own = [row for row in amounts if row.unit_id == wanted]
    pools = {pool.post: pool for pool in pools_for(viewer, closing) if pool.unit_id == wanted}
    return CentreStatement(
        unit_id=wanted,
        unit=names[wanted],
        units=units,
        pool=pools[""],
        posts=[_post_sum(pool, own) for post, pool in sorted(pools.items()) if post],
        lines=_lines(closing, own, names_in(closing, "people", "person_id"), _standing(closing, wanted)),
    )


def _post_sum(pool: Pool, amounts: Iterable[Amount]) -> PostSum:
    held = [row for row in amounts if row.post == pool.post]
    people = len({row.person_id for row in held})
    return PostSum(pool.post, people, pool.pool_cents, sum(row.share_cents for row in held))


@dataclass(frozen=True)
class _Stands:
    person_code: str
    name: str
    post: str
    cents: int


def _standing(closing: Closing, unit_id: int) -> dict[int, _Stands]:
    """By spell, what all runs of the month posted in the centre."""
    postings = Posting.objects.filter(
        closing__company_id=closing.company_id,
        closing__month=closing.month,
        centre_id=unit_id,
        person__isnull=False,
    ).values_list("spell_id", "person__code", "person__name", "post", "cents")
    found: dict[int, _Stands] = {}
    for number, code, name, post, cents in postings:
        spell = number or 0
        before = found[spell].cents if spell in found else 0
        found[spell] = _Stands(code, name, post, before + cents)
    return found


def _lines(
    closing: Closing, amounts: Sequence[Amount], names: Mapping[int, str], standing: Mapping[int, _Stands]
) -> list[CentreLine]:
    """By code; nothing that stands is left out."""
    posted = bool(standing)
    lines = [
        CentreLine(
            row.person_code,
            names[row.person_id],
            row.post,
            row,
            (standing[row.spell_id].cents if row.spell_id in standing else 0) if posted else None,
        )
        for row in amounts
    ]
    paid = {row.spell_id for row in amounts}
    lines += [
        CentreLine(kept.person_code, kept.name, kept.post, None, kept.cents)
        for spell, kept in standing.items()
        if spell not in paid and kept.cents
    ]
    return sorted(lines, key=lambda line: (line.person_code, line.post))
