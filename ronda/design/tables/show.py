"""What a list's address asks for: order, page, columns, or the whole as a file."""

from django.http import HttpRequest, HttpResponse
from django_tables2 import RequestConfig

from ronda.design.tables.csv_file import csv_answer
from ronda.design.tables.table import SIZES, RondaTable
from ronda.design.tables.xlsx_file import xlsx_answer


def show_table(request: HttpRequest, table: RondaTable, *, name: str = "list") -> HttpResponse | None:
    """The file that was asked for, or None when the table now stands ready for its page."""
    _choose_columns(request, table)
    wanted = request.GET.get(table.export_name, "")
    if wanted in {"csv", "xlsx"}:
        RequestConfig(request, paginate=False).configure(table)
        return _file(table, name, wanted)
    RequestConfig(request, paginate={"per_page": SIZES[0]}).configure(table)
    if table.paginator.per_page not in SIZES:
        table.paginate(per_page=SIZES[0], page=1)
    table.can_turn = table.can_be_exported = True
    return None


def _choose_columns(request: HttpRequest, table: RondaTable) -> None:
    asked = request.GET.getlist(table.columns_name)
    if asked:
        table.show_only([name for part in asked for name in part.split(",")])


def _file(table: RondaTable, name: str, kind: str) -> HttpResponse:
    if kind == "csv":
        return csv_answer(f"{name}.csv", table.file_rows())
    return xlsx_answer(f"{name}.xlsx", [(str(table.caption), table.file_rows())])
