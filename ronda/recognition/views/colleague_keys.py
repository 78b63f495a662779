"""A holder's key of a round: made from a passphrase, and used once the round is closed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.recognition.forms.colleagues import PassphraseForm, UseKeyForm
from ronda.recognition.models import PeerRound
from ronda.recognition.queries.colleagues import peer_round_for
from ronda.recognition.services.colleagues import set_passphrase, use_key
from ronda.work.views.doing import moment, record, today

STATE = PeerRound.State


@never_cache
@sensitive_post_parameters()
@for_viewer
def make_passphrase(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    _refuse_unless_holder(viewer, number)
    return record(
        request,
        PassphraseForm(request.POST or None),
        lambda good: set_passphrase(
            by=viewer,
            at=moment(),
            today=today(),
            number=number,
            passphrase=good.cleaned_data["passphrase"],
        ),
        to=reverse("peer_round", args=[number]),
        said=_("Your key is made. Keep the passphrase until the results are open."),
        heading=_("Your key of this round"),
        below=_("The forms are sealed to you and the other holder; each of you alone reads nothing."),
    )


@never_cache
@sensitive_post_parameters()
@for_viewer
def give_key(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    _refuse_unless_holder(viewer, number)
    return record(
        request,
        UseKeyForm(request.POST or None),
        lambda good: use_key(
            by=viewer,
            at=moment(),
            today=today(),
            number=number,
            passphrase=good.cleaned_data["passphrase"],
        ),
        to=reverse("peer_round", args=[number]),
        said=lambda found: (
            _("The results are released, and the forms destroyed.")
            if found.state == STATE.RELEASED
            else _("Your half is open. The results come with the other holder's.")
        ),
        heading=_("Open the results"),
        below=_("Once both halves are open, the results are computed in one go and the forms destroyed."),
    )


def _refuse_unless_holder(viewer: Viewer, number: int) -> None:
    if not peer_round_for(viewer, number).keys.filter(holder_id=viewer.person_id or 0).exists():
        raise Http404
