"""Money and other numbers as people write them, and which mark starts the decimals of a column."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from ronda.intake.rules.fault import Fault
from ronda.intake.rules.mapping import DecimalMark

Decision = Literal[".", ",", "ambiguous"]

_CURRENCY = r"(?:[A-Z]{2,3}|[Ll]ei|kr\.?|zł|Rs\.?|元|圆)"
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f\u2019']")
_THREE = re.compile(r"\d{1,3}(?:([.,])\d{3})+")
# Cents of so many digits fit into 64 bits; beyond 28 digits a Decimal would round.
MOST_WHOLE_DIGITS, MOST_DIGITS = 15, 28


def mark_of(texts: Iterable[str]) -> Decision:
    """Decide by the whole column: the last of two marks, or a mark not followed by three digits."""
    points = commas = doubtful = 0
    for text in texts:
        number = _bare(text)[0]
        point, comma = number.rfind("."), number.rfind(",")
        if point < 0 and comma < 0:
            continue
        if point >= 0 and comma >= 0:
            points, commas = points + (point > comma), commas + (comma > point)
        elif found := _THREE.fullmatch(number):
            if number.count(found[1]) > 1:
                points, commas = points + (found[1] == ","), commas + (found[1] == ".")
            elif found[1] == "." and not number.startswith("0"):
                doubtful += 1
        else:
            points, commas = points + (point >= 0), commas + (comma >= 0)
    if points == commas == 0:
        return "ambiguous" if doubtful else "."
    return "." if points >= commas else ","


def read_cents(text: str, mark: DecimalMark = ".") -> int | Fault:
    """`$1,234.50`, `(12.00)`, `1.234,50 €` or `12-` as whole cents."""
    number, wrong = _number(text, mark), f"'{text}' is not an amount of money"
    if number is None:
        return Fault(wrong, f"write it as {_example('1234.50', mark)}")
    cents = number * 100
    if cents != cents.to_integral_value():
        rounded = number.quantize(Decimal("0.01"))
        return Fault(f"'{text}' has parts of a cent", f"write it as {_example(str(rounded), mark)}")
    return int(cents)


def read_whole(text: str, mark: DecimalMark = ".") -> int | Fault:
    number = _number(text, mark)
    if number is None or number != number.to_integral_value():
        return Fault(f"'{text}' is not a whole number", "write it as 12")
    return int(number)


def read_degrees(text: str, most: int) -> Decimal | Fault:
    """A latitude (`most` 90) or longitude (180), to six decimals, about a hand's breadth."""
    number = _number(text, "," if "," in text and "." not in text else ".", signed_only=True)
    if number is None:
        return Fault(f"'{text}' is not a number of degrees", "write it as 41.976612")
    if abs(number) > most:
        return Fault(f"'{text}' is not between -{most} and {most} degrees", "write it as 41.976612")
    return number.quantize(Decimal("0.000001"))


def _bare(text: str) -> tuple[str, bool]:
    """The digits and marks alone, and whether the amount is negative."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip()
    negative = plain.startswith("(") and plain.endswith(")")
    plain = plain[1:-1] if negative else plain
    plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Sc")
    plain = _SPACES.sub("", plain)
    for sign in ("-", "+"):
        if plain.startswith(sign) or (sign == "-" and plain.endswith(sign) and len(plain) > 1):
            negative, plain = negative or sign == "-", plain.removeprefix(sign).removesuffix(sign)
            break
    plain = re.sub(rf"\A{_CURRENCY}(?=[\d.,-])|(?<=[\d.,-]){_CURRENCY}\Z", "", plain)
    if plain.startswith("-") and not negative:
        negative, plain = True, plain[1:]
    return plain, negative


def _number(text: str, mark: DecimalMark, *, signed_only: bool = False) -> Decimal | None:
    digits, negative = _bare(text)
    if signed_only and re.search(r"[^\W\d_]", text):
        return None
    point = mark or "."
    group = "," if point == "." else "."
    whole, _, part = digits.partition(point)
    if group in whole:
        if not re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+", whole):
            return None
        whole = whole.replace(group, "")
    if not re.fullmatch(r"[0-9]+", whole + part):
        return None
    if len(whole) > MOST_WHOLE_DIGITS or len(whole + part) > MOST_DIGITS:
        return None
    number = Decimal(f"{whole or '0'}.{part or '0'}")
    return -number if negative else number


def _example(number: str, mark: DecimalMark) -> str:
    return number.replace(".", ",") if mark == "," else number
