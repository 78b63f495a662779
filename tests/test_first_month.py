"""From an empty home to the first closed month, with nothing but the commands and a company's own files."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ronda.cli.frame import build_app

PEOPLE = """code,name,centre,post,from
E01,Ana Torres,C1,director,2020-01-01
E05,Diego Park,C1,account_manager,2020-01-01
E06,Elena Novak,C1,account_manager,2020-01-01
"""
OUTLETS = "code,name,centre\n" + "".join(f"R{n},Shop {n},C1\n" for n in range(1, 7))
PRODUCTS = "code,name,brand,wholesale price,shelf price\nP1,Alba Original,Alba,10.00,12.00\n"
PORTFOLIOS = "outlet,person,from\n" + "".join(
    f"R{n},{'E05' if n < 4 else 'E06'},2021-01-01\n" for n in range(1, 7)
)
# A year before, everybody bought ten; now Diego's outlets buy eleven and Elena's nine.
SALES = "line number,outlet,product,date,quantity,amount\n" + "".join(
    f"{year}-{n},R{n},P1,{year}-10-05,{pieces},{pieces * 10}.00\n"
    for n in range(1, 7)
    for year, pieces in ((2021, 10), (2022, 11 if n < 4 else 9))
)
FILES = {
    "people": PEOPLE,
    "outlets": OUTLETS,
    "products": PRODUCTS,
    "portfolios": PORTFOLIOS,
    "sales": SALES,
}


def ronda(*arguments: str, given: str = "") -> Sequence[str]:
    told = CliRunner().invoke(build_app(), list(arguments), input=given, catch_exceptions=False)
    assert told.exit_code == 0, told.output
    return told.output.splitlines()


@pytest.mark.django_db
def test_an_empty_home_comes_to_its_first_closed_month(ronda_home: Path, tmp_path: Path) -> None:
    ronda("company", "open", "acme", "--name", "Acme", "--country", "US", "--currency", "USD")
    ronda("company", "centre", "C1", "--name", "Centre one")
    for kind, content in FILES.items():
        file = tmp_path / f"{kind}.csv"
        file.write_text(content)
        ronda("import", kind, str(file))
    ronda("company", "role", "E01", "leader", "--from", "2020-01-01")
    ronda("company", "account", "E01", "ana", "--password-stdin", given="a long enough secret\n")

    closed = ronda("close", "2022-10")

    rows = [line.split() for line in closed]
    assert next(row for row in rows if row[:2] == ["Elena", "Novak"] and "plan" in row)[-1] == "%"
    assert any(row[:2] == ["Diego", "Park"] and row[-1] == "none" for row in [*rows])
    assert "agrees" in ronda("verify", "2022-10")[-1]
    why = "\n".join(ronda("explain", "2022-10", "E06"))
    assert "Sales plan: missed, $270.00 against a target of $300.00; 80.00 points" in why
    assert "Nobody is at fault" in why
