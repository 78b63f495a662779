"""Looking for anomalies: asked for on a form, done in the background."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.design.templatetags.figures import day
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.analyses.writing import SearchForm
from ronda.work.services.anomaly_search import ask_for_anomalies
from ronda.work.views.analyses.choices import centres_recorded
from ronda.work.views.doing import moment, record, today


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def search(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    centres = centres_recorded(viewer)
    if not centres:
        raise Http404
    form = SearchForm(request.POST or None, centres=centres, on=today(), initial={"until": today()})
    return record(
        request,
        form,
        lambda good: ask_for_anomalies(
            by=viewer,
            at=moment(),
            centre_id=good.cleaned_data["centre"],
            until=good.cleaned_data["until"],
            title=_("Anomalies up to %(day)s") % {"day": day(good.cleaned_data["until"])},
        ),
        to=lambda job: reverse("job", args=[job.number]),
        said=_("The sales ledger is looked through in the background."),
        back=reverse("work_analyses"),
        heading=_("Look for anomalies"),
        below=_("Each outlet is held against its own past, beyond what all outlets did in the same weeks."),
    )
