"""A list on a page or as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.design.tables import RondaTable, show_table


def show_list(
    request: HttpRequest, table: RondaTable, *, name: str, template: str, **context: Any
) -> HttpResponse:
    """The file when one is asked for, else the page with the table in it."""
    file = show_table(request, table, name=name)
    if file is not None:
        return file
    return render(request, template, {"table": table, **context})
