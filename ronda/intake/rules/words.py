"""Short values: codes, yes and no, choices, times of the day, points on the map."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import time
from decimal import Decimal

from ronda.intake.rules.amounts import read_degrees
from ronda.intake.rules.fault import Fault
from ronda.intake.rules.header import normalised
from ronda.outlets.rules.telephones import is_telephone, tidied

YES = frozenset({"1", "yes", "y", "true", "t", "x", "si", "s", "是", "有", "对"})
NO = frozenset({"0", "no", "n", "false", "f", "否", "无", "没有"})

_POINT = re.compile(r"POINT\s*Z?\s*\(\s*(\S+)\s+([^\s)]+)[^)]*\)", re.IGNORECASE)
_PAIR = re.compile(r"\(?\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*\)?")
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[\w-]+(?:\.[\w-]+)+")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")


def read_text(text: str) -> str:
    """Spaces of every kind become one; letters and their accents are put together."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_code(text: str) -> str:
    """`2106.0`, which tables of numbers make of `2106`, is `2106`."""
    code = read_text(text)
    return code[:-2] if re.fullmatch(r"\d+\.0", code) else code


def read_email(text: str) -> str | Fault:
    address = read_text(text)
    if _EMAIL.fullmatch(address):
        return address
    return Fault(f"'{text}' is not an e-mail address", "write it as ana@example.org")


def read_telephone(text: str) -> str | Fault:
    """Also as a table of numbers has it, and with the stroke that keeps a plus from being a formula."""
    number = tidied(read_code(text).removeprefix("'"))
    if is_telephone(number):
        return number
    return Fault(f"'{text}' is not a telephone number", "write it as 201 555 0134")


def read_yes_no(text: str) -> bool | Fault:
    word = normalised(text)
    if word in YES:
        return True
    if word in NO:
        return False
    return Fault(f"'{text}' is neither yes nor no", "write it as yes or no")


def read_choice(text: str, choices: Mapping[str, str]) -> str | Fault:
    word = normalised(text)
    if word in choices:
        return choices[word]
    return Fault(f"'{text}' is not known here", "write one of " + ", ".join(dict.fromkeys(choices.values())))


def read_time(text: str) -> time | Fault:
    found = _TIME.fullmatch(text.strip())
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    return Fault(f"'{text}' is not a time of the day", "write it as 09:30")


def read_position(text: str) -> tuple[Decimal, Decimal] | Fault:
    """Latitude and longitude of `POINT (-91.6 42.0)`, longitude first, or of `42.0, -91.6`."""
    found = _POINT.fullmatch(text.strip())
    pair = (found[2], found[1]) if found else None
    if pair is None and (found := _PAIR.fullmatch(text.strip())):
        pair = (found[1], found[2])
    if pair is None:
        return Fault(f"'{text}' is not a position", "write it as POINT (-91.665623 41.976612)")
    latitude, longitude = read_degrees(pair[0], 90), read_degrees(pair[1], 180)
    if isinstance(latitude, Fault):
        return latitude
    return longitude if isinstance(longitude, Fault) else (latitude, longitude)
