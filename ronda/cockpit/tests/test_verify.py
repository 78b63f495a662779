"""Verifying a closing: whatever was changed afterwards is found, and named to the number."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.conf import settings as the_settings
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker, Settings

from ronda.appraisal.models import SpellScore
from ronda.cockpit.services import examine_closing, verify_closing
from ronda.cockpit.tests.closing_world import (
    LATER,
    OCTOBER,
    Sale,
    a_closable_county,
    a_policy,
    close_october,
    sell,
)
from ronda.facts.models import Closing
from ronda.facts.queries import folder_of
from ronda.facts.rules.manifest import FileMark
from ronda.facts.services import manifest_of
from ronda.facts.services.parquet import write_parquet
from ronda.kernel.digest import digest_file
from ronda.kernel.refusal import NotAllowedError
from ronda.pay.models import Posting
from ronda.pay.services import distribute_folder
from ronda.people.tests.builders import County
from ronda.visits.models import Visit


@pytest.fixture(scope="module")
def october(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[County, Closing, Path]]:
    """One closing for the whole module, for it costs an appraisal; undone at the end."""
    home, before = tmp_path_factory.mktemp("home"), the_settings.RONDA_HOME
    the_settings.RONDA_HOME = home
    with django_db_blocker.unblock(), transaction.atomic():
        county = a_closable_county()
        yield county, close_october(county), home
        transaction.set_rollback(True)
    the_settings.RONDA_HOME = before


@pytest.fixture
def county(october: tuple[County, Closing, Path]) -> County:
    return october[0]


@pytest.fixture
def closing(october: tuple[County, Closing, Path], db: None, tmp_path: Path, settings: Settings) -> Closing:
    """The closing in a home that is this test's own to spoil."""
    _, closing, home = october
    shutil.copytree(home, tmp_path / "home")
    settings.RONDA_HOME = tmp_path / "home"
    return Closing.objects.get(pk=closing.pk)


def told(county: County, closing: Closing) -> list[str]:
    return [str(difference) for difference in verify_closing(by=county.viewer, closing=closing)]


def change_cell(closing: Closing, path: str, column: str, change: Callable[[Any], Any]) -> dict[str, Any]:
    """Changes one cell of the first row of a table that has a value there, and returns the row as it was."""
    file = folder_of(closing) / f"{path}.parquet"
    table = pq.read_table(file)
    rows = table.to_pylist()
    place = next(place for place, row in enumerate(rows) if row[column] is not None)
    row = dict(rows[place])
    rows[place][column] = change(row[column])
    write_parquet(pa.Table.from_pylist(rows, table.schema), file)
    return row


