"""Chains: planned, looked at as one picture, stopped; and single hand-overs."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import numbers_of_outlets
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.chains import ChainForm, SingleForm, StepForms, first_day
from ronda.work.forms.handover_filters import ChainFilter
from ronda.work.models import Chain
from ronda.work.queries.chain_page import chain_page, listed_chains
from ronda.work.queries.chain_templates import chain_templates, proposed_chain
from ronda.work.queries.clocks import handover_terms
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.desk import desk_of
from ronda.work.queries.duty_codes import duty_choices
from ronda.work.queries.reached import Reached
from ronda.work.queries.task_choices import plans_open
from ronda.work.rules.chain_plan import MOST_STEPS
from ronda.work.services.chains import ChainDraft, hand_to_many, start_chain, stop_chain
from ronda.work.views.doing import moment, press, record, today
from ronda.work.views.handover_shared import language, may_plan, offered
from ronda.work.views.handover_tables import ChainTable
from ronda.work.wording import told_problem
from ronda.work.wording.handovers import CHAIN_STATES


@for_viewer
def show_chains(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = ChainFilter(request.GET, queryset=listed_chains(viewer, today=today()), plans=plans_open(viewer))
    table = ChainTable(found.qs)
    narrowed = found.form.has_changed()
    table.empty_text = _("No chain fits these filters.") if narrowed else _("No chain is planned yet.")
    plans = may_plan(viewer)
    if not narrowed and plans:
        table.empty_link = (reverse("work_chain_new"), _("Plan the first chain"))
    return show_list(
        request, table, name="ronda-chains", template="work/chains.html", filter=found, may_plan=plans
    )


@for_viewer
def show_chain(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    on = today()
    found = chain_page(viewer, number, today=on, terms=handover_terms(on))
    word, kind = CHAIN_STATES[found.state]
    context = {
        "found": found,
        "chain": found.chain,
        "picture": found.picture,
        "links": found.links,
        "state": word,
        "state_kind": kind,
        "desk": desk_of(viewer, "chain", number, Reached(found.chain.made_by_id, found.chain.centre_id)),
        "today": on,
    }
    return render(request, "work/chain.html", context)


@require_POST
@for_viewer
def stop(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    why = request.POST.get("reason", "")
    return press(
        request,
        lambda: stop_chain(by=viewer, at=moment(), number=number, why=why),
        to=reverse("work_chain", args=[number]),
        said=_("The chain is stopped."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def plan_chain(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Without scripts as well: one more step is a button that comes back with one more."""
    if not may_plan(viewer):
        raise Http404
    people = colleagues_of(viewer, on=today())
    options = offered(viewer, people)
    kwargs = {
        "people": options["people"],
        "duties": duty_choices(viewer, on=today(), language=language()),
    }
    if request.method == "POST" and "more" not in request.POST:
        # A proposed step that was emptied is left out, as any other empty one.
        asked = request.POST.copy()
        asked["s-INITIAL_FORMS"] = "0"
        form = ChainForm(asked, **options)
        steps = StepForms(asked, form_kwargs=kwargs, prefix="s")
        chain = _planned(viewer, form, steps)
        if chain is not None:
            messages.success(request, _("The chain has begun."))
            return redirect("work_chain", chain.pk)
        return _plan_page(request, form, steps, status=422)
    if request.method == "POST":
        form = ChainForm(initial=request.POST.dict(), **options)
        values = _typed(request)
    else:
        form, values = _proposed(request, viewer, people, options)
    steps = StepForms(initial=values[:MOST_STEPS], form_kwargs=kwargs, prefix="s")
    return _plan_page(request, form, steps)


def _plan_page(request: HttpRequest, form: ChainForm, steps: Any, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "steps": steps,
        "templates": chain_templates(language()),
        "may_have_more": len(steps.forms) < MOST_STEPS,
    }
    return render(request, "work/chain_form.html", context, status=status)


