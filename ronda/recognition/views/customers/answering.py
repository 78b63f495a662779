"""What an outlet opens on its phone: no sign-in, no script, no trace of looking."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.core.signing import BadSignature, TimestampSigner, b62_decode
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ronda.kernel.refusal import RefusedError
from ronda.kernel.visible import visible
from ronda.recognition.models import SurveySheet
from ronda.recognition.queries.customers.answering import Opened, open_sheet
from ronda.recognition.queries.customers.policy import asked_items, customers_rules
from ronda.recognition.rules.customers.asking import LANGUAGES
from ronda.recognition.services.customers import Answered, answer_sheet
from ronda.recognition.services.customers.answering import LONGEST, ROLES
from ronda.recognition.wording.survey_words import ROLES as ROLE_WORDS
from ronda.recognition.wording.survey_words import mark_words
from ronda.work.views.doing import moment, today
from ronda.work.wording import told_problem

PAGE = "recognition/answer.html"
NATIVE = {"en": "English", "es": "Español", "zh-hans": "中文"}
CLOCK = TimestampSigner(salt="ronda.survey.began")


# The code in the address is the only credential, and a page that sends no referrer sends no origin either.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Looking (GET, HEAD: also a robot's preview) changes nothing; the first POST counts."""
    with translation.override(_language(request)):
        page = _take(request, token) if request.method == "POST" else _show(request, token)
    page["Referrer-Policy"] = "no-referrer"
    page["X-Robots-Tag"] = "noindex, nofollow"
    # Django writes the address of what it could not answer into the log, and with it the code.
    page._has_been_logged = True  # type: ignore[attr-defined]
    return page


def _show(request: HttpRequest, token: str) -> HttpResponse:
    return _told(request, open_sheet(token, moment()))


def _take(request: HttpRequest, token: str) -> HttpResponse:
    at = moment()
    opened = open_sheet(token, at)
    if opened.sheet is None:
        return _told(request, opened)
    try:
        taken = answer_sheet(token=token, at=at, told=_answered(request, opened.sheet))
    except RefusedError as refused:
        sentences = [told_problem(each) for each in refused.problems]
        return _asked(request, opened.sheet, sentences, status=422)
    if taken.sheet is None:
        return _told(request, taken)
    return render(request, PAGE, {"state": "thanks", **_around()})


def _told(request: HttpRequest, opened: Opened) -> HttpResponse:
    if opened.sheet is not None:
        return _asked(request, opened.sheet)
    if opened.given:
        return render(request, PAGE, {"state": "given", **_around()})
    return render(request, PAGE, {"state": "nobody", **_around()}, status=404)


def _asked(
    request: HttpRequest, sheet: SurveySheet, errors: list[str] | None = None, status: int = 200
) -> HttpResponse:
    version = sheet.round.version
    scales, opened = asked_items(version)
    language = translation.get_language() or "en"
    marks = [(mark, mark_words(mark, version.most)) for mark in range(version.least, version.most + 1)]
    context: dict[str, Any] = {
        "state": "asked",
        "sheet": sheet,
        "questions": [(each.code, each.text(language), request.POST.get(each.code, "")) for each in scales],
        "open": opened.text(language) if opened else "",
        "said": request.POST.get("said", ""),
        "marks": [(str(mark), words) for mark, words in marks],
        "ends": (marks[0][1], marks[-1][1]),
        "roles": ROLE_WORDS.items(),
        "role": request.POST.get("role", ""),
        "began": request.POST.get("began") or CLOCK.sign("b"),
        "longest": LONGEST,
        "least": customers_rules(today()).reporting_least,
        "errors": errors or [],
        **_around(),
    }
    return render(request, PAGE, context, status=status)


def _answered(request: HttpRequest, sheet: SurveySheet) -> Answered:
    """What is no number is no mark."""
    scales, _opened = asked_items(sheet.round.version)
    given = {each.code: request.POST.get(each.code, "") for each in scales}
    role = request.POST.get("role", "")
    return Answered(
        {
            code: int(mark)
            for code, mark in given.items()
            if mark.isascii() and mark.isdigit() and len(mark) < 4
        },
        said=visible(request.POST.get("said", "")),
        role=role if role in ROLES else "",
        device=_device(request, sheet),
        seconds=_seconds(request),
    )


def _device(request: HttpRequest, sheet: SurveySheet) -> str:
    """Where from and with which browser, as a digest of this round only: no cookie follows anybody."""
    where = str(get_adapter().get_client_ip(request))
    told = [str(sheet.round_id), where, request.headers.get("User-Agent", "")]
    told.append(request.headers.get("Accept-Language", ""))
    return salted_hmac("ronda.survey.device", "\n".join(told), algorithm="sha256").hexdigest()


def _seconds(request: HttpRequest) -> int | None:
    """None where the page was not ours."""
    try:
        CLOCK.unsign(request.POST.get("began", ""))
    except BadSignature:
        return None
    began: int = b62_decode(request.POST["began"].split(":")[1])
    return int(moment().timestamp()) - began


def _language(request: HttpRequest) -> str:
    """The one chosen on the page, else the phone's."""
    chosen = request.POST.get("lang") or request.GET.get("lang") or translation.get_language() or ""
    return chosen if chosen in LANGUAGES else "en"


def _around() -> dict[str, Any]:
    return {"languages": NATIVE.items(), "here": translation.get_language()}
