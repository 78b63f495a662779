"""After a form was sent and did its work, how long it took is recorded; see `ronda.design.form_time`."""

from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ronda.design.form_time import listening, sent_form
from ronda.kernel.refusal import RefusedError
from ronda.people.views.acting import viewer_of
from ronda.work.services import record_form_time

REDIRECTS = frozenset({301, 302, 303})


class FormTimes:
    """A form did its work when the answer leads on; one that is shown again with faults is not counted."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return self._answer(request)
        with listening() as heard:
            response = self._answer(request)
        if heard and (response.status_code in REDIRECTS or "HX-Redirect" in response):
            self._record(request, heard)
        return response

    def _record(self, request: HttpRequest, heard: list[BaseForm]) -> None:
        viewer = viewer_of(request) if request.user.is_authenticated else None
        if viewer is None or viewer.person_id is None:
            return
        told = {sent.form: sent for sent in map(sent_form, heard) if sent is not None}
        for sent in told.values():
            try:
                record_form_time(by=viewer, at=timezone.now(), sent=sent)
            except RefusedError:
                # Without a policy of work there is nothing to measure by; the form itself is done.
                return
