"""The correction of ratings at the size of a company: `python -m benchmarks.raters`, rows of Markdown.

As many ratings, raters and people as in lme4's InstEval, with its published variances, made up by chance.
Everything is a ratio to what is measured in the same process: reading the ratings into a table, the plain
means of it, and one factorisation of a matrix of the people.
"""

import csv
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.linalg import cho_factor

from benchmarks.inputs import shared_data
from ronda.recognition.rules.raters import Correction, Observation, Rating, audit, correct
from ronda.recognition.rules.raters.ratings import Table, table_of

PEOPLE, RATERS, RATINGS, SEED = 1_128, 2_972, 73_421, 1
# lme4's InstEval example: lecturers, students, error; the usual rating.
PERSON, RATER, ERROR, USUAL = 0.27373, 0.10621, 1.38718, 3.255
RUNS = 3


def made_up(seed: int = SEED) -> tuple[list[Rating], dict[str, float]]:
    """Ratings from 1 to 5, unrounded, and how good the people truly are."""
    chance = np.random.default_rng(seed)
    good, strict = chance.normal(0, PERSON**0.5, PEOPLE), chance.normal(0, RATER**0.5, RATERS)
    # Some people are rated a few times, some hundreds of times, as lecturers are.
    share = chance.gamma(1.0, 1.0, PEOPLE)
    person = chance.choice(PEOPLE, RATINGS, p=share / share.sum())
    rater = chance.integers(0, RATERS, RATINGS)
    values = USUAL + good[person] - strict[rater] + chance.normal(0, ERROR**0.5, RATINGS)
    rows = zip(person.tolist(), rater.tolist(), values.tolist(), strict=True)
    return [Rating(f"p{p:04}", f"r{r:04}", value) for p, r, value in rows], {
        f"p{number:04}": float(level) for number, level in enumerate(good)
    }


def report_raters(data: Path | None) -> str:
    ratings, truth = made_up()
    table = table_of(ratings)
    reading = _least(lambda: table_of(ratings))
    means = _least(lambda: _means(table))
    matrix = np.eye(PEOPLE + 1) * PEOPLE + np.random.default_rng(SEED).random((PEOPLE + 1, PEOPLE + 1))
    factor = _least(lambda: cho_factor(matrix @ matrix.T))
    correcting = _least(lambda: correct(ratings))
    found = correct(ratings)
    lines = [
        f"{RATINGS:,} ratings by {RATERS:,} raters of {PEOPLE:,} people.",
        "",
        "| what | CPU s | times reading the ratings | times one factorisation |",
        "|---|---|---|---|",
    ]
    for name, spent in (
        ("reading", reading),
        ("plain means", means),
        ("one product and factorisation of 1,129 by 1,129", factor),
        ("the correction", correcting),
    ):
        lines.append(f"| {name} | {spent:.4f} | {spent / reading:.3f} | {spent / factor:.2f} |")
    lines += ["", *_recovered(found, _means(table), truth), "", *_audited(data)]
    return "\n".join(lines)


def _means(table: Table) -> "np.typing.NDArray[np.float64]":
    return np.bincount(table.person, table.values) / np.bincount(table.person)


def _recovered(
    found: Correction, means: "np.typing.NDArray[np.float64]", truth: dict[str, float]
) -> list[str]:
    """How near to the truth, and how many of the best fifty are truly among them."""
    good = np.array([truth[name] for name in found.persons])
    rows = []
    for name, scores in (("plain means", means), ("the correction", found.scores)):
        error = float(np.sqrt(np.mean((scores - scores.mean() - good + good.mean()) ** 2)))
        best = set(np.argsort(-scores)[:50].tolist()) & set(np.argsort(-good)[:50].tolist())
        rows.append(f"| {name} | {error:.3f} | {len(best)} |")
    variances = (
        f"Variances found: people {found.person_variance:.4f} (made with {PERSON}), raters "
        f"{found.rater_variance:.4f} ({RATER}), error {found.error_variance:.4f} ({ERROR})."
    )
    return [
        "| scores | root mean square error | of the best 50 found |",
        "|---|---|---|",
        *rows,
        "",
        variances,
    ]


def _audited(data: Path | None) -> list[str]:
    if data is None:
        return ["The audit was not measured: the public essays are not here."]
    with (data / "raters" / "writing.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    questions = [name for name in rows[0] if name not in {"student", "language", "rater"}]
    answers = [
        Observation(row["student"], row["rater"], each, int(row[each])) for row in rows for each in questions
    ]
    means = _least(lambda: _answer_means(answers))
    spent = _least(lambda: audit(answers, still=1e-3), runs=1)
    return [
        f"The audit of {len(answers):,} public answers by 21 raters: {spent:.2f} CPU s, "
        f"{spent / means:.0f} times their plain means."
    ]


def _answer_means(answers: list[Observation]) -> dict[str, float]:
    by_rater: dict[str, list[int]] = {}
    for each in answers:
        by_rater.setdefault(each.rater, []).append(each.answer)
    return {rater: float(np.mean(given)) for rater, given in by_rater.items()}


def _least(work: Callable[[], object], *, runs: int = RUNS) -> float:
    """CPU seconds of this process; noise only ever adds."""
    spent = []
    for _run in range(runs):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


if __name__ == "__main__":
    sys.stdout.write(report_raters(shared_data()) + "\n")
