"""What was imported, and the mappings at hand."""

from django.db.models import QuerySet

from ronda.intake.models import ImportBatch, SavedMapping
from ronda.intake.rules.mapping import Mapping, mapping_from
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer


def imports_for(viewer: Viewer) -> QuerySet[ImportBatch]:
    """The company's imports, for those who may make them."""
    batches = ImportBatch.objects.filter(company_id=viewer.company_id)
    return batches.defer("changes") if viewer.can_manage else batches.none()


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