def change_text(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.chmod(0o640)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_untouched_closing_agrees(county: County, closing: Closing) -> None:
    found = examine_closing(by=county.viewer, closing=closing)

    assert (found.differences, found.remarks) == ([], [])
    assert found.compared[-2:] == [
        "10 tables of results, computed once more",
        "the scores and postings in the database",
    ]


def test_a_closing_of_an_older_version_agrees_and_the_remarks_say_so(
    county: County, closing: Closing
) -> None:
    cards = folder_of(closing) / "results" / "cards.parquet"
    table = pq.read_table(cards)
    cards.unlink()
    pq.write_table(table, cards, compression="none")
    closed_by_older_rules(closing, "cards")

    found = examine_closing(by=county.viewer, closing=closing)

    assert found.agrees
    by_code, by_bytes = found.remarks
    assert by_code.startswith("it was closed by other rules in code (0.0.1 0000")
    assert by_bytes == "results/cards.parquet: the same rows, though this version writes them as other bytes"


def test_what_todays_rules_compute_differently_is_a_remark_where_the_files_are_untouched(
    county: County, closing: Closing
) -> None:
    row = change_cell(closing, "results/spells", "unit_mean", lambda points: points - 1)
    closed_by_older_rules(closing, "spells")

    found = examine_closing(by=county.viewer, closing=closing)

    assert found.agrees
    assert found.remarks[1:] == [
        "the files are untouched; today's rules compute 1 number differently, first: results/spells.parquet,"
        f" spell_id {row['spell_id']}, column unit_mean: differs"
        f" (stored {row['unit_mean'] - 1}, recomputed {row['unit_mean']})"
    ]


def test_under_other_rules_a_changed_amount_is_named_first_and_alone(
    county: County, closing: Closing
) -> None:
    change_cell(closing, "results/persons", "grade_score", lambda points: points + 100_000)
    pay_by_what_is_stored(closing)
    closed_by_older_rules(closing, "persons", "amounts", "pools")
    amount = change_cell(closing, "results/amounts", "amount_cents", lambda cents: cents + 1)

    found = examine_closing(by=county.viewer, closing=closing)

    cents = amount["amount_cents"]
    assert [str(difference) for difference in found.differences] == [
        f"results/amounts.parquet, spell_id {amount['spell_id']}, column amount_cents:"
        f" differs (stored {cents + 1}, recomputed {cents})"
    ]
    assert found.remarks[-1].startswith("the other files are untouched; today's rules compute ")
    assert "first: results/persons.parquet, person_id " in found.remarks[-1]


def pay_by_what_is_stored(closing: Closing) -> None:
    """As the older version did, whose scores lie in the folder."""
    folder = folder_of(closing)
    for name in ("amounts", "pools"):
        (folder / "results" / f"{name}.parquet").unlink()
    rules = a_policy().in_force(OCTOBER.period)
    distribute_folder(
        facts=folder / "facts", results=folder / "results", month=OCTOBER, rules=rules, budget_cents=None
    )


def closed_by_older_rules(closing: Closing, *tables: str) -> None:
    """As if an older version had closed the month, with these tables of results as they lie there now."""
    manifest, results = manifest_of(closing), folder_of(closing) / "results"
    files = {name: results / f"{name}.parquet" for name in tables}
    marks = {
        name: FileMark(digest_file(path), pq.read_metadata(path).num_rows) for name, path in files.items()
    }
    old = replace(manifest, code="0.0.1 " + "0" * 64, results={**manifest.results, **marks})
    (folder_of(closing) / "manifest.json").unlink()
    (folder_of(closing) / "manifest.json").write_text(old.text, encoding="utf-8")
    Closing.objects.filter(pk=closing.pk).update(manifest_digest=old.digest)
    closing.refresh_from_db()


@pytest.mark.parametrize("state", ["frozen", "appraised"])
def test_a_state_changed_in_the_database_is_named_and_all_the_rest_still_compared(
    county: County, closing: Closing, state: str
) -> None:
    Closing.objects.filter(pk=closing.pk).update(state=state)
    closing.refresh_from_db()

    found = examine_closing(by=county.viewer, closing=closing)

    assert [str(difference) for difference in found.differences] == [
        "database facts.Closing, month 2022-10, run 1, column state:"
        f" differs (stored {state}, recomputed distributed)"
    ]
    assert found.compared[-1] == "the scores and postings in the database"


def test_a_month_that_is_only_frozen_is_neither_appraised_nor_paid_by_a_word_in_the_database(
    county: County, closing: Closing
) -> None:
    later = close_october(county, as_of=closing.closed_at, until="frozen", again=True)
    assert verify_closing(by=county.viewer, closing=later) == []
    Closing.objects.filter(pk=later.pk).update(state="distributed")
    later.refresh_from_db()

    found = examine_closing(by=county.viewer, closing=later)

    assert [(each.column, each.stored, each.recomputed) for each in found.differences] == [
        ("state", "distributed", "frozen")
    ]
    assert found.remarks == ["2022-10 run 2 is only frozen: there are no results to compute once more"]


def test_rows_that_a_frozen_month_should_not_have_are_named(county: County, closing: Closing) -> None:
    later = close_october(county, as_of=closing.closed_at, until="frozen", again=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pay_posting SET closing_id = %s", [later.pk])

    first = verify_closing(by=county.viewer, closing=later)[0]

    assert (first.place, first.what) == ("database pay.Posting", "the row should not be there")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("folder", "closings/main/2022-10/02"),
        ("folder", "closings/main/2022-09/01"),
        ("run", 7),
        ("month", "2022-09"),
        ("policy_digest", "0" * 64),
        ("manifest_digest", "0" * 64),
    ],
)
def test_whatever_is_changed_in_the_row_of_a_closing_is_found(
    county: County, closing: Closing, column: str, value: object
) -> None:
    Closing.objects.filter(pk=closing.pk).update(**{column: value})
    closing.refresh_from_db()

    first = verify_closing(by=county.viewer, closing=closing)[0]

    assert first.column == {"policy_digest": "policy", "manifest_digest": ""}.get(column, column)


