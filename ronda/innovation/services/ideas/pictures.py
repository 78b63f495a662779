"""Pictures of a suggestion: a copy is kept without what the file says beside the picture."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.crypto import get_random_string

from ronda.innovation.models import IdeaPicture
from ronda.innovation.services.ideas.writing import locked_idea, trace_idea
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.visits.services.proof.pictures import NoPictureError, read_picture

MOST_PICTURES = 6


@transaction.atomic
def add_picture(*, by: Viewer, at: datetime, number: int, content: bytes) -> IdeaPicture:
    """By whose idea it is; the same file twice is one."""
    idea = locked_idea(by, number)
    if idea.person_id != by.person_id:
        raise NotAllowedError(f"idea {number}")
    _refuse_size(content)
    there = IdeaPicture.objects.filter(idea=idea, removed_at=None)
    digest = sha256(content).hexdigest()
    known = there.filter(digest=digest).first()
    if known is not None:
        return known
    if there.count() >= MOST_PICTURES:
        raise RefusedError(Problem("picture", "is one picture too many", "take one out first"))
    try:
        kept = read_picture(content, company_for(by).timezone).kept
    except NoPictureError as broken:
        raise RefusedError(Problem("picture", "is no picture", "choose a JPEG, PNG or WebP")) from broken
    picture = IdeaPicture(idea=idea, digest=digest, added_at=at)
    picture.file.save(f"{get_random_string(32)}.jpg", ContentFile(kept), save=False)
    try:
        picture.save()
    except BaseException:
        default_storage.delete(str(picture.file.name))
        raise
    trace_idea(by, at, idea, "picture")
    return picture


@transaction.atomic
def take_out_picture(*, by: Viewer, at: datetime, number: int, picture: int) -> IdeaPicture:
    """The file is gone, that there was one stays. Twice is once."""
    idea = locked_idea(by, number)
    found = IdeaPicture.objects.filter(idea=idea, pk=picture).first()
    if found is None or idea.person_id != by.person_id:
        raise NotAllowedError(f"picture {picture}")
    if found.removed_at is None:
        name = str(found.file.name)
        found.removed_at = at
        found.save(update_fields=["removed_at"])
        transaction.on_commit(lambda: default_storage.delete(name))
    return found


def _refuse_size(content: bytes) -> None:
    most = settings.RONDA_ATTACHMENT_MEGABYTES
    if not content:
        raise RefusedError(Problem("picture", "is no picture", "choose a JPEG, PNG or WebP"))
    if len(content) > most * 1024 * 1024:
        raise RefusedError(Problem("picture", "is a picture that is too large", "take it with fewer pixels"))
