"""A file of questions is kept from its preview until it is taken over, a day at most."""

from datetime import datetime, timedelta
from io import BytesIO
from pathlib import PurePath

from django.core import signing
from django.core.files.storage import default_storage

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.queries.setters import refuse_unless_setter
from ronda.people.rules import Viewer

FOLDER = "learning/bank_files"
SALT = "ronda.learning.bank_files"
ENDINGS = frozenset({"gift", "txt", "xml", "xlsx"})
KEPT_FOR = timedelta(days=1)


def keep_bank_file(*, by: Viewer, name: str, content: bytes) -> str:
    """Until it is taken over, a day at most; the token names it, and is good for nobody else."""
    refuse_unless_setter(by)
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        raise RefusedError(Problem("file", "is of no kind that is read", "choose another"))
    path = default_storage.save(f"{FOLDER}/{by.company_id}.{ending}", BytesIO(content))
    return signing.dumps([by.company_id, by.person_id, path, PurePath(name).name[:120]], salt=SALT)


def kept_bank_file(*, by: Viewer, token: str) -> tuple[str, str, bytes]:
    """The path where it lies, its name and what is in it."""
    refuse_unless_setter(by)
    gone = RefusedError(Problem("file", "is not kept any more", "choose the file again"))
    try:
        company, person, path, name = signing.loads(token, salt=SALT, max_age=KEPT_FOR)
        if (company, person) != (by.company_id, by.person_id):
            raise gone
        with default_storage.open(path, "rb") as file:
            return path, name, file.read()
    except (signing.BadSignature, FileNotFoundError):
        raise gone from None


def forget_bank_files(*, at: datetime) -> int:
    """What was never taken over, after a day."""
    if not default_storage.exists(FOLDER):
        return 0
    old = [
        path
        for name in default_storage.listdir(FOLDER)[1]
        if default_storage.get_modified_time(path := f"{FOLDER}/{name}") < at - KEPT_FOR
    ]
    for path in old:
        default_storage.delete(path)
    return len(old)