def test_a_cent_in_the_amounts_and_a_point_on_a_card_are_named(county: County, closing: Closing) -> None:
    amount = change_cell(closing, "results/amounts", "amount_cents", lambda cents: cents + 1)
    card = change_cell(closing, "results/cards", "points", lambda points: points + 1)

    cents, points = amount["amount_cents"], card["points"]
    assert told(county, closing) == [
        f"results/cards.parquet, spell_id {card['spell_id']}, indicator {card['indicator']}, column points:"
        f" differs (stored {points + 1}, recomputed {points})",
        f"results/amounts.parquet, spell_id {amount['spell_id']}, column amount_cents:"
        f" differs (stored {cents + 1}, recomputed {cents})",
    ]


def test_a_cent_in_a_frozen_sale_is_named_by_freezing_once_more(county: County, closing: Closing) -> None:
    line = change_cell(closing, "facts/lines", "amount_cents", lambda cents: cents + 1)

    key = ", ".join(f"{name} {line[name]}" for name in ("outlet_id", "day", "product_id", "line_no"))
    cents = line["amount_cents"]
    assert told(county, closing) == [
        f"facts/lines.parquet, {key}, column amount_cents: differs (stored {cents + 1}, recomputed {cents})"
    ]


def test_a_changed_policy_is_named_by_file(county: County, closing: Closing) -> None:
    file = folder_of(closing) / "policy" / "appraisal" / "cascade.yaml"
    change_text(file, "relief", "Relief")

    (first,) = verify_closing(by=county.viewer, closing=closing)

    assert (first.place, first.what) == (
        "policy/appraisal/cascade.yaml",
        "the file is not the one that was closed",
    )


def test_a_missing_file_and_one_too_many_are_named(county: County, closing: Closing) -> None:
    folder = folder_of(closing)
    (folder / "facts" / "visits.parquet").unlink()
    shutil.copy(folder / "facts" / "units.parquet", folder / "facts" / "bonus.parquet")

    assert told(county, closing) == [
        "facts/bonus.parquet: the manifest names no such file",
        "facts/visits.parquet: the file is missing",
    ]


def test_a_file_that_is_no_table_any_longer_is_named(county: County, closing: Closing) -> None:
    file = folder_of(closing) / "facts" / "spells.parquet"
    file.chmod(0o640)
    file.write_bytes(b"nothing")

    (first,) = verify_closing(by=county.viewer, closing=closing)

    assert (first.place, first.what) == ("facts/spells.parquet", "the file is not the one that was closed")


def test_scores_and_postings_changed_in_the_database_are_named(county: County, closing: Closing) -> None:
    score = SpellScore.objects.filter(closing=closing).order_by("spell_id")[0]
    SpellScore.objects.filter(pk=score.pk).update(counted=score.counted + 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE pay_posting SET cents = cents + 1 WHERE kind = 'share' AND spell_id = %s",
            [score.spell_id],
        )

    by_score, by_posting = told(county, closing)

    assert by_score == (
        f"database appraisal.SpellScore, spell_id {score.spell_id}, column counted:"
        f" differs (stored {score.counted + 1}, recomputed {score.counted})"
    )
    assert by_posting.startswith(f"database pay.Posting, spell_id {score.spell_id}, unit_id")
    assert ", column cents: differs (stored " in by_posting


def test_a_run_that_corrects_a_paid_month_agrees_with_what_it_posted(
    county: County, closing: Closing
) -> None:
    day = date(2022, 10, 4)
    sell(county, *(Sale(f"R{number}-9", f"R{number}", day, 90_000) for number in (1, 2, 3)), at=LATER)
    corrected = close_october(county, as_of=LATER, at=LATER)
    assert (corrected.run, corrected.state) == (2, "distributed")

    found = examine_closing(by=county.viewer, closing=corrected)

    assert (found.differences, found.remarks) == ([], [])
    kinds = Posting.objects.filter(closing=corrected).values_list("kind", flat=True)
    assert set(kinds) >= {"reversal", "correction"}


