"""Where uploads lie: a folder for each company, which nobody but the server's own user can open."""

from pathlib import Path

from django.conf import settings

from ronda.intake.models import Upload


def path_of(upload: Upload) -> Path:
    return folder_of(upload.company_id) / upload.ticket


def folder_of(company_id: int) -> Path:
    return Path(settings.RONDA_HOME) / "uploads" / str(company_id)


def open_folder(company_id: int) -> Path:
    folder = folder_of(company_id)
    for each in (folder.parent, folder):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
