import json
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.intake.rules.columns import ReadTable, read_columns
from ronda.intake.rules.guess import guess_mapping
from ronda.intake.rules.mapping import Mapping, chosen_columns, mapping_from
from ronda.intake.rules.source import SourceTable
from ronda.intake.services.words import built_in_mappings, kinds


def guessed(kind: str, *rows: list[str]) -> dict[str, str]:
    names, *values = rows
    return {
        name: column for name, (column, *_) in guess_mapping(kinds()[kind], names, values).columns.items()
    }


def read(kind: str, mapping: Mapping, /, **columns: list[str]) -> ReadTable:
    count = len(next(iter(columns.values())))
    table = SourceTable(pa.table(columns), pa.array(range(2, count + 2), pa.int64()))
    return read_columns(table, kinds()[kind], mapping, {name: name.title() for name in columns})


def test_names_in_three_languages_are_guessed() -> None:
    english = guessed("outlets", ["Customer No.", "Customer Name", "Street address", "Town"])
    spanish = guessed("outlets", ["Código de cliente", "Razón social", "Domicilio", "Localidad"])
    chinese = guessed("outlets", ["客户编码", "客户名称", "经营地址", "乡镇"])

    assert list(english) == list(spanish) == list(chinese) == ["code", "name", "address", "city"]


def test_of_two_columns_with_a_fitting_name_the_values_decide() -> None:
    columns = guessed("products", ["code", "name", "price", "retail price"], ["1", "A", "see list", "12.50"])

    assert columns["shelf"] == "retail price"


def test_a_column_feeds_one_field_only() -> None:
    columns = guessed("portfolios", ["customer", "account manager", "from"], ["2106", "E05", "2022-11-01"])

    assert columns == {"outlet_code": "customer", "person_code": "account manager", "start": "from"}


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_field_is_found_by_its_first_name(kind: str) -> None:
    for field in kinds()[kind].fields.values():
        assert field.name in guessed(kind, [field.names[0]])


def test_built_in_mappings_name_only_fields_that_there_are() -> None:
    for mapping in built_in_mappings().values():
        fields = kinds()[mapping.kind].fields
        named = {*mapping.columns, *mapping.constants, *mapping.patterns, *mapping.values, *mapping.blanks}
        assert named <= set(fields)
        needed = {name for name, field in fields.items() if field.required}
        assert needed <= {*mapping.columns, *mapping.constants}


def test_a_mapping_is_the_same_after_it_was_kept() -> None:
    for mapping in built_in_mappings().values():
        assert mapping_from(json.loads(json.dumps(mapping.as_json()))) == mapping


def test_the_first_name_that_the_file_has_is_taken() -> None:
    mapping = Mapping("sales", {"day": ("date", "Date"), "line_no": ("Invoice",)})

    assert chosen_columns(mapping, ["Day", "DATE", "date"]) == {"day": 2}


def test_patterns_constants_values_and_blanks_complete_a_file() -> None:
    mapping = Mapping(
        "products",
        {},
        constants={"age_restricted": "yes"},
        patterns={"volume": "{} ml"},
        values={"category": {"W": "Whisky"}},
        blanks={"pack": "6"},
    )

    table = read(
        "products", mapping, code=["1", "2"], volume=["750", ""], category=["w", "Gin"], pack=["", "12"]
    )

    assert table.values.drop_columns(["row"]).to_pylist() == [
        {"code": "1", "category": "Whisky", "volume": "750 ml", "pack": 6, "age_restricted": True},
        {"code": "2", "category": "Gin", "volume": None, "pack": 12, "age_restricted": True},
    ]


def test_what_programs_write_for_nothing_is_nothing_among_numbers_only() -> None:
    table = read("products", Mapping("products", {}), code=["NA", "2"], shelf=["#N/A", "NULL"])

    assert table.values["code"].to_pylist() == ["NA", "2"]
    assert table.values["shelf"].to_pylist() == [None, None]


def test_a_cell_outside_its_limits_is_told_with_row_and_column() -> None:
    outlets = Mapping("outlets", {})

    table = read(
        "outlets", outlets, code=["1", "2", ""], grade=["31", "0", "5"], size=["large", "huge", "小"]
    )

    assert [str(problem) for problem in table.problems] == [
        "row 2, column Grade: '31' is more than 30; write 30 at most",
        "row 3, column Size: 'huge' is not known here; write one of large, medium, small",
        "row 3, column Grade: '0' is less than 1; write 1 or more",
        "row 4, column Code: is empty; fill it in",
    ]
    assert table.bad.to_pylist() == [True, True, True]


def test_one_wrong_day_does_not_make_a_column_doubtful() -> None:
    days = ["25/12/2022", "03/04/2022", "12/25/2022", "26/12/2022"]

    table = read("calendar", Mapping("calendar", {}), day=days, working=["no"] * 4)

    assert table.doubts == ()
    assert [problem.where for problem in table.problems] == ["row 4, column Day"]
    assert table.good()["day"].to_pylist() == [date(2022, 12, 25), date(2022, 4, 3), date(2022, 12, 26)]


def test_doubtful_decimals_are_asked_for() -> None:
    table = read("products", Mapping("products", {}), code=["1", "2"], shelf=["1.250", "3.500"])
    known = read("products", Mapping("products", {}, decimal=","), code=["1", "2"], shelf=["1.250", "3.500"])

    assert "--decimal . or --decimal ," in str(table.doubts[0])
    assert known.values["shelf"].to_pylist() == [125_000, 350_000]


CELLS = st.text(max_size=12) | st.sampled_from(
    ["1.234", "-5", "31/12/2022", "POINT (1 2)", "yes", "9" * 30, "1e9", "nan", "\u0663", "\ufeff", "\x00"]
)


@settings(deadline=None, max_examples=60)
@given(data=st.data(), kind=st.sampled_from(sorted(kinds())))
def test_any_cells_are_values_or_problems(data: st.DataObject, kind: str) -> None:
    columns = {name: data.draw(st.lists(CELLS, min_size=2, max_size=2)) for name in kinds()[kind].fields}

    table = read(kind, Mapping(kind, {}), **columns)

    assert table.values.num_rows == 2
    assert bool(table.problems) == any(table.bad.to_pylist())
    table.values.validate(full=True)
