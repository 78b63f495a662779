"""Where imports begin: what can be imported, and what was."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ronda.design.tables import csv_answer, show_table, xlsx_answer
from ronda.intake.forms import HistoryForm, UploadForm
from ronda.intake.queries import history_of, imports_for, newest_by_kind, waiting_for
from ronda.intake.services.words import example_of, kinds
from ronda.intake.views.answers import kinds_by_name, managers_only
from ronda.intake.views.history_table import ImportTable
from ronda.intake.wording import field_help, field_name, kind_name
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer

NEWEST = 8


@for_viewer
def show_imports(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    _readers_only(viewer)
    newest = newest_by_kind(viewer)
    chosen = request.GET.get("kind", "")
    context = {
        "form": UploadForm(kinds=kinds_by_name(), initial={"kind": chosen}),
        "kinds": [(kind, newest.get(kind)) for kind, _name in kinds_by_name()],
        "batches": imports_for(viewer).select_related("by").order_by("-id")[:NEWEST],
        "waiting": waiting_for(viewer)[:NEWEST],
    }
    return render(request, "intake/imports.html", context)


@for_viewer
def show_history(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    _readers_only(viewer)
    form = HistoryForm(request.GET, kinds=kinds_by_name())
    table = ImportTable(history_of(viewer, **form.asked()))
    file = show_table(request, table, name="imports")
    return file or render(request, "intake/history.html", {"table": table, "form": form})


@for_viewer
def give_template(request: HttpRequest, viewer: Viewer, kind: str, ending: str) -> HttpResponse:
    """An empty file of the kind with the right heads, an example row and what belongs where."""
    del request
    managers_only(viewer)
    if kind not in kinds():
        raise Http404
    heads, example, helps = _columns(kind)
    if ending == "csv":
        return csv_answer(f"{kind}.csv", [helps, heads, example])
    told = [(_("Column"), _("How to write it"), _("Example")), *zip(heads, helps, example, strict=True)]
    return xlsx_answer(f"{kind}.xlsx", [(kind_name(kind), [heads, example]), (_("What belongs where"), told)])


def _columns(kind: str) -> tuple[list[str], list[str], list[str]]:
    fields, example = kinds()[kind].fields, example_of(kind)
    shown = [field for field in fields.values() if field.name not in ("end", "position")]
    return (
        [field_name(field.name) for field in shown],
        [field_help(field) for field in shown],
        [example.get(field.name, "") for field in shown],
    )


def _readers_only(viewer: Viewer) -> None:
    if not (viewer.can_manage or "leader" in viewer.roles):
        raise NotAllowedError("looking at imports")
