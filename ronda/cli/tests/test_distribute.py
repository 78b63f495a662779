"""`ronda distribute`: the money of a month on the terminal, and what another rule would have done."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ronda.cli.distribute import app
from ronda.cockpit.tests.closing_world import OCTOBER, a_closable_county, bytes_of, close_october
from ronda.facts.models import Closing
from ronda.facts.queries import closing_for
from ronda.kernel.refusal import RefusedError
from ronda.pay.models import Posting
from ronda.pay.queries import ledger_of
from ronda.pay.services import post_closing
from ronda.pay.tests.closings import CLOSED, POINTS, a_run
from ronda.people.tests.builders import POLICIES, County, a_county
from ronda.policy import PolicyError

pytestmark = pytest.mark.usefixtures("db", "ronda_home")


def distribute(*arguments: str, month: str = "2025-09") -> Result:
    return CliRunner().invoke(app, [month, "--company", "main", *arguments], env={"COLUMNS": "120"})


@pytest.fixture
def county() -> County:
    return a_county()


@pytest.fixture
def paid(county: County) -> Closing:
    """September 2025 distributed among Ana, Diego, Elena and Farid; Diego is fined."""
    closing = a_run(county, fined=["diego"])
    post_closing(by=county.viewer, at=CLOSED, closing=closing)
    return closing


def test_an_appraised_month_is_distributed_posted_and_then_answers_what_if(tmp_path: Path) -> None:
    county = a_closable_county()
    close_october(county, until="appraised")
    draft = tmp_path / "draft"
    shutil.copytree(POLICIES, draft)
    posts = draft / "appraisal" / "posts.yaml"
    posts.write_text(posts.read_text(encoding="utf-8").replace("pay_weight: 1.4", "pay_weight: 1.0"), "utf-8")

    refused = distribute("--policy", str(draft), month=str(OCTOBER))
    assert isinstance(refused.exception, RefusedError)
    assert "is appraised under its own policy" in str(refused.exception)

    done = distribute("--budget", "10,000.00", month=str(OCTOBER))
    assert done.exit_code == 0, done.output
    closing = closing_for(county.viewer, OCTOBER)
    assert closing.state == "distributed"
    ledger, before = ledger_of(county.viewer, closing), bytes_of(closing)
    assert sum(line.cents for line in ledger) == 1_000_000
    assert "Distributed 2022-10 run 1." in done.output
    for name in ("Ana Torres", "Bruno Keller", "Diego Park", "Elena Novak"):
        assert name in done.output

    cascade = draft / "appraisal" / "cascade.yaml"
    cascade.write_text(
        cascade.read_text(encoding="utf-8").replace("2015-01-01: 1", "2015-01-01: 0.5"), "utf-8"
    )
    asked = distribute("--policy", str(draft), month=str(OCTOBER))
    assert asked.exit_code == 0, asked.output
    assert "Nothing was written" in asked.output
    assert re.search(r"\d+ would gain and \d+ would lose money; the score of 0 would rise", asked.output)
    assert re.search(r"Diego Park +\d+\.\d+ > \d+\.\d+ +\d+\.\d+ > \d+\.\d+", asked.output)
    assert f"The folder cannot be adopted yet; `ronda policy check {draft}` finds:" in asked.output
    assert "appraisal/cascade.examples.yaml:" in asked.output
    assert (bytes_of(closing), ledger_of(county.viewer, closing)) == (before, ledger)


def test_a_distributed_month_is_printed_with_pools_amounts_and_reasons(paid: Closing) -> None:
    result = distribute()

    assert result.exit_code == 0, result.output
    lines = [" ".join(line.split()) for line in result.output.splitlines()]
    assert "company 4 4.4000 10,000.00 200.00" in lines
    assert "account manager 3 3.0000 6,681.82" in lines
    assert "Diego Park account manager B 1.1000 2,450.00 -245.00 2,205.00" in lines
    assert any(line.startswith("$245.00 were taken from the share of E05") for line in lines)
    assert "Distributed" not in result.output


def test_another_budget_on_a_distributed_month_is_a_question_and_writes_nothing(paid: Closing) -> None:
    before, postings = bytes_of(paid), Posting.objects.count()

    result = distribute("--budget", "20000")

    assert result.exit_code == 0, result.output
    lines = [" ".join(line.split()) for line in result.output.splitlines()]
    assert "Farid Haddad 85.00 85.00 C 2,227.27 4,454.55 2,227.28" in lines
    assert "cannot be adopted" not in result.output
    assert "Nothing was written: this is what would have been." in lines
    assert "would be 20,000.00" in result.output
    assert (bytes_of(paid), Posting.objects.count()) == (before, postings)


def test_a_policy_that_cannot_be_loaded_is_refused_with_its_line(paid: Closing, tmp_path: Path) -> None:
    draft = tmp_path / "draft"
    shutil.copytree(POLICIES, draft)
    cascade = draft / "appraisal" / "cascade.yaml"
    cascade.write_text(cascade.read_text(encoding="utf-8").replace("2015-01-01: 1", "2015-01-01: 2"), "utf-8")

    refused = distribute("--policy", str(draft))

    assert isinstance(refused.exception, PolicyError)
    assert re.search(r"appraisal/cascade\.yaml:\d+ relief", str(refused.exception))
    assert refused.output == ""


def test_a_correction_for_one_shows_what_the_others_keep(county: County, paid: Closing) -> None:
    corrected = a_run(county, 2, points={**POINTS, "elena": "86"}, fined=["diego"])
    post_closing(by=county.viewer, at=CLOSED, closing=corrected)

    result = distribute()

    assert result.exit_code == 0, result.output
    assert "Farid Haddad keeps 2,227.27, as paid before." in result.output
    assert "Elena Novak keeps" not in result.output


def test_a_month_that_is_only_frozen_has_no_money_to_show(paid: Closing) -> None:
    Closing.objects.filter(pk=paid.pk).update(state="frozen")

    result = distribute()

    assert isinstance(result.exception, RefusedError)
    assert "there is no money yet; appraise it with `ronda close 2025-09`" in str(result.exception)


def test_a_month_that_is_not_closed_is_refused(county: County) -> None:
    assert isinstance(distribute().exception, RefusedError)


def test_an_amount_that_is_none_is_wrong_usage() -> None:
    result = distribute("--budget", "much")

    assert result.exit_code == 2
    assert "'much' is not an amount of money" in result.output
