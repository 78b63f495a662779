"""The page of a draw for everybody, without signing in, and its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ronda.inspection.models import InspectionRound
from ronda.inspection.queries.rounds import PublicDraw, public_draw
from ronda.inspection.wording.draw_steps import MARKS, OUTCOMES, STEPS
from ronda.inspection.wording.draws import PARTIES
from ronda.inspection.wording.rounds import KINDS

TYPES = {"json": "application/json", "txt": "text/plain; charset=utf-8"}


@require_safe
@never_cache
def show_draw(request: HttpRequest, address: str) -> HttpResponse:
    found = _found(address)
    sentences = {f"{code} {int(ok)}": str(words) for (code, ok), words in STEPS.items()}
    context = {
        "found": found,
        "object": InspectionRound.Object(found.kind).label,
        "state": InspectionRound.State(found.state).label,
        "kind": KINDS[found.state],
        "parties": [(PARTIES[each.party], each) for each in found.commitments],
        "complete": len(found.files) == 4,
        "said": "".join(f"{party}={nonce}|" for party, nonce in sorted(found.nonces.items())),
        "words": {
            "steps": sentences,
            "outcomes": {str(int(ok)): str(words) for ok, words in OUTCOMES.items()},
            "marks": {str(int(ok)): str(words) for ok, words in MARKS.items()},
        },
    }
    return _unlisted(render(request, "inspection/draw.html", context))


@require_safe
@never_cache
def give_file(request: HttpRequest, address: str, name: str) -> HttpResponse:
    text = _found(address).files.get(name)
    if text is None:
        raise Http404
    answer = HttpResponse(text.encode(), content_type=TYPES[name.rpartition(".")[2]])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return _unlisted(answer)


def _found(address: str) -> PublicDraw:
    found = public_draw(address)
    if found is None:
        raise Http404
    return found


def _unlisted(answer: HttpResponse) -> HttpResponse:
    """Whoever has the address may read it; no search engine lists it."""
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
