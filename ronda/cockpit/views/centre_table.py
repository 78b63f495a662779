"""The list of a centre's statements of a month, with sums at its foot and in its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.appraisal.wording import post_name
from ronda.cockpit.wording.statements import plain_fraction
from ronda.design.tables import MoneyColumn, NumberColumn, RondaTable
from ronda.design.templatetags.figures import money
from ronda.kernel.period import Month
from ronda.pay.queries import CentreLine, CentreStatement, weight_of

SUMS = ("share", "penalty", "amount", "stands")


@dataclass(frozen=True)
class Row:
    """One spell as the table shows it."""

    code: str
    name: str
    post: str
    grade: str
    weight: Decimal | None
    share: int | None
    penalty: int | None
    amount: int | None
    stands: int | None
    address: str


class SumColumn(MoneyColumn):
    """Money with its sum below."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, footer=_sum_below, **options)


def _sum_below(bound_column: Any, table: RondaTable) -> str:
    sums: dict[str, int] = getattr(table, "sums", {})
    return money(sums[bound_column.name], table.currency) if bound_column.name in sums else ""


class StatementTable(RondaTable):
    """A line a spell; the sums are those of all lines, whatever page is shown."""

    row_name = "name"
    frame = "statements"

    code = django_tables2.Column(verbose_name=_("Number"))
    name = django_tables2.Column(verbose_name=_("Name"), footer=_("In all"))
    post = django_tables2.Column(verbose_name=_("Post"))
    grade = django_tables2.Column(verbose_name=pgettext_lazy("of pay", "Grade"))
    weight = NumberColumn(verbose_name=_("Own weight"), places=4)
    share = SumColumn(verbose_name=_("Share"))
    penalty = SumColumn(verbose_name=_("Withheld"))
    amount = SumColumn(verbose_name=_("Amount"))
    stands = SumColumn(verbose_name=_("Stands in the ledger"))

    sums: dict[str, int]

    @classmethod
    def of(cls, centre: CentreStatement, month: Month, currency: str) -> "StatementTable":
        rows = [_row(line, month) for line in centre.lines]
        table = cls(rows, currency=currency, caption=gettext("Statements of the centre"))
        table.sums = {name: sum(getattr(row, name) or 0 for row in rows) for name in SUMS}
        return table

    def render_name(self, value: str, record: Row) -> SafeString | str:
        return format_html('<a href="{}">{}</a>', record.address, value) if record.address else value

    def value_name(self, value: str) -> str:
        return value

    def file_rows(self) -> Iterator[list[object]]:
        """With the sums as the last row."""
        yield from super().file_rows()
        names = [column.name for column in self.columns if not column.column.exclude_from_export]
        sums = {name: Decimal(cents) / 100 for name, cents in self.sums.items()}
        yield [gettext("In all") if place == 0 else sums.get(name, "") for place, name in enumerate(names)]


def _row(line: CentreLine, month: Month) -> Row:
    amount = line.amount
    return Row(
        code=line.person_code,
        name=line.name,
        post=post_name(line.post),
        grade=amount.grade if amount else "",
        weight=plain_fraction(weight_of(amount)) if amount else None,
        share=amount.share_cents if amount else None,
        penalty=(amount.penalty_cents or None) if amount else None,
        amount=amount.amount_cents if amount else None,
        stands=line.stands_cents,
        address=reverse("statement", args=[line.person_code, month]) if amount else "",
    )
