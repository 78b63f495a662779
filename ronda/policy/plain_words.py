"""What is wrong with a value and what the value is, in words instead of Python's."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

# By the type of pydantic's error; the braces name entries of its context.
_SENTENCES: Mapping[str, str] = {
    "missing": "is missing",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be at most {le}",
    "less_than": "must be less than {lt}",
    "literal_error": "must be {expected}",
    "too_long": "must have at most {max_length} entries",
    "too_short": "must have at least {min_length} entries",
}
_KINDS: Mapping[str, str] = {
    "decimal": "a number",
    "int": "a whole number",
    "string": "a text",
    "bool": "true or false",
    "date": "a day, as 2025-01-01",
    "tuple": "a list",
    "list": "a list",
    "mapping": "names with values, as {name: value}",
    "dict": "names with values, as {name: value}",
    "model": "names with values, as {name: value}",
}


def sentence_of(error: Mapping[str, Any]) -> str:
    """What pydantic found, as what must be; its own words where it finds something unforeseen."""
    kind = str(error["type"])
    if kind in _SENTENCES:
        return _SENTENCES[kind].format(**error.get("ctx", {}))
    expected = _KINDS.get(kind.partition("_")[0])
    return f"must be {expected}" if expected else f"{error['msg'][:1].lower()}{error['msg'][1:]}"


def written(value: object) -> str:
    """A value as a policy file writes it."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal | int | date):
        return str(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {written(item)}' for key, item in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    return f"'{value}'"
