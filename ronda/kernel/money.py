"""Money is a whole number of cents; nothing about money is ever a float."""

from decimal import Decimal, InvalidOperation


def parse_cents(text: str) -> int:
    """Cents of an amount such as `1234.5`, `-0.10` or `1,234.50`.

    Raises ValueError when the text is no number or carries more than two decimals.
    """
    cleaned = text.strip().replace(",", "")
    try:
        cents = Decimal(cleaned) * 100
    except InvalidOperation:
        raise ValueError(f"'{text}' is not an amount of money") from None
    if not cents.is_finite() or cents != cents.to_integral_value():
        raise ValueError(f"'{text}' is not an amount in whole cents")
    return int(cents)


def format_cents(cents: int) -> str:
    """`462329` as `4,623.29`; for people in their own locale, format in the template instead."""
    sign = "-" if cents < 0 else ""
    whole, part = divmod(abs(cents), 100)
    return f"{sign}{whole:,}.{part:02d}"
