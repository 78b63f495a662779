"""While the file `maintenance` stands in the home folder, every page says that it will be back."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

FILE = "maintenance"
TRY_AGAIN_AFTER = 300  # seconds
LONGEST_REASON = 500


class MaintenancePage:
    """Needs no database; static files, which stand before it, are still served."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reason = _reason(Path(settings.RONDA_HOME) / FILE)
        if reason is None:
            return self._answer(request)
        # Without the request: nothing on the page may ask for a session or the database.
        page = render_to_string("503.html", {"reason": reason})
        answer = HttpResponse(page, status=503)
        answer["Retry-After"] = str(TRY_AGAIN_AFTER)
        answer["Cache-Control"] = "no-store"
        return answer


def _reason(file: Path) -> str | None:
    """What the file says; an empty file is reason enough."""
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()[:LONGEST_REASON]
    except OSError:
        return None
