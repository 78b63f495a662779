from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ronda.intake.rules.positions import Placed, strange_positions
from ronda.intake.rules.report import Counts
from ronda.intake.services import undo_import
from ronda.intake.tests.builders import NOW, take_in, told, write_text, write_workbook
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import Licence, Outlet, PortfolioEntry, Product
from ronda.people.tests.builders import County, a_centre

STORES = (
    "Store Number,Store Name,Address,City,County,Store Location\n"
    "2106,Hillstreet News,2217 College,Cedar Falls,LINN,POINT (-92.455796 42.517182)\n"
    "2508,Hy-Vee Food Store,1843 Johnson Ave,Cedar Rapids,Linn,POINT (-91.697942 41.974470)\n"
)


def test_outlets_go_to_the_only_centre_with_their_position(county: County, tmp_path: Path) -> None:
    report = take_in(county, "outlets", write_text(tmp_path, STORES))

    outlet = Outlet.objects.get(code="2106")
    assert (report.outcome, report.counts) == ("written", Counts(2, 0, 0))
    assert (outlet.centre, outlet.latitude, outlet.longitude) == (
        county.centre,
        Decimal("42.517182"),
        Decimal("-92.455796"),
    )


def test_an_update_keeps_what_the_file_does_not_name(county: County, tmp_path: Path) -> None:
    take_in(county, "outlets", write_text(tmp_path, STORES))
    grades = write_text(
        tmp_path, "客户编号,档位,终端类型\n2106,17,现代终端\n2508,9,普通终端\n", name="grades.csv"
    )

    report = take_in(county, "outlets", grades)

    outlet = Outlet.objects.get(code="2106")
    assert (outlet.grade, outlet.outlet_type, outlet.address) == (17, "modern", "2217 College")
    assert report.counts == Counts(0, 2, 0)


def test_the_same_stores_again_are_all_the_same(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, STORES)
    take_in(county, "outlets", path)

    again = take_in(county, "outlets", path)

    assert (again.outcome, again.counts) == ("same", Counts(0, 0, 2))


def test_only_one_county_of_the_state_is_taken(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, STORES.replace("Cedar Falls,LINN", "Cedar Falls,Black Hawk"))

    report = take_in(county, "outlets", path, only=(("county", "linn"),))

    assert report.rows == 1
    assert list(Outlet.objects.values_list("code", flat=True)) == ["2508"]
    with pytest.raises(RefusedError, match="column nation: is not in the file"):
        take_in(county, "outlets", path, only=(("nation", "linn"),))


def test_with_two_centres_one_must_be_named(county: County, tmp_path: Path) -> None:
    a_centre(county.company, "C2")
    path = write_text(tmp_path, STORES)

    report = take_in(county, "outlets", path)

    assert report.outcome == "refused"
    assert "say --centre CODE" in str(report.errors[0])
    assert take_in(county, "outlets", path, centre="C2").outcome == "written"
    assert Outlet.objects.get(code="2106").centre.code == "C2"


def test_an_unknown_centre_is_an_error_of_its_column(county: County, tmp_path: Path) -> None:
    path = write_text(tmp_path, "code,name,centre\n1,A,C1\n2,B,C9\n")

    report = take_in(county, "outlets", path)

    assert [str(error) for error in report.errors] == [
        "row 3, column centre: there is no centre 'C9'; add the centre first, or write one of: C1"
    ]


def test_renamed_and_twice_named_outlets_are_told_and_let_in(county: County, tmp_path: Path) -> None:
    take_in(county, "outlets", write_text(tmp_path, STORES))
    path = write_text(
        tmp_path, "code,name\n2106,HILLSTREET NEWS\n2508,Corner Shop\n9,Old\n9,New\n", name="b.csv"
    )

    report = take_in(county, "outlets", path)

    assert told(report) == {"renamed_outlet": 1, "two_names": 1, "repeated_key": 1, "missing_position": 1}
    assert Outlet.objects.get(code="2508").name == "Corner Shop"


def test_an_outlet_without_a_name_goes_by_its_code(county: County, tmp_path: Path) -> None:
    report = take_in(county, "outlets", write_text(tmp_path, "code,name,city\n77,,Marion\n"))

    assert told(report) == {"nameless_outlet": 1, "missing_position": 1}
    assert Outlet.objects.get(code="77").name == "77"


def test_a_position_in_another_state_is_far_and_the_others_are_not() -> None:
    near = [Placed(f"outlet {n}", "Linn", 41.97 + n / 100, -91.66) for n in range(9)]
    lost = Placed("outlet 4322", "linn", 33.44, -112.07)

    (oddity,) = strange_positions([*near, lost])

    assert (oddity.code, oddity.count) == ("far_position", 1)
    assert "outlet 4322" in str(oddity.examples[0])


