"""The two files of JSON: what was announced, and what was revealed."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ronda.inspection.rules.draws.published import Announced, Revealed
from ronda.inspection.rules.draws.terms import PoissonTerms, StrataTerms, Terms
from ronda.kernel.problem import Problem
from ronda.policy.plain_words import sentence_of

Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Share = Annotated[str, Field(pattern=r"^[0-9]{1,60}(/[1-9][0-9]{0,59})?$")]
# Nothing that would end a part or a line of what is hashed.
Said = Annotated[str, Field(pattern=r"^[^|\r\n]*$", max_length=200)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class StrataPart(_Strict):
    method: Literal["strata"]
    take: Mapping[Name, Annotated[int, Field(ge=1)]]
    least: Share
    again: Share
    one_per_outlet: bool

    def plain(self) -> Terms:
        return StrataTerms(self.take, Fraction(self.least), Fraction(self.again), self.one_per_outlet)


class PoissonPart(_Strict):
    method: Literal["poisson"]
    expected: Share
    stratum_cap: Share | None
    least: Share
    again: Share
    one_per_outlet: bool

    def plain(self) -> Terms:
        cap = None if self.stratum_cap is None else Fraction(self.stratum_cap)
        return PoissonTerms(
            Fraction(self.expected), Fraction(self.least), Fraction(self.again), cap, self.one_per_outlet
        )


class AnnouncedFile(_Strict):
    file: Literal["ronda draw announced 1"]
    round: str
    frame_digest: Digest
    commitments: Mapping[Name, Digest]
    beacon_source: str
    terms: Annotated[StrataPart | PoissonPart, Field(discriminator="method")]

    def plain(self) -> Announced:
        return Announced(
            self.round, self.frame_digest, self.commitments, self.beacon_source, self.terms.plain()
        )


class RevealsFile(_Strict):
    file: Literal["ronda draw revealed 1"]
    nonces: Mapping[Name, Said]
    beacon: Said
    seed: Digest

    def plain(self) -> Revealed:
        return Revealed(self.nonces, self.beacon, self.seed)


Document = TypeVar("Document", bound=BaseModel)


def read_document(kind: type[Document], name: str, text: str) -> tuple[Document | None, list[Problem]]:
    """The document, or what is wrong with it: the line of a slip in the JSON, the place of a wrong value."""
    try:
        said = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        return None, [Problem(f"{name}, line {error.lineno}", f"is no JSON: {error.msg}", "mend it there")]
    except RecursionError:
        return None, [Problem(name, "is nested too deeply", "take the file as it was published")]
    except ValueError as error:
        return None, [Problem(name, str(error), "a part is said once")]
    try:
        return kind.model_validate(said), []
    except ValidationError as error:
        return None, [_problem(name, text, dict(each)) for each in error.errors(include_url=False)]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"says '{key}' twice")
        found[key] = value
    return found


def _problem(name: str, text: str, error: Mapping[str, Any]) -> Problem:
    steps = [str(step) for step in error["loc"]]
    line = next((n for n, each in enumerate(text.split("\n"), 1) if steps and f'"{steps[-1]}"' in each), 1)
    return Problem(f"{name}, line {line}", f"{'.'.join(steps)} {sentence_of(dict(error))}".strip())
