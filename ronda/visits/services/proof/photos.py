"""Photos of a visit: added and taken out until the form is sent; the same file twice is one."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.crypto import get_random_string

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.visits.models import Photo
from ronda.visits.queries.forms import open_form
from ronda.visits.services.proof.pictures import NoPictureError, ReadPicture, read_picture

MOST_PHOTOS = 10


@transaction.atomic
def add_photo(*, by: Viewer, at: datetime, key: UUID, content: bytes, in_app: bool = False) -> Photo:
    """Keeps a copy without what the file says beside the picture, under a name that nobody guesses."""
    form = open_form(by, key)
    _refuse_size(content)
    photos = Photo.objects.filter(form=form, removed_at=None)
    known = photos.filter(digest=sha256(content).hexdigest()).first()
    if known is not None:
        return known
    if photos.count() >= MOST_PHOTOS:
        raise RefusedError(Problem("photo", f"are more than {MOST_PHOTOS} photos", "take one out first"))
    read = _read(content, company_for(by).timezone)
    photo = Photo(
        form=form,
        digest=read.digest,
        likeness=read.likeness,
        in_app=in_app,
        taken_at=read.taken_at,
        added_at=at,
    )
    photo.file.save(f"{get_random_string(32)}.jpg", ContentFile(read.kept), save=False)
    try:
        photo.save()
    except BaseException:
        default_storage.delete(str(photo.file.name))
        raise
    return photo


@transaction.atomic
def take_out_photo(*, by: Viewer, at: datetime, key: UUID, number: int) -> Photo:
    """Until the form is sent: the file is gone, that there was one stays. Twice is once."""
    form = open_form(by, key)
    photo = Photo.objects.select_for_update(of=("self",)).filter(form=form, pk=number).first()
    if photo is None:
        raise RefusedError(Problem("photo", "is not in force among yours", "look at the form again"))
    if photo.removed_at is None:
        name = str(photo.file.name)
        photo.removed_at = at
        photo.save(update_fields=["removed_at"])
        transaction.on_commit(lambda: default_storage.delete(name))
    return photo


def _refuse_size(content: bytes) -> None:
    most = settings.RONDA_ATTACHMENT_MEGABYTES
    if not content:
        raise RefusedError(Problem("photo", "is empty", "take the photo again"))
    if len(content) > most * 1024 * 1024:
        raise RefusedError(Problem("photo", f"is larger than {most} megabytes", "take it with fewer pixels"))


def _read(content: bytes, zone: str) -> ReadPicture:
    try:
        return read_picture(content, zone)
    except NoPictureError as broken:
        raise RefusedError(Problem("photo", "is no picture", "take a photo as JPEG, PNG or WebP")) from broken
