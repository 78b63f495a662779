"""What may be said about an import beside its kind and file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ronda.intake.rules.limits import Limits
from ronda.intake.rules.mapping import DayOrder, DecimalMark
from ronda.intake.rules.mapping import Mapping as Columns

# Stage, rows done, and rows in all where that is known.
Progress = Callable[[str, int, int | None], None]


def tell_nobody(stage: str, done: int, total: int | None) -> None:
    """Progress where nobody watches."""


@dataclass(frozen=True)
class ImportOptions:
    """`mapping` names a saved or built-in one, none guesses; `columns` overrule it field by field.

    `only` keeps rows whose column has one of the values; `known_outlets` keeps sales lines of outlets on
    record. `centre` is for outlets and people whose file names none. `whole` is a mapping made up on screen,
    in place of a named or guessed one; `source` is what the sender called the file, `upload` the ticket that
    it came by.
    """

    mapping: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    only: tuple[tuple[str, str], ...] = ()
    known_outlets: bool = False
    centre: str = ""
    sheet: str = ""
    dates: DayOrder = ""
    decimal: DecimalMark = ""
    skip_bad: bool = False
    dry_run: bool = False
    save_mapping: str = ""
    limits: Limits | None = None
    whole: Columns | None = None
    encoding: str = ""
    delimiter: str = ""
    source: str = ""
    upload: str = ""
