"""Materials of a course: a change is a new version, and earlier ones stay for those who learnt from them."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max
from django.utils.crypto import get_random_string
from django.utils.html import strip_tags

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Course, Material, MaterialVersion
from ronda.learning.queries.course_rules import course_rules
from ronda.learning.queries.courses import course_taught
from ronda.learning.queries.materials import material_taught
from ronda.learning.rules.courses import reading_seconds
from ronda.learning.rules.courses.files import HEAD, OF_KIND, file_ending
from ronda.learning.rules.courses.markup import as_html
from ronda.learning.services.cleaning import clean_material
from ronda.learning.services.video_length import video_seconds
from ronda.people.rules import Viewer
from ronda.policy import CourseRules
from ronda.work.services.tracing import leave_trace

ABOUT = "course"
WEB = ("https://", "http://")


@dataclass(frozen=True)
class MaterialSaid:
    """What a version holds; `minutes`: how long it takes, where neither the text nor the file says it."""

    title: str
    compulsory: bool = True
    text: str = ""
    link: str = ""
    file: Any = None
    minutes: int | None = None
    what_changed: str = ""


@transaction.atomic
def add_material(
    *, by: Viewer, at: datetime, today: date, course: int, kind: str, said: MaterialSaid
) -> MaterialVersion:
    """Stands last among the materials of the course."""
    found = course_taught(by, course)
    if kind not in Material.Kind.values:
        raise RefusedError(Problem("kind", "is no kind of material", "choose from the list"))
    _refuse_untitled(said)
    last = found.materials.aggregate(last=Max("position"))["last"]
    material = Material.objects.create(
        course=found,
        kind=kind,
        title=said.title.strip(),
        compulsory=said.compulsory,
        position=(last or 0) + 1,
    )
    version = _write_version(by, at, today, material, 1, said)
    _trace(by, at, found, "course.material_added", material, version)
    return version


@transaction.atomic
def change_material(
    *, by: Viewer, at: datetime, today: date, number: int, said: MaterialSaid
) -> MaterialVersion:
    """The next version; title and whether it is compulsory are those of all of them."""
    material = material_taught(by, number)
    _refuse_untitled(said)
    if not said.what_changed.strip():
        raise RefusedError(Problem("what_changed", "is not said", "write what is new"))
    Material.objects.select_for_update(of=("self",)).get(pk=number)
    material.title, material.compulsory = said.title.strip(), said.compulsory
    material.save(update_fields=["title", "compulsory"])
    last = material.versions.aggregate(last=Max("number"))["last"] or 0
    version = _write_version(by, at, today, material, last + 1, said)
    _trace(by, at, material.course, "course.material_changed", material, version)
    return version


@transaction.atomic
def remove_material(*, by: Viewer, at: datetime, number: int) -> Material:
    """It is no longer learnt; who learnt from it still reads it."""
    material = material_taught(by, number)
    material.removed_at = at
    material.save(update_fields=["removed_at"])
    said = {"title": material.title}
    leave_trace(
        by=by, at=at, about=ABOUT, number=material.course_id, what="course.material_removed", said=said
    )
    return material


def _trace(
    by: Viewer, at: datetime, course: Course, what: str, material: Material, version: MaterialVersion
) -> None:
    said = {"title": material.title, "version": version.number}
    leave_trace(by=by, at=at, about=ABOUT, number=course.pk, what=what, said=said, why=version.what_changed)


def _write_version(
    by: Viewer, at: datetime, today: date, material: Material, number: int, said: MaterialSaid
) -> MaterialVersion:
    rules = course_rules(today)
    version = MaterialVersion(
        material=material,
        number=number,
        what_changed=said.what_changed.strip(),
        made_by_id=by.person_id,
        made_at=at,
    )
    if material.kind == Material.Kind.TEXT:
        _take_text(version, said, rules)
    elif material.kind == Material.Kind.LINK:
        _take_link(version, said)
    else:
        _take_file(version, material.kind, said, rules)
    try:
        version.save()
    except BaseException:
        if version.file:
            default_storage.delete(str(version.file.name))
        raise
    return version


def _take_text(version: MaterialVersion, said: MaterialSaid, rules: CourseRules) -> None:
    if len(said.text) > rules.text_most_letters:
        raise _refused("text", "is longer than a material may be", "divide it into two materials")
    version.text = clean_material(as_html(said.text))
    plain = strip_tags(version.text).strip()
    if not plain:
        raise _refused("text", "is empty", "write the text")
    version.seconds = reading_seconds(
        plain, words_a_minute=rules.reading_words_a_minute, signs_a_minute=rules.reading_signs_a_minute
    )


def _take_link(version: MaterialVersion, said: MaterialSaid) -> None:
    if not said.link.startswith(WEB):
        raise _refused("link", "is no address of the web", "write one that begins with https://")
    version.link = said.link


def _take_file(version: MaterialVersion, kind: str, said: MaterialSaid, rules: CourseRules) -> None:
    """By its content, not by its name; of a video the length stands in the file, or has to be said."""
    file: Any = said.file
    if file is None:
        raise _refused("file", "is not chosen", "choose a file")
    most = rules.pdf_most_bytes if kind == Material.Kind.PDF else rules.video_most_bytes
    if file.size > most:
        raise _refused("file", f"is larger than {most // 1_000_000} million bytes", "choose a smaller one")
    file.seek(0)
    ending = file_ending(file.read(HEAD))
    if ending not in OF_KIND[kind]:
        wanted = "a PDF file" if kind == Material.Kind.PDF else "an MP4 or WebM video"
        raise _refused("file", f"is not {wanted}", f"choose {wanted}")
    told = video_seconds(file, ending) if kind == Material.Kind.VIDEO else None
    if told is None and not said.minutes:
        raise _refused("minutes", "are not said, and the file does not say them", "write how long it takes")
    version.seconds = told or 60 * (said.minutes or 0)
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    version.digest = digest.hexdigest()
    file.seek(0)
    version.file.save(f"{get_random_string(32)}.{ending}", file, save=False)


def _refuse_untitled(said: MaterialSaid) -> None:
    if not said.title.strip():
        raise _refused("title", "is empty", "write what it is called")


def _refused(where: str, what: str, remedy: str) -> RefusedError:
    return RefusedError(Problem(where, what, remedy))
