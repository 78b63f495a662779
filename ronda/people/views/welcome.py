"""The first page of an empty installation: a company, its administrator, and in."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ronda.kernel.period import Period
from ronda.kernel.refusal import RefusedError
from ronda.people.forms.accounts import WelcomeForm
from ronda.people.forms.recording import put_refusal
from ronda.people.queries.first_run import is_empty_installation
from ronda.people.services import begin_installation, forget_set_up_code, is_set_up_code, keep_set_up_code
from ronda.policy import load_policy

SIGNED_IN_WITH = "django.contrib.auth.backends.ModelBackend"


@never_cache
@sensitive_post_parameters("set_up_code", "password", "password_again")
def welcome(request: HttpRequest) -> HttpResponse:
    """Only while there is no company and no account; whoever begins must know the set-up code."""
    if not is_empty_installation():
        raise Http404
    home = Path(settings.RONDA_HOME)
    keep_set_up_code(home)
    initial = {"language": get_language(), "timezone": settings.TIME_ZONE}
    form = WelcomeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if not is_set_up_code(home, form.cleaned_data["set_up_code"]):
            form.add_error(
                "set_up_code", _("This is not the code of this installation; look where Ronda was started.")
            )
        elif _begin(request, form):
            forget_set_up_code(home)
            return redirect("setup")
    return render(request, "people/welcome.html", {"form": form}, status=422 if form.errors else 200)


def _begin(request: HttpRequest, form: WelcomeForm) -> bool:
    at = datetime.now(UTC)
    rules = load_policy(Path(settings.RONDA_POLICIES)).in_force(Period(at.date(), at.date()))
    try:
        user = begin_installation(
            at=at,
            company=form.company(),
            person=form.person(),
            username=form.cleaned_data["username"],
            password=form.cleaned_data["password"],
            rules=rules,
        )
    except RefusedError as refused:
        put_refusal(form, refused)
        return False
    login(request, user, SIGNED_IN_WITH)
    return True