@pytest.mark.parametrize(
    ("entry", "changed", "named"),
    [
        ("as_of", "2022-11-09T08:00:00+00:00", "the entry is not what the database says"),
        ("previous", "0" * 64, "the entry is not what the database says"),
        ("budget_cents", 1, "the file is not the one that was closed"),
    ],
)
def test_a_changed_entry_of_the_manifest_is_found(
    county: County, closing: Closing, entry: str, changed: Any, named: str
) -> None:
    file = folder_of(closing) / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    file.chmod(0o640)
    file.write_text(json.dumps(manifest | {entry: changed}), encoding="utf-8")

    (first,) = verify_closing(by=county.viewer, closing=closing)

    assert (first.place, first.what) == ("manifest.json", named)


def test_a_digest_changed_in_the_manifest_is_named_by_its_file(county: County, closing: Closing) -> None:
    folder = folder_of(closing)
    digest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["facts"]["lines"][0]
    change_text(folder / "manifest.json", digest, "0" * 64)

    (first,) = verify_closing(by=county.viewer, closing=closing)

    assert (first.what, first.key) == (
        "the entry is not the file's digest",
        {"file": "facts/lines.parquet"},
    )


def test_a_manifest_that_cannot_be_read_is_named(county: County, closing: Closing) -> None:
    change_text(folder_of(closing) / "manifest.json", "{", "[")

    (first,) = told(county, closing)

    assert first.startswith("manifest.json: the file is no manifest")


def test_a_moment_changed_in_the_database_is_found(county: County, closing: Closing) -> None:
    Closing.objects.filter(pk=closing.pk).update(as_of=closing.closed_at)
    closing.refresh_from_db()

    (first,) = verify_closing(by=county.viewer, closing=closing)

    assert (first.place, first.column) == ("manifest.json", "as_of")


def test_an_earlier_manifest_rewritten_together_with_its_row_breaks_the_chain(
    county: County, closing: Closing
) -> None:
    later = close_october(county, as_of=closing.closed_at, until="frozen", again=True)
    assert later.previous == closing
    change_text(folder_of(closing) / "manifest.json", '"run":1', '"run":1 ')
    digest = digest_file(folder_of(closing) / "manifest.json")
    Closing.objects.filter(pk=closing.pk).update(manifest_digest=digest)
    later.refresh_from_db()

    (first,) = verify_closing(by=county.viewer, closing=later)

    assert (first.place, first.column) == ("manifest.json", "previous")


def test_an_earlier_manifest_changed_in_its_file_is_named_by_the_later_closing(
    county: County, closing: Closing
) -> None:
    later = close_october(county, as_of=closing.closed_at, until="frozen", again=True)
    change_text(folder_of(closing) / "manifest.json", '"run":1', '"run":7')

    (first,) = verify_closing(by=county.viewer, closing=later)

    assert first.place == f"{closing.folder}/manifest.json"


def test_where_the_database_lost_what_it_knew_the_changed_file_is_named_without_its_rows(
    county: County, closing: Closing
) -> None:
    change_cell(closing, "facts/visits", "outlet_id", lambda number: number + 1)
    Visit.objects.filter(company=county.company).update(known_at=closing.closed_at)

    found = examine_closing(by=county.viewer, closing=closing)

    assert [(each.place, each.key) for each in found.differences] == [("facts/visits.parquet", {})]
    assert found.remarks[0] == (
        "facts/visits.parquet: the database no longer says what it said, so no row can be named"
    )


def test_what_cannot_be_computed_again_is_not_hidden(county: County, closing: Closing) -> None:
    change_cell(closing, "facts/lines", "amount_cents", lambda cents: cents + 1)

    found = examine_closing(by=county.viewer, closing=closing)

    assert found.remarks == [
        "nothing was computed again, for the facts or the policy are not those of the closing"
    ]


def test_hugo_verifies_nothing_of_another_company(county: County, closing: Closing) -> None:
    for viewer in (county.hugos_viewer, county.other_viewer, county.viewer_of("diego")):
        with pytest.raises(NotAllowedError, match="verifying"):
            verify_closing(by=viewer, closing=closing)
