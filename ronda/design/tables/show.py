"""What a list's address asks for: order, page, columns, or the whole as a file."""

from django.http import HttpRequest, HttpResponse
from django_tables2 import RequestConfig

from ronda.design.tables.csv_file import csv_answer
from ronda.design.tables.table import SIZES, RondaTable
from ronda.design.tables.xlsx_file import xlsx_answer


def show_table(request: HttpRequest, table: RondaTable, *, name: str = "list") -> HttpResponse | None:
    """The file that was asked for, or None when the table now stands ready for its page."""
    _choose_columns(request, table)
    RequestConfig(request, paginate=False).configure(table)
    wanted = request.GET.get(table.export_name, "")
    if wanted in {"csv", "xlsx"}:
        return _file(table, name, wanted)
    _turn_page(request, table)
    table.can_turn = table.can_be_exported = True
    return None


def _choose_columns(request: HttpRequest, table: RondaTable) -> None:
    asked = request.GET.getlist(table.columns_name)
    if asked:
        table.show_only([name for part in asked for name in part.split(",")])


def _turn_page(request: HttpRequest, table: RondaTable) -> None:
    """A size that is not on offer is the smallest one; a page that does not exist is the nearest one."""
    asked = request.GET.get(table.prefixed_per_page_field, "")
    size = next((size for size in SIZES if str(size) == asked), SIZES[0])
    table.paginate(per_page=size)
    table.page = table.paginator.get_page(request.GET.get(table.prefixed_page_field))


def _file(table: RondaTable, name: str, kind: str) -> HttpResponse:
    if kind == "csv":
        return csv_answer(f"{name}.csv", table.file_rows())
    return xlsx_answer(f"{name}.xlsx", [(str(table.caption), table.file_rows())])
