"""The manifest of a closing: what went in, which rules, what came out, chained to the closing before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ronda.kernel.digest import canonical_json, digest_text
from ronda.kernel.period import Month


@dataclass(frozen=True)
class FileMark:
    """Fingerprint of one file and its number of rows."""

    digest: str
    rows: int


@dataclass(frozen=True)
class Manifest:
    """Everything that a closing rests on; the same inputs give the same text, and so the same digest.

    `policy` fingerprints the folder as a whole, `policy_files` each of its files, `code` the rules that
    computed the results, `previous` the manifest of the company's closing before this one.
    """

    company: str
    month: Month
    run: int
    as_of: str
    policy: str
    code: str
    facts: Mapping[str, FileMark]
    policy_files: Mapping[str, str] = field(default_factory=dict)
    results: Mapping[str, FileMark] = field(default_factory=dict)
    budget_cents: int | None = None
    previous: str = ""

    @property
    def text(self) -> str:
        return canonical_json(
            {
                "as_of": self.as_of,
                "budget_cents": self.budget_cents,
                "code": self.code,
                "company": self.company,
                "facts": _marks(self.facts),
                "month": str(self.month),
                "policy": self.policy,
                "policy_files": dict(self.policy_files),
                "previous": self.previous,
                "results": _marks(self.results),
                "run": self.run,
            }
        )

    @property
    def digest(self) -> str:
        return digest_text(self.text)

    def rests_on_the_same_as(self, other: "Manifest") -> bool:
        """Whether both closings were made from the same facts by the same policy and code."""
        return (self.policy, self.code, self.facts) == (other.policy, other.code, other.facts)

    @property
    def files(self) -> dict[str, str]:
        """The digest of every file of the closing's folder by its path there."""
        return {
            **{f"facts/{name}.parquet": mark.digest for name, mark in self.facts.items()},
            **{f"policy/{name}": digest for name, digest in self.policy_files.items()},
            **{f"results/{name}.parquet": mark.digest for name, mark in self.results.items()},
        }


def read_manifest(value: Mapping[str, Any]) -> Manifest:
    """The manifest from its parsed JSON; KeyError, TypeError or ValueError when it is not one."""
    return Manifest(
        company=value["company"],
        month=Month.parse(value["month"]),
        run=int(value["run"]),
        as_of=value["as_of"],
        policy=value["policy"],
        code=value["code"],
        facts=_read_marks(value["facts"]),
        policy_files=dict(value["policy_files"]),
        results=_read_marks(value["results"]),
        budget_cents=value["budget_cents"],
        previous=value["previous"],
    )


def _marks(marks: Mapping[str, FileMark]) -> dict[str, list[str | int]]:
    return {name: [mark.digest, mark.rows] for name, mark in marks.items()}


def _read_marks(value: Mapping[str, Any]) -> dict[str, FileMark]:
    return {name: FileMark(digest, rows) for name, (digest, rows) in value.items()}
