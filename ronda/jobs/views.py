"""The page of one piece of background work, its progress, and its two buttons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from ronda.jobs.queries import job_for
from ronda.jobs.services import cancel_job, resume_job
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer


@require_GET
@for_viewer
def show_job(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return render(request, "jobs/job.html", {"job": job_for(viewer, number)})


@require_GET
@for_viewer
def show_progress(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Asked for every second while the work is open; when it ends, the page around it is loaded once more."""
    job = job_for(viewer, number)
    answer = render(request, "jobs/progress.html", {"job": job})
    if not job.is_open and request.headers.get("HX-Request"):
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    cancel_job(by=viewer, at=timezone.now(), number=number)
    return _back(request, number)


@require_POST
@for_viewer
def go_on(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    job = resume_job(by=viewer, at=timezone.now(), number=number)
    return _back(request, job.number)


def _back(request: HttpRequest, number: int) -> HttpResponse:
    """To the page where the button stood, or to the page of the work."""
    asked = request.POST.get("back", "")
    if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, None):
        return redirect(asked)
    return redirect("job", number=number)
