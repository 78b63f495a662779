"""What was imported, and the mappings at hand."""

from datetime import datetime

from django.db.models import Max, QuerySet

from ronda.intake.models import ImportBatch, SavedMapping, Upload
from ronda.intake.rules.mapping import Mapping, mapping_from
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer

__all__ = [
    "ImportBatch",
    "files_between",
    "history_of",
    "import_numbered",
    "import_of",
    "imports_for",
    "mappings_for",
    "newest_by_kind",
    "saved_mappings_for",
    "upload_for",
    "uploads_for",
    "waiting_for",
]


def imports_for(viewer: Viewer) -> QuerySet[ImportBatch]:
    """The company's imports, for those who may make them, and for leaders to look at."""
    batches = ImportBatch.objects.filter(company_id=viewer.company_id)
    may_read = viewer.can_manage or "leader" in viewer.roles
    return batches.defer("changes") if may_read else batches.none()


def files_between(viewer: Viewer, since: datetime, until: datetime) -> dict[datetime, str]:
    """Names of the files that wrote something within this time, by their moment."""
    batches = ImportBatch.objects.filter(company_id=viewer.company_id, at__gte=since, at__lt=until)
    return dict(batches.values_list("at", "source_name"))


def import_numbered(viewer: Viewer, number: int) -> ImportBatch:
    batch = imports_for(viewer).filter(pk=number).first()
    if batch is None:
        raise RefusedError(
            Problem(f"import {number}", "is not one of yours", "see them with `ronda imports`")
        )
    return batch


def saved_mappings_for(viewer: Viewer) -> dict[str, Mapping]:
    """The company's own mappings by name."""
    saved = SavedMapping.objects.filter(company_id=viewer.company_id)
    return {each.name: mapping_from({**each.content, "name": each.name}) for each in saved}


def mappings_for(viewer: Viewer, kind: str) -> list[str]:
    """The names of the company's own mappings of one kind."""
    saved = SavedMapping.objects.filter(company_id=viewer.company_id, kind=kind)
    return list(saved.order_by("name").values_list("name", flat=True)) if viewer.can_manage else []


def uploads_for(viewer: Viewer) -> QuerySet[Upload]:
    """Files on their way in, for those who may import."""
    uploads = Upload.objects.filter(company_id=viewer.company_id)
    return uploads if viewer.can_manage else uploads.none()


def upload_for(viewer: Viewer, ticket: str) -> Upload:
    found = uploads_for(viewer).filter(ticket=ticket).first()
    if found is None:
        raise RefusedError(Problem("upload", "is not one of yours", "upload the file again"))
    return found


def import_of(viewer: Viewer, upload: Upload) -> ImportBatch | None:
    """The import that an upload became."""
    return imports_for(viewer).filter(upload=upload.ticket).first()


def newest_by_kind(viewer: Viewer) -> dict[str, ImportBatch]:
    """The last import of each kind that is still in force."""
    mine = imports_for(viewer).filter(state=ImportBatch.State.WRITTEN)
    last = mine.order_by().values("kind").annotate(newest=Max("pk")).values("newest")
    return {batch.kind: batch for batch in imports_for(viewer).filter(pk__in=last)}


def history_of(viewer: Viewer, *, kind: str = "", state: str = "", name: str = "") -> QuerySet[ImportBatch]:
    """The newest first, of one kind, state or part of a file's name where asked."""
    found = imports_for(viewer).select_related("by", "undone_by").order_by("-id")
    asked = {"kind": kind, "state": state, "source_name__icontains": name}
    return found.filter(**{field: value for field, value in asked.items() if value})


def waiting_for(viewer: Viewer) -> QuerySet[Upload]:
    """Uploads that were neither taken in nor removed."""
    return uploads_for(viewer).filter(removed_at__isnull=True).select_related("by").order_by("-id")
