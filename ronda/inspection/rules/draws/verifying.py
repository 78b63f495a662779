"""Run a published draw again, step by step; the page of a draw does the same in the browser."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ronda.inspection.rules.draws.commit import keeps_promise
from ronda.inspection.rules.draws.drawing import draw, draw_faults
from ronda.inspection.rules.draws.drawn import Drawn
from ronda.inspection.rules.draws.published import Listed, Published
from ronda.inspection.rules.draws.seed import draw_seed, seed_faults
from ronda.kernel.digest import digest_text


@dataclass(frozen=True)
class Step:
    """One check with its outcome. Codes: `frame`, `promise`, `silent`, `stranger`, `beacon`, `say`, `seed`,
    `terms`, `list`, `chances`, `again`; `wording/draw_steps.py` has the sentence of each.
    """

    code: str
    ok: bool
    facts: Mapping[str, str | int]


def verify(said: Published) -> list[Step]:
    """Every step; the draw is as it was announced when all are ok."""
    return [*_promised(said), *_drawn(said)]


def _promised(said: Published) -> Iterator[Step]:
    announced, revealed = said.announced, said.revealed
    digest = digest_text(said.frame)
    yield Step("frame", digest == announced.frame_digest, {"units": len(said.units), "digest": digest})
    for party, promise in sorted(announced.commitments.items()):
        nonce = revealed.nonces.get(party)
        if nonce is None:
            yield Step("silent", True, {"party": party})
        else:
            yield Step("promise", keeps_promise(promise, party, nonce), {"party": party})
    for party in sorted(set(revealed.nonces) - set(announced.commitments)):
        yield Step("stranger", False, {"party": party})
    named, used = announced.beacon_source, revealed.beacon
    yield Step("beacon", bool(named) == bool(used), {"source": named, "beacon": used})
    known = {party: nonce for party, nonce in revealed.nonces.items() if party in announced.commitments}
    yield Step("say", not seed_faults(announced.commitments, known, used), {"parties": len(known)})
    seed = draw_seed(revealed.nonces, digest, used)
    yield Step("seed", seed == revealed.seed, {"seed": seed})


def _drawn(said: Published) -> Iterator[Step]:
    """From the published seed: so a wrong seed is told once, and not again as a wrong list."""
    possible = not draw_faults(said.units, said.announced.terms)
    yield Step("terms", possible, {"units": len(said.units)})
    if not possible:
        return
    again = draw(said.units, said.revealed.seed, said.announced.terms)
    pairs: dict[str, tuple[Sequence[object], Sequence[object]]] = {
        "list": ([_who(each) for each in again], [_row(each) for each in said.listed]),
        "chances": (
            [(str(each.chance.probability), each.chance.why.code) for each in again],
            [(str(each.probability), each.why) for each in said.listed],
        ),
        "again": ([each.again for each in again], [each.again for each in said.listed]),
    }
    for code, (ours, theirs) in pairs.items():
        place = _first_difference(ours, theirs)
        yield Step(code, place == 0, {"drawn": len(again), "position": place})


def _who(drawn: Drawn) -> tuple[str, ...]:
    return drawn.unit.id, drawn.unit.stratum, drawn.ticket


def _row(listed: Listed) -> tuple[str, ...]:
    return listed.unit, listed.stratum, listed.ticket


def _first_difference(ours: Sequence[object], theirs: Sequence[object]) -> int:
    """The position, from 1, of the first line that differs or is missing; 0: none."""
    for position, (mine, other) in enumerate(zip(ours, theirs, strict=False), start=1):
        if mine != other:
            return position
    return 0 if len(ours) == len(theirs) else min(len(ours), len(theirs)) + 1
