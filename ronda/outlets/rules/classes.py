"""The classes that an outlet can have, each independent of the others."""

OUTLET_TYPES = ("ordinary", "modern", "affiliated")
MARKET_TYPES = ("town", "country")
SIZES = ("large", "medium", "small")
COMPLIANCE_CLASSES = ("", "A", "B", "C", "W")
VISIT_CLASSES = ("A", "B", "C")
STATUSES = ("active", "suspended", "closed")
GRADES = range(1, 31)
STARS = range(7)
LICENCE_EVENTS = ("issued", "renewed", "suspended", "restored", "revoked")


def is_modern(outlet_type: str) -> bool:
    """An affiliated outlet is a modern one that also carries the company's own sign."""
    return outlet_type in {"modern", "affiliated"}
