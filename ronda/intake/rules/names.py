"""Outlets that go by another name than before, or by two names at once."""

from collections.abc import Iterable, Mapping

from ronda.intake.rules.header import normalised
from ronda.intake.rules.oddity import Oddity, oddities, strange


def renamed_outlets(named: Iterable[tuple[int, str, str]], on_record: Mapping[str, str]) -> list[Oddity]:
    """From `(row, code, name)`; case, accents and marks do not make another name."""
    first: dict[str, tuple[str, str]] = {}
    several, other = {}, {}
    for row, code, name in named:
        plain = normalised(name)
        earlier = first.setdefault(code, (plain, name))
        if earlier[0] != plain and code not in several:
            several[code] = strange(
                f"row {row}, outlet {code}", f"is called '{name}', and '{earlier[1]}' before in this file"
            )
        known = on_record.get(code)
        if known and known != code and normalised(known) != plain and code not in other:
            other[code] = strange(f"row {row}, outlet {code}", f"is called '{name}', and '{known}' on record")
    return [*oddities("two_names", several.values()), *oddities("renamed_outlet", other.values())]
