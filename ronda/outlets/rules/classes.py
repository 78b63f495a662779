"""The classes that an outlet can have, each independent of the others."""

OUTLET_TYPES = ("ordinary", "modern", "affiliated")
MARKET_TYPES = ("town", "country")
SIZES = ("large", "medium", "small")
COMPLIANCE_CLASSES = ("", "A", "B", "C", "W")
VISIT_CLASSES = ("A", "B", "C")
STATUSES = ("active", "suspended", "closed")
GRADES = range(1, 31)
STARS = range(7)
# A change of one of these is proposed by one person and approved by another.
CLASSES = ("outlet_type", "market_type", "size", "grade", "compliance", "stars", "visit_class")
NUMBERS = frozenset({"grade", "stars"})
LICENCE_EVENTS = ("issued", "renewed", "suspended", "restored", "revoked")


def is_modern(outlet_type: str) -> bool:
    """An affiliated outlet is a modern one that also carries the company's own sign."""
    return outlet_type in {"modern", "affiliated"}


def class_text(value: object) -> str:
    """A class as a proposal keeps it; none is empty."""
    return "" if value is None else str(value)


def class_value(which: str, text: str) -> str | int | None:
    """A class as an outlet keeps it."""
    if which in NUMBERS:
        return int(text) if text else None
    return text
