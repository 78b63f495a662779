"""What each post asks of a person, rung by rung."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ronda.policy.models.terms import Frozen

RungName = Literal["new", "junior", "intermediate", "senior", "expert"]
ProofName = Literal["course", "drill", "certificate", "exam", "observed_visit", "topic"]


class CompetenceRule(Frozen):
    """`target`: one of the three abilities that the mission aims at."""

    side: Literal["skill", "ability", "will"]
    track: Literal["service", "brand", "both"]
    target: bool


class LadderRules(Frozen):
    """The default ladder: by post and rung what is asked, with the kinds of proof of which one is enough.

    `certificate_levels`: the vocational level that proves what a rung asks, where certificates do.
    """

    competences: Mapping[str, CompetenceRule]
    needs: Mapping[
        str, Mapping[RungName, Mapping[str, Annotated[tuple[ProofName, ...], Field(min_length=1)]]]
    ]
    certificate_levels: Mapping[RungName, Annotated[int, Field(ge=1, le=5)]]
    confirmed_by_hand: tuple[ProofName, ...]

    @model_validator(mode="after")
    def _needs_known_competences(self) -> Self:
        asked = {code for rungs in self.needs.values() for needs in rungs.values() for code in needs}
        if unknown := sorted(asked - set(self.competences)):
            raise ValueError(f"no such competence: {', '.join(unknown)}")
        return self
