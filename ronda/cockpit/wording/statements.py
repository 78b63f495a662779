"""The words of statements: columns, kinds of postings, and how a share became whole cents."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.appraisal.wording import post_name
from ronda.design.templatetags.figures import money, plain_number
from ronda.pay.queries import LedgerLine, Statement, StatementLine
from ronda.pay.wording import POSTING_REASONS
from ronda.pay.wording import sentence_of as pay_sentence

KINDS: Mapping[str, Promise] = {
    "share": _("First payment"),
    "penalty": _("First payment"),
    "reversal": _("Reversal"),
    "correction": _("Correction"),
}

LINE_HEADINGS: Mapping[str, Promise] = {
    "centre": _("Centre"),
    "post": _("Post"),
    "pool": _("Pay pool of the post"),
    "present": _("Days present"),
    "days": _("Days of the month"),
    "grade": pgettext_lazy("of pay", "Grade"),
    "coefficient": _("Coefficient"),
    "weight": _("Own weight"),
    "all_weight": _("All weights"),
    "share": _("Share"),
    "penalty": _("Withheld"),
    "amount": _("Amount"),
}
POSTING_HEADINGS: Mapping[str, Promise] = {
    "posted": _("Posted"),
    "run": _("Run"),
    "kind": _("Kind"),
    "reason": _("Reason"),
    "post": _("Post"),
    "amount": _("Amount"),
}


def cents_told(line: StatementLine, currency: str) -> list[str]:
    """How a share became whole cents; nothing where the pool is not shown."""
    if line.post_pool is None:
        return []
    words = {
        "cut": money(line.cut_cents, currency),
        "rest": str(line.rest),
        "share": money(line.amount.share_cents, currency),
        "left": line.left_cents or 0,
    }
    told = [gettext("Cut to whole cents the share is %(cut)s; %(rest)s of a cent was cut off.") % words]
    if line.amount.bound:
        told = [gettext("The share in whole cents is %(cut)s, at a bound of the post.") % words]
    if not line.left_cents:
        return [*told, gettext("No cent was left over in this post.")]
    told.append(
        gettext("Cents left over in this post: %(left)s; they go to the largest parts that were cut off.")
        % words
    )
    if not line.amount.cent_by:
        told.append(gettext("None of them fell here, so the share stays at %(share)s.") % words)
    return told


def reasons_told(line: StatementLine, currency: str) -> list[str]:
    return [pay_sentence(reason, currency) for reason in line.reasons]


def posting_kind(posting: LedgerLine) -> str:
    return str(KINDS[posting.kind])


def posting_reason(posting: LedgerLine) -> str:
    return str(POSTING_REASONS[posting.reason])


def factor(value: Fraction | None) -> str:
    return plain_number(value, 6)


def line_cells(line: StatementLine) -> list[object]:
    """A line for a file: plain numbers that a spreadsheet can add up."""
    amount, pool = line.amount, line.post_pool
    return [
        line.unit,
        post_name(amount.post),
        units(pool.pool_cents) if pool else "",
        amount.present_days,
        amount.period_days,
        amount.grade,
        amount.coefficient,
        plain_fraction(line.weight),
        plain_fraction(line.all_weight) if line.all_weight is not None else "",
        units(amount.share_cents),
        units(amount.penalty_cents),
        units(amount.amount_cents),
    ]


def posting_cells(posting: LedgerLine) -> list[object]:
    return [
        posting.created_at.date(),
        posting.run,
        posting_kind(posting),
        posting_reason(posting),
        post_name(posting.post),
        units(posting.cents),
    ]


def statement_rows(statement: Statement) -> list[list[object]]:
    """The spells and their sum."""
    heads: list[object] = [str(name) for name in LINE_HEADINGS.values()]
    total = [gettext("In all"), *[""] * (len(heads) - 2), units(statement.amount_cents)]
    return [heads, *map(line_cells, statement.lines), total]


def posting_rows(statement: Statement) -> list[list[object]]:
    """The postings of all runs and what stands after them."""
    heads: list[object] = [str(name) for name in POSTING_HEADINGS.values()]
    total = [gettext("Stands"), *[""] * (len(heads) - 2), units(statement.posted_cents)]
    return [heads, *map(posting_cells, statement.postings), total]


def units(cents: int) -> Decimal:
    """Cents as whole money with two decimals."""
    return Decimal(cents).scaleb(-2)


def plain_fraction(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
