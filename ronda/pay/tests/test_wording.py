"""Every reason of pay has a whole sentence."""

import re
from pathlib import Path

import pytest

from ronda.kernel.reason import Fact, Reason
from ronda.pay.wording import POSTING_REASONS, SENTENCES, sentence_of

RULES = Path(__file__).resolve().parents[1] / "rules"
FACTS: dict[str, Fact] = {
    "person": "E05",
    "cents": 1_250,
    "wanted": 2_500,
    "points": 1_015_000,
    "grade": "B",
    "coefficient": "1.1",
    "fraction": "1/3",
    "people": 4,
    "percent": "40",
    "least": 3,
}


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_can_be_said(code: str) -> None:
    said = sentence_of(Reason(code, FACTS), "USD")

    assert said.endswith(".")
    assert "%(" not in said


def test_every_reason_that_a_rule_gives_has_a_sentence() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in RULES.glob("*.py"))
    ends = {
        "grade_by_": ("band", "quota", "newcomer"),
        "cent_by_": ("remainder", "weight", "draw"),
        "penalty_cut_by_": ("deduction", "minimum_wage"),
        "": ("floor", "ceiling"),
    }
    given = set()
    for code in re.findall(r'"(pay\.[a-z_]*)(?:"|\{)', source):
        start = code.removeprefix("pay.")
        given |= {f"pay.{start}{end}" for end in ends[start]} if start in ends else {code}

    assert given == SENTENCES.keys() | POSTING_REASONS.keys()


def test_a_reason_is_said_with_its_money_and_its_points() -> None:
    assert (
        sentence_of(Reason("pay.grade_by_band", FACTS), "USD")
        == "101.50 points over the last months are grade B: 1.1."
    )
    assert "law allows $12.50" in sentence_of(Reason("pay.penalty_cut_by_deduction", FACTS), "USD")
    assert "more than 40% of wage" in sentence_of(Reason("pay.share_at_risk", FACTS), "USD")
