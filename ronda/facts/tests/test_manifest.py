"""The manifest: one text for one closing, and back."""

import json
from dataclasses import replace

from ronda.facts.rules.manifest import FileMark, Manifest, read_manifest
from ronda.kernel.period import Month

OCTOBER = Manifest(
    company="main",
    month=Month(2022, 10),
    run=1,
    as_of="2022-11-03T08:00:00+00:00",
    policy="p" * 64,
    code="0.1.0 c",
    facts={"units": FileMark("u", 1), "lines": FileMark("l", 9)},
    policy_files={"pay/pools.yaml": "q"},
    results={"amounts": FileMark("a", 3)},
    budget_cents=100_000,
    previous="m",
)


def test_a_manifest_comes_back_from_its_text() -> None:
    assert read_manifest(json.loads(OCTOBER.text)) == OCTOBER


def test_the_order_in_which_files_were_written_does_not_show() -> None:
    turned = replace(OCTOBER, facts=dict(reversed(list(OCTOBER.facts.items()))))

    assert turned.digest == OCTOBER.digest


def test_every_entry_moves_the_digest() -> None:
    others = [
        replace(OCTOBER, run=2),
        replace(OCTOBER, previous="n"),
        replace(OCTOBER, budget_cents=None),
        replace(OCTOBER, facts={**OCTOBER.facts, "lines": FileMark("l", 8)}),
        replace(OCTOBER, policy_files={"pay/pools.yaml": "r"}),
    ]

    assert len({each.digest for each in [OCTOBER, *others]}) == 6


def test_the_files_of_the_folder_are_named_with_their_parts() -> None:
    assert OCTOBER.files == {
        "facts/units.parquet": "u",
        "facts/lines.parquet": "l",
        "policy/pay/pools.yaml": "q",
        "results/amounts.parquet": "a",
    }
