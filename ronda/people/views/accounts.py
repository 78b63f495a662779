"""Accounts: who has one, in which state, and what may be done with it. No password is ever shown."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ronda.kernel.refusal import RefusedError
from ronda.people.forms.accounts import AccountForm
from ronda.people.forms.filters import AccountFilter
from ronda.people.queries.choices import people_without_account
from ronda.people.queries.lists import account_list
from ronda.people.rules import Viewer
from ronda.people.services import (
    drop_second_step,
    make_password_link,
    open_account,
    switch_account,
    unlock_account,
)
from ronda.people.views.acting import for_viewer
from ronda.people.views.acting_roles import for_manager
from ronda.people.views.doing import moment, say_done, say_refused
from ronda.people.views.listing import show_list
from ronda.people.views.recording import record
from ronda.people.views.tables import AccountTable

# A link is shown once, to who made it; between the two pages it lies in the session.
LINKS = "people_links"


@for_viewer
def show_accounts(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    chosen = AccountFilter(request.GET, queryset=account_list(viewer, moment()))
    return show_list(
        request, AccountTable(chosen.qs), name="accounts", template="people/accounts.html", filter=chosen
    )


@for_manager
def add_account(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    code = request.GET.get("person", "")
    form = AccountForm(
        request.POST or None,
        initial={"person": code, "username": code.lower(), "by_link": "yes"},
        people=people_without_account(viewer),
    ).without_reason()

    def write(form: AccountForm) -> None:
        person, by_link = form.cleaned_data["person"], form.first_password is None
        open_account(
            by=viewer,
            at=moment(),
            person_code=person,
            username=form.cleaned_data["username"],
            password=form.first_password,
        )
        if by_link:
            _keep_link(request, viewer, person, "")

    return record(
        request,
        viewer,
        form,
        write,
        heading=_("Open an account"),
        done=_("The account is open."),
        to=reverse("people_account", args=[request.POST["person"]])
        if form.is_valid()
        else reverse("people_accounts"),
    )


@for_viewer
def show_account(request: HttpRequest, viewer: Viewer, person_code: str) -> HttpResponse:
    person = account_list(viewer, moment()).filter(code=person_code).first()
    if person is None:
        raise Http404
    links = request.session.get(LINKS, {})
    link = links.pop(person_code, "")
    if link:
        request.session[LINKS] = links
    return render(
        request,
        "people/account.html",
        {"person": person, "link": request.build_absolute_uri(link) if link else ""},
    )


@require_POST
@for_manager
def do_with_account(request: HttpRequest, viewer: Viewer, person_code: str, deed: str) -> HttpResponse:
    """One of the deeds below, with the reason of the dialog."""
    if deed not in DEEDS:
        raise Http404
    do, sentence = DEEDS[deed]
    why = request.POST.get("reason", "").strip()
    try:
        do(request, viewer, person_code, why)
    except RefusedError as refused:
        say_refused(request, refused)
    else:
        say_done(request, str(sentence))
    return redirect("people_account", person_code)


def _keep_link(request: HttpRequest, viewer: Viewer, person_code: str, why: str) -> None:
    path = make_password_link(by=viewer, at=moment(), person_code=person_code, why=why)
    request.session[LINKS] = {**request.session.get(LINKS, {}), person_code: path}


def _switch(*, active: bool) -> Callable[[HttpRequest, Viewer, str, str], None]:
    def do(request: HttpRequest, viewer: Viewer, person_code: str, why: str) -> None:
        switch_account(by=viewer, at=moment(), person_code=person_code, active=active, why=why)

    return do


def _unlock(request: HttpRequest, viewer: Viewer, person_code: str, why: str) -> None:
    unlock_account(by=viewer, at=moment(), person_code=person_code, why=why)


def _drop_second(request: HttpRequest, viewer: Viewer, person_code: str, why: str) -> None:
    drop_second_step(by=viewer, at=moment(), person_code=person_code, why=why)


DEEDS: dict[str, tuple[Callable[[HttpRequest, Viewer, str, str], None], Any]] = {
    "link": (_keep_link, gettext_lazy("The link is ready; hand it over yourself.")),
    "off": (_switch(active=False), gettext_lazy("The account is switched off.")),
    "on": (_switch(active=True), gettext_lazy("The account is switched on.")),
    "unlock": (_unlock, gettext_lazy("The account is unlocked.")),
    "second": (_drop_second, gettext_lazy("The second step is removed.")),
}
