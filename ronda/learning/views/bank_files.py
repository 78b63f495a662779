"""Files of questions, for setters: taken over after a preview, and given away in three formats."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET

from ronda.design.tables import xlsx_answer
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.forms.bank import BankFilterForm
from ronda.learning.forms.bank_files import BankFileForm, TakeOverForm, known_words
from ronda.learning.models import Question
from ronda.learning.queries.bank import competences_of
from ronda.learning.queries.bank_given import LOST, given_questions, lost_lines
from ronda.learning.queries.setters import exam_rules, may_set
from ronda.learning.rules.banks import BankFault, as_text, table_of, written_as_gift, written_as_moodle
from ronda.learning.rules.exams.lines import lines_of
from ronda.learning.services.bank_kept import keep_bank_file, kept_bank_file
from ronda.learning.services.bank_reading import Offer, Offered, offer_of
from ronda.learning.services.bank_taking import take_over
from ronda.learning.views.bank_template import heads, template_sheets
from ronda.learning.wording.bank_columns import COLUMN_NAMES
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, record, say_refused, today
from ronda.work.wording import told_problem

KEPT = "bank_file"


@for_viewer
def choose_file(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_set(viewer):
        raise Http404
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    return record(
        request,
        BankFileForm(*posted),
        lambda good: _keep(request, viewer, good.cleaned_data["file"]),
        to=reverse("bank_preview"),
        said=_("The file is read; nothing is taken over yet."),
        template="learning/bank_import.html",
        back=reverse("question_bank"),
    )


def _keep(request: HttpRequest, viewer: Viewer, file: Any) -> None:
    """Read once before it is kept, so that what is no bank at all is refused here."""
    content = file.read(exam_rules(today()).bank_most_bytes + 1)
    offer_of(by=viewer, today=today(), name=file.name, content=content, words=known_words())
    request.session[KEPT] = keep_bank_file(by=viewer, name=file.name, content=content)


@for_viewer
def preview(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_set(viewer):
        raise Http404
    token = request.session.get(KEPT, "")
    try:
        _path, name, content = kept_bank_file(by=viewer, token=token)
        offer = offer_of(by=viewer, today=today(), name=name, content=content, words=known_words())
    except NotAllowedError:
        raise
    except RefusedError as refused:
        say_refused(request, refused)
        return redirect("bank_import")
    if request.method == "POST":
        answer = _take(request, viewer, token, offer)
        if answer is not None:
            return answer
    context = {
        "name": name,
        "offer": offer,
        "offered": [_offered(each) for each in offer.offered],
        "faults": [(each, _fault(each), COLUMN_NAMES.get(each.column, "")) for each in offer.faults],
    }
    return render(request, "learning/bank_preview.html", context)


def _take(request: HttpRequest, viewer: Viewer, token: str, offer: Offer) -> HttpResponse | None:
    form = TakeOverForm(request.POST, offered=[each.question.place for each in offer.offered])
    if not form.is_valid():
        messages.error(request, _("Choose one question at least."))
        return None
    try:
        taken = take_over(
            by=viewer,
            at=moment(),
            today=today(),
            token=token,
            places=set(form.cleaned_data["places"]),
            words=known_words(),
            in_use=form.cleaned_data["in_use"],
        )
    except RefusedError as refused:
        say_refused(request, refused)
        return None
    request.session.pop(KEPT, None)
    said = ngettext("%(n)d question is taken over.", "%(n)d questions are taken over.", len(taken))
    messages.success(request, said % {"n": len(taken)})
    return redirect("question_bank")


@require_GET
@for_viewer
def give(request: HttpRequest, viewer: Viewer, form: str) -> HttpResponse:
    """First what the format leaves out, question by question; the file once it is asked for."""
    if form not in LOST or not may_set(viewer):
        raise Http404
    competences = [(each.code, each.title) for each in competences_of(viewer)]
    questions = given_questions(viewer, BankFilterForm(request.GET, competences=competences).wanted)
    if "file" in request.GET:
        return _file(form, questions)
    lost = lost_lines(questions, form)
    wanted = request.GET.copy()
    wanted["file"] = "1"
    told = [(line, [_told(each) for each in line.lost]) for line in lost]
    context = {"form_name": form, "number": len(questions), "lost": told, "address": f"?{wanted.urlencode()}"}
    return render(request, "learning/bank_export.html", context)


@require_GET
@for_viewer
def template(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_set(viewer):
        raise Http404
    return xlsx_answer("ronda-questions-template.xlsx", template_sheets(list(competences_of(viewer))))


def _file(form: str, questions: list[Any]) -> HttpResponse:
    name = f"ronda-questions.{form}"
    if form == "xlsx":
        return xlsx_answer(name, [(pgettext("exam", "Questions"), [heads(), *table_of(questions)])])
    written = written_as_moodle(questions) if form == "xml" else written_as_gift(questions).encode()
    kind = "text/xml; charset=utf-8" if form == "xml" else "text/plain; charset=utf-8"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written, content_type=kind, headers=headers)


def _offered(each: Offered) -> dict[str, Any]:
    asked = each.question.asked
    return {
        "each": each,
        "kind": Question.Kind(asked.kind).label,
        "stem": as_text(asked.stem),
        "answers": [as_text(line) for line in lines_of(asked.kind, asked.shown, asked.key).splitlines()],
        "left_out": [_told(what) for what in each.question.left_out],
    }


def _fault(fault: BankFault) -> str:
    return told_problem(Problem("", fault.what, fault.remedy))


def _told(what: str) -> str:
    return told_problem(Problem("", what))