def test_outlets_of_one_village_are_not_far_from_each_other() -> None:
    assert strange_positions([Placed(f"{n}", "Ely", 41.87, -91.58 - n / 50) for n in range(9)]) == []


def test_products_with_prices_in_another_countrys_spelling(county: County, tmp_path: Path) -> None:
    path = write_text(
        tmp_path,
        "Código;Descripción;Marca;Precio mayorista;Precio al público;Solo adultos\n"
        "P1;Ron añejo;Caney;1.234,50 €;1.851,75 €;sí\n",
        encoding="cp1252",
    )

    take_in(county, "products", path)

    product = Product.objects.get(code="P1")
    assert (product.wholesale_cents, product.shelf_cents, product.age_restricted) == (123_450, 185_175, True)


def test_portfolios_and_licences_name_outlets_on_record(county: County, tmp_path: Path) -> None:
    take_in(county, "outlets", write_text(tmp_path, STORES))
    books = write_workbook(
        tmp_path,
        {"portfolio": [["outlet", "account manager", "from"], [2106, "E05", date(2022, 11, 1)]]},
    )
    licences = write_text(tmp_path, "outlet,licence number,expires\n2106,LC0001,31/12/2023\n", name="l.csv")

    assert take_in(county, "portfolios", books).outcome == "written"
    assert take_in(county, "licences", licences).outcome == "written"
    assert take_in(county, "portfolios", books).outcome == "same"

    entry = PortfolioEntry.objects.get(outlet__code="2106")
    assert (entry.person, entry.start) == (county.diego, date(2022, 11, 1))
    assert Licence.objects.get().expires == date(2023, 12, 31)


def test_a_portfolio_of_strangers_is_refused_by_row(county: County, tmp_path: Path) -> None:
    take_in(county, "outlets", write_text(tmp_path, STORES))
    path = write_text(tmp_path, "outlet,person,from\n2106,H01,2022-11-01\n1,E05,2022-11-01\n", name="p.csv")

    report = take_in(county, "portfolios", path)

    assert [error.where for error in report.errors] == ["row 2, column person", "row 3, column outlet"]
    assert not PortfolioEntry.objects.exists()


def test_outlets_that_were_assigned_since_stay(county: County, tmp_path: Path) -> None:
    number = take_in(county, "outlets", write_text(tmp_path, STORES)).number
    assert number is not None
    book = write_text(tmp_path, "outlet,person,from\n2106,E05,2022-11-01\n", name="p.csv")
    take_in(county, "portfolios", book)

    with pytest.raises(RefusedError, match="2106"):
        undo_import(by=county.viewer, at=NOW, number=number)

    assert Outlet.objects.count() == 2


def test_outlets_that_nothing_rests_on_are_taken_back(county: County, tmp_path: Path) -> None:
    number = take_in(county, "outlets", write_text(tmp_path, STORES)).number
    assert number is not None

    undo_import(by=county.viewer, at=NOW, number=number)

    assert not Outlet.objects.exists()


@pytest.mark.parametrize("column", ["Phone number", "Teléfono", "联系电话"])
def test_a_telephone_number_is_taken_as_it_is_written(county: County, tmp_path: Path, column: str) -> None:
    lines = f"code,name,{column}\n1,One,'+44 (0)20 7946 0101\n2,Two,2015550134.0\n3,Three,n/a\n"

    report = take_in(county, "outlets", write_text(tmp_path, lines))

    assert report.outcome == "written"
    assert dict(Outlet.objects.values_list("code", "telephone")) == {
        "1": "+44 (0)20 7946 0101",
        "2": "2015550134",
        "3": "",
    }


def test_a_file_without_telephone_numbers_leaves_them_alone(county: County, tmp_path: Path) -> None:
    take_in(county, "outlets", write_text(tmp_path, "code,name,phone\n1,One,201-555-0134\n"))

    take_in(county, "outlets", write_text(tmp_path, "code,name\n1,Uno\n", name="names.csv"))

    assert Outlet.objects.values_list("name", "telephone").get() == ("Uno", "201-555-0134")


def test_what_is_no_telephone_number_is_told_by_its_row(county: County, tmp_path: Path) -> None:
    report = take_in(county, "outlets", write_text(tmp_path, "code,name,phone\n1,One,ask the clerk\n"))

    assert [str(each) for each in report.errors] == [
        "row 2, column phone: 'ask the clerk' is not a telephone number; write it as 201 555 0134"
    ]
    assert not Outlet.objects.exists()
