"""What the page of a draw works out in the browser is what `ronda draw verify` works out, sign by sign."""

import hashlib
import json
import random
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ronda.inspection.rules.draws import (
    PoissonTerms,
    StrataTerms,
    Terms,
    Unit,
    draw_faults,
    read_published,
    verify,
)
from ronda.inspection.tests.draw_cast import AGAIN, BEACON, FOUR_AND_SIX, LEAST, published_files

NODE = Path(sys.executable).with_name("node")
FRONT = Path(__file__).resolve().parents[2] / "design" / "front" / "draws"
RUN = f"""
import {{ readFileSync }} from "node:fs";
import {{ verifyFiles }} from "{(FRONT / "verifying.js").as_uri()}";
import {{ plainSha256 }} from "{(FRONT / "sha256.js").as_uri()}";
const told = [];
for (const files of JSON.parse(readFileSync(0, "utf8"))) {{
  if (files.plain !== undefined) told.push(plainSha256(new TextEncoder().encode(files.plain)));
  else {{
    const steps = await verifyFiles(Object.entries(files));
    told.push(steps.map(({{ code, ok, facts }}) => ({{ code, ok, facts }})));
  }}
}}
process.stdout.write(JSON.stringify(told));
"""
Files = dict[str, str]


def in_the_browser(cases: list[Files]) -> list[Any]:
    """One start of the engine for all of them."""
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", RUN],
        input=json.dumps(cases),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def here(files: Files) -> list[dict[str, Any]] | None:
    """Each step; None where the files cannot be read."""
    published, _problems = read_published(files)
    if published is None:
        return None
    return [{"code": step.code, "ok": step.ok, "facts": dict(step.facts)} for step in verify(published)]


def agree(cases: list[Files]) -> list[list[dict[str, Any]] | None]:
    """Both say the same of every case; what cannot be read here cannot be read there."""
    ours = [here(files) for files in cases]
    for files, mine, theirs in zip(cases, ours, in_the_browser(cases), strict=True):
        if mine is None:
            assert {step["code"] for step in theirs} <= {"files", "missing", "double"}, files
            assert theirs, files
        else:
            assert theirs == mine, files
    return ours


def some_units(chance: random.Random) -> list[Unit]:
    outlets = chance.randint(3, 12)
    return [
        Unit(f"R{chance.randint(1, outlets)}/V{number}", f"P{chance.randint(1, 4)}", chance.randint(1, 9))
        for number in range(chance.randint(4, 60))
    ]


def some_terms(units: list[Unit], chance: random.Random) -> Terms | None:
    """None: these terms would not fit the frame."""
    one = chance.random() < 0.5
    again = Fraction(chance.randint(0, 5), 5)
    if chance.random() < 0.5:
        sizes = {unit.stratum: 0 for unit in units}
        for unit in units:
            sizes[unit.stratum] += 1
        take = {name: chance.randint(1, size) for name, size in sizes.items()}
        terms: Terms = StrataTerms(take, LEAST, again, one)
    else:
        expected = Fraction(chance.randint(1, 4 * len(units)), 4)
        cap = Fraction(chance.randint(1, 9)) if chance.random() < 0.5 else None
        terms = PoissonTerms(expected, Fraction(1, chance.randint(10, 100)), again, cap, one)
    return None if draw_faults(units, terms) else terms


def test_the_worked_example_agrees_and_is_right() -> None:
    [steps] = agree([published_files()])

    assert steps is not None
    assert all(step["ok"] for step in steps)
    facts = {step["code"]: step["facts"] for step in steps}
    assert facts["frame"]["digest"] == "aeec55af7917e254957102bcca907b6166908fb8bb00861c04ae4cf5cf30fd64"
    assert facts["seed"]["seed"] == "7f34c73e521698e99df8f97e629e03af87d6b2c0e47bfb15533193bf3998c17f"
    assert facts["beacon"]["beacon"] == BEACON


def test_s4_is_drawn_by_size_in_both() -> None:
    seven = [Unit(name, "all", size) for name, size in zip("abcdefg", (10, 3, 2, 2, 1, 1, 1), strict=True)]

    [steps] = agree([published_files(seven, PoissonTerms(Fraction(4), LEAST, AGAIN))])

    assert steps is not None
    assert all(step["ok"] for step in steps)


def test_two_hundred_random_rounds_agree() -> None:
    chance = random.Random(29)
    cases: list[Files] = []
    while len(cases) < 200:
        units = sorted({unit.id: unit for unit in some_units(chance)}.values())
        if (terms := some_terms(units, chance)) is not None:
            cases.append(published_files(units, terms))

    told = agree(cases)

    assert all(step["ok"] for steps in told if steps is not None for step in steps)
    assert None not in told


def test_three_hundred_forgeries_are_told_alike() -> None:
    chance = random.Random(30)
    cases: list[Files] = []
    for _ in range(300):
        files = published_files()
        name = chance.choice(sorted(files))
        place = chance.randrange(len(files[name]))
        sign = chance.choice('0a|\n /"{}1f')
        cases.append(files | {name: files[name][:place] + sign + files[name][place + 1 :]})

    agree(cases)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("announced.json", '"rural": 6', '"rural": 31'),
        ("announced.json", '"rural": 6', '"rural": 6.0'),
        ("announced.json", '"rural": 6', '"rural": 6, "rural": 6'),
        ("announced.json", '"1/20"', "0.05"),
        ("announced.json", '"method": "strata"', '"method": "whim"'),
        ("reveals.json", '"drand:4242"', '""'),
        ("reveals.json", "river-29-oak", "river-29-ö"),
        ("reveals.json", "{", "[" * 9 + "{"),
        ("list.txt", "position|", "place|"),
        ("list.txt", "|1/5|", "|2/10|"),
        ("frame.txt", "V007|city", "V006|city"),
        ("frame.txt", "V005|city|1\n", "V005|city|1\r\n"),
    ],
)
def test_a_forgery_that_people_think_of_is_told_alike(file: str, old: str, new: str) -> None:
    files = published_files()

    agree([files | {file: files[file].replace(old, new, 1)}])


def test_missing_and_double_files_are_named() -> None:
    files = published_files(terms=FOUR_AND_SIX)
    frame = files.pop("frame.txt")

    missing, double = in_the_browser([files, files | {"a": frame, "b": frame}])

    assert missing == [{"code": "missing", "ok": False, "facts": {"file": "frame.txt"}}]
    assert double == [{"code": "double", "ok": False, "facts": {"file": "b", "other": "a"}}]


def test_without_the_browsers_own_sha256_the_same_digests_come_out() -> None:
    texts = ["", "abc", *("ñ" * length for length in range(20, 70)), "x" * 5000]

    assert in_the_browser([{"plain": text} for text in texts]) == [
        hashlib.sha256(text.encode()).hexdigest() for text in texts
    ]
