"""Which column feeds which field, and how its values are written."""

from collections.abc import Mapping as Table
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from ronda.intake.rules.header import normalised

DayOrder = Literal["", "ymd", "dmy", "mdy"]
DecimalMark = Literal["", ".", ","]


@dataclass(frozen=True)
class Mapping:
    """`columns` lists for each field the names its column may have, first found first taken.

    `constants` are values for fields without a column, `patterns` wrap a value (`{} ml`), `values` translate
    single words, `blanks` say what an empty cell stands for. An empty `dates` or `decimal` is decided by the
    whole column.
    """

    kind: str
    columns: Table[str, tuple[str, ...]]
    name: str = ""
    constants: Table[str, str] = field(default_factory=dict)
    patterns: Table[str, str] = field(default_factory=dict)
    values: Table[str, Table[str, str]] = field(default_factory=dict)
    blanks: Table[str, str] = field(default_factory=dict)
    dates: DayOrder = ""
    decimal: DecimalMark = ""
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""

    def as_json(self) -> dict[str, Any]:
        content = asdict(self)
        content["columns"] = {name: list(options) for name, options in self.columns.items()}
        return {name: value for name, value in content.items() if value}

    def with_columns(self, columns: Table[str, str]) -> "Mapping":
        return replace(self, columns={**self.columns, **{name: (c,) for name, c in columns.items()}})


def mapping_from(content: Table[str, Any]) -> Mapping:
    """A mapping from JSON or YAML; a single name may stand for a list of one."""
    columns = {
        name: (options,) if isinstance(options, str) else tuple(map(str, options))
        for name, options in content.get("columns", {}).items()
    }
    return Mapping(**{**content, "columns": columns})


def chosen_columns(mapping: Mapping, names: list[str]) -> dict[str, int]:
    """Field to place of its column in a file with these column names."""
    places = {normalised(name): place for place, name in reversed(list(enumerate(names)))}
    exact = {name: place for place, name in reversed(list(enumerate(names)))}
    chosen: dict[str, int] = {}
    for name, options in mapping.columns.items():
        for option in options:
            place = exact.get(option, places.get(normalised(option)))
            if place is not None:
                chosen[name] = place
                break
    return chosen
