"""Problems are values: a stage returns (result, problems) and nothing is raised half-way."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "strange"]


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong, where, and what to do.

    `where` is for a person: `row 14, column Date` or `weights.yaml:12 weights.account_manager`.
    An `error` keeps its row or file out; something `strange` is reported and let in.
    """

    where: str
    what: str
    remedy: str = ""
    severity: Severity = "error"

    def as_json(self) -> list[str]:
        """Where, what and what to do, apart, so that each can be told in another language."""
        return [self.where, self.what, self.remedy]

    def __str__(self) -> str:
        sentence = f"{self.where}: {self.what}"
        return f"{sentence}; {self.remedy}" if self.remedy else sentence