def _planned(viewer: Viewer, form: ChainForm, steps: Any) -> Chain | None:
    """The chain, or None with what is wrong at its field."""
    good = form.is_valid()
    if not steps.is_valid() or not good:
        return None
    filled = [each for each in steps.forms if each.has_changed()]
    outlet = _outlet(viewer, form)
    if form.errors:
        return None
    draft = ChainDraft(
        title=form.cleaned_data["title"],
        centre_id=int(form.cleaned_data["centre"]),
        starts=form.cleaned_data["starts"],
        steps=[each.draft() for each in filled],
        receiver_code=form.cleaned_data["receiver"],
        goal=form.cleaned_data["goal"],
        plan_id=form.number("plan"),
        priority_id=form.number("priority"),
        outlet_id=outlet,
    )
    try:
        return start_chain(by=viewer, at=moment(), today=today(), draft=draft)
    except RefusedError as refused:
        for problem in refused.problems:
            word, _space, number = problem.where.partition(" ")
            if word == "step" and number.isdecimal():
                filled[int(number) - 1].add_error(None, told_problem(problem))
            else:
                form.refuse([(problem.where, told_problem(problem))])
        return None


def _outlet(viewer: Viewer, form: Any) -> int | None:
    code = form.cleaned_data.get("outlet", "").strip()
    if not code:
        return None
    found = numbers_of_outlets(viewer).get(code)
    if found is None:
        form.add_error("outlet", _("There is no outlet with this code among yours."))
    return found


def _typed(request: HttpRequest) -> list[dict[str, Any]]:
    """What stands in the steps so far, and an empty one more."""
    names = ("title", "owner", "duty", "allowed_days", "evidence_wanted")
    asked = request.POST.get("s-TOTAL_FORMS", "0")
    count = min(int(asked) if asked.isdecimal() else 0, MOST_STEPS)
    values = [{name: request.POST.get(f"s-{place}-{name}", "") for name in names} for place in range(count)]
    return [*values, {}][:MOST_STEPS]


def _proposed(
    request: HttpRequest, viewer: Viewer, people: Any, options: dict[str, Any]
) -> tuple[ChainForm, list[dict[str, Any]]]:
    asked = request.GET
    initial: dict[str, Any] = {
        name: asked[name] for name in ("title", "plan", "priority", "outlet") if asked.get(name)
    }
    initial["starts"] = first_day(asked.get("starts", ""), today())
    found = proposed_chain(asked.get("template", ""), people, language())
    if found is None:
        return ChainForm(initial=initial, **options), [{}, {}, {}]
    initial = {"title": found.title, "receiver": found.receiver} | initial
    return ChainForm(initial=initial, **options), found.steps


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def hand_over(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A single hand-over, to one receiver or to several."""
    if not may_plan(viewer):
        raise Http404
    people = colleagues_of(viewer, on=today())
    own = next((each.code for each in people if each.person_id == viewer.person_id), "")
    names = ("title", "plan", "priority", "outlet", "duty")
    initial = {name: request.GET[name] for name in names if request.GET.get(name)}
    form = SingleForm(
        request.POST or None,
        initial={"owner": own, "starts": today(), "allowed_days": 2} | initial,
        duties=duty_choices(viewer, on=today(), language=language()),
        **offered(viewer, people),
    )
    return record(
        request,
        form,
        lambda good: _handed(viewer, good),
        to=lambda chains: (
            reverse("work_chain", args=[chains[0].pk]) if len(chains) == 1 else reverse("work_handovers")
        ),
        said=lambda chains: (
            ngettext("%(number)s hand-over has begun.", "%(number)s hand-overs have begun.", len(chains))
            % {"number": len(chains)}
        ),
        heading=_("New hand-over"),
        back=reverse("work_handovers"),
    )


def _handed(viewer: Viewer, form: SingleForm) -> list[Chain]:
    outlet = _outlet(viewer, form)
    if form.errors:
        raise RefusedError()
    step = form.step()
    draft = ChainDraft(
        title=step.title,
        centre_id=int(form.cleaned_data["centre"]),
        starts=form.cleaned_data["starts"],
        steps=[step],
        receiver_code="",
        goal=form.cleaned_data["goal"],
        plan_id=form.number("plan"),
        priority_id=form.number("priority"),
        outlet_id=outlet,
    )
    return hand_to_many(
        by=viewer, at=moment(), today=today(), draft=draft, receivers=form.cleaned_data["receivers"]
    )
