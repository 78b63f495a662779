"""The selection of outstanding marketers as pages: rules, words, places, the choice, objections."""

from fractions import Fraction
from pathlib import Path
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ronda.design.pdf import pdf_answer, pdf_of
from ronda.design.templatetags.figures import day
from ronda.people.queries import centres_for, company_for
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.wording.names import post_name
from ronda.recognition.forms.selection import (
    CampaignForm,
    CancelCampaignForm,
    ChoiceForm,
    JudgementForm,
    NominationForm,
    ObjectionAnswerForm,
    ObjectionForm,
)
from ronda.recognition.models import Campaign
from ronda.recognition.queries.leaders import notes_for
from ronda.recognition.queries.selection import (
    campaign_for,
    campaigns_for,
    entries_seen,
    levels_of,
    may_answer,
    may_approve,
    may_be_finished,
    may_decide,
    may_judge,
    may_run,
    may_speak,
    pay_reliability,
    run_by,
    spoken_of,
)
from ronda.recognition.services.selection import (
    CampaignSaid,
    announce_campaign,
    answer_objection,
    approve_campaign,
    cancel_campaign,
    choose,
    compute_campaign,
    finish_campaign,
    judge_person,
    make_campaign,
    nominate,
    publish_campaign,
    raise_objection,
)
from ronda.recognition.views.campaign_told import (
    entry_told,
    judgements_told,
    nominations_told,
    tied_told,
    views_told,
    weightings_told,
)
from ronda.recognition.wording.selection import (
    choice_words,
    next_words,
    state_words,
    weight_words,
)
from ronda.work.views.doing import moment, press, record, today

PAPER = Path(__file__).parents[1] / "papers" / "outstanding.typ"
STATE = Campaign.State
PUBLIC = (STATE.PUBLISHED, STATE.FINAL)
Named = list[tuple[str, str]]


@for_viewer
def show_campaigns(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    rows = [{"campaign": each, "state": state_words(each.state)} for each in campaigns_for(viewer)[:50]]
    return render(request, "recognition/campaigns.html", {"rows": rows, "may_run": may_run(viewer)})


@for_viewer
def new_campaign(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_run(viewer):
        raise Http404
    on = today()
    everywhere = [("", str(_("the whole company")))] if viewer.roles & {"leader", "operator"} else []
    centres = [*everywhere, *((str(each.pk), each.name) for each in centres_for(viewer))]
    marketing = [code for code, post in rules_in_use(on).posts.items() if post.side != "none"]
    first = {
        "year": on.year,
        "first": on.replace(month=1, day=1),
        "last": on.replace(month=12, day=31),
        "posts": ["account_manager"],
    }
    form = CampaignForm(
        request.POST or None,
        centres=centres,
        posts=[(code, post_name(code)) for code in marketing],
        initial=first,
    )
    return record(
        request,
        form,
        lambda good: make_campaign(by=viewer, at=moment(), today=on, said=_said(good)),
        to=lambda made: reverse("campaign", args=[made.pk]),
        said=_("The selection is a draft: announce its rules in time."),
        back=reverse("campaigns"),
        heading=_("New selection of outstanding marketers"),
        below=_("Rules, weights and places are those of the policy, announced before anybody is judged."),
    )


@for_viewer
def show_campaign(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    campaign = campaign_for(viewer, number)
    runs = run_by(viewer).filter(pk=number).exists()
    entries = [entry_told(each, viewer) for each in entries_seen(viewer, campaign)]
    on = today()
    open_words = may_speak(viewer) and campaign.state in {STATE.ANNOUNCED, STATE.COMPUTED}
    objections = _objections(campaign, viewer, runs=runs)
    is_due = may_be_finished(campaign, on) and all(each["row"].answered_at for each in objections)
    is_chosen = campaign.state == STATE.COMPUTED and campaign.entries.filter(chosen=True).exists()
    context = {
        "campaign": campaign,
        "state": state_words(campaign.state),
        "posts": [post_name(code) for code in campaign.rules["posts"]],
        "weights": weight_words({side: Fraction(w) for side, w in campaign.rules["weights"].items()}),
        "own": next((each for each in entries if each["own"]), None),
        "chosen": [each for each in entries if each["entry"].chosen],
        "standing": [each for each in entries if each["entry"].place] if runs else (),
        "pays": pay_reliability(campaign),
        "views": views_told(campaign) if runs or campaign.state in PUBLIC else (),
        "tied": tied_told(campaign, entries) if runs or campaign.state in PUBLIC else None,
        "weightings": weightings_told(campaign, entries),
        "runs": runs,
        "may_speak": open_words,
        "may_judge": may_judge(viewer, campaign),
        "to_judge": _to_judge(campaign, viewer) if may_judge(viewer, campaign) else (),
        "may_step": open_words or (runs and campaign.state not in {STATE.FINAL, STATE.CANCELLED}),
        "may_object": campaign.state == STATE.PUBLISHED and on <= (campaign.objections_until or on),
        "nominations": nominations_told(campaign, viewer, everybody=runs or campaign.state in PUBLIC),
        "judgements": judgements_told(campaign, viewer, everybody=runs),
        "objections": objections,
        "is_chosen": is_chosen,
        "may_compute": runs and campaign.state in {STATE.ANNOUNCED, STATE.COMPUTED} and on > campaign.last,
        "may_choose": campaign.state == STATE.COMPUTED and may_decide(viewer, campaign),
        "may_approve": is_chosen and may_approve(viewer, campaign),
        "may_finish": runs and is_due,
        "next_words": next_words(campaign, is_chosen=is_chosen, is_due=is_due) if open_words or runs else "",
        "public": campaign.state in PUBLIC,
    }
    return render(request, "recognition/campaign.html", context)


@require_POST
@for_viewer
def step(request: HttpRequest, viewer: Viewer, number: int, step: str) -> HttpResponse:
    at, on = moment(), today()
    deeds: dict[str, tuple[Any, str]] = {
        "announce": (
            lambda: announce_campaign(by=viewer, at=at, today=on, number=number),
            _("The rules are announced."),
        ),
        "compute": (
            lambda: compute_campaign(by=viewer, at=at, today=on, number=number),
            _("The three views are computed; now choose."),
        ),
        "approve": (
            lambda: approve_campaign(by=viewer, at=at, number=number),
            _("The choice is approved."),
        ),
        "publish": (
            lambda: publish_campaign(by=viewer, at=at, today=on, number=number),
            _("The chosen are published; objections are open."),
        ),
        "finish": (
            lambda: finish_campaign(by=viewer, at=at, today=on, number=number),
            _("The selection is final."),
        ),
    }
    if step not in deeds or not run_by(viewer).filter(pk=number).exists():
        raise Http404
    deed, said = deeds[step]
    return press(request, deed, to=reverse("campaign", args=[number]), said=said)


@for_viewer
def nominate_somebody(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    campaign = _spoken(viewer, number)
    return record(
        request,
        NominationForm(request.POST or None, people=_staff(campaign, viewer)),
        lambda good: nominate(
            by=viewer,
            at=moment(),
            number=number,
            person=int(good.cleaned_data["person"]),
            texts=good.texts,
        ),
        to=reverse("campaign", args=[number]),
        said=_("The nomination is written."),
        heading=_("Nominate somebody"),
        below=_("Write to each of the eight criteria that fits, with what you have seen."),
    )


@for_viewer
def judge(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """With the bright spots of the period beside it, once it is said who is judged."""
    campaign = _spoken(viewer, number)
    if not may_judge(viewer, campaign):
        raise Http404
    levels = levels_of(campaign, today())
    staff, person = _staff(campaign, viewer), request.GET.get("person", "")
    chosen = next((int(code) for code, _name in staff if code == person), 0)
    notes = notes_for(viewer).filter(person_id=chosen, day__gte=campaign.first, day__lte=campaign.last)
    return record(
        request,
        JudgementForm(request.POST or None, people=staff, levels=levels, initial={"person": person}),
        lambda good: judge_person(
            by=viewer,
            at=moment(),
            today=today(),
            number=number,
            person=int(good.cleaned_data["person"]),
            levels=good.levels,
            said=good.texts,
            overall=good.cleaned_data["overall"],
        ),
        to=reverse("campaign", args=[number]),
        said=_("The judgement is written under your name."),
        template="recognition/campaign_judge.html",
        heading=_("Judge on the eight criteria"),
        notes=notes if chosen else (),
        below=_(
            "One documented judgement under your name. It counts with the weight announced for leaders; of "
            "several leaders' judgements of a person the first one does, never their mean."
        ),
    )


@for_viewer
def choose_people(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    campaign = run_by(viewer).filter(pk=number, state=STATE.COMPUTED).first()
    if campaign is None or not may_decide(viewer, campaign):
        raise Http404
    places = int(campaign.told.get("places", 1))
    nominated = campaign.nominations.filter(withdrawn_at=None).values("person")
    near = Q(place__lte=places) | Q(tied=True) | Q(person__in=nominated)
    rest = campaign.entries.filter(near, eligible=True).select_related("person").order_by("person__name")
    people = [(str(each.person_id), choice_words(each)) for each in rest]
    first = {
        "people": [str(each.person_id) for each in rest if each.chosen],
        "why": next((each.chosen_why for each in rest if each.chosen_why), ""),
    }
    return record(
        request,
        ChoiceForm(request.POST or None, people=people, initial=first),
        lambda good: choose(
            by=viewer,
            at=moment(),
            number=number,
            people=[int(each) for each in good.cleaned_data["people"]],
            why=good.cleaned_data["why"],
        ),
        to=reverse("campaign", args=[number]),
        said=_("The choice is kept; somebody else approves it."),
        heading=_("Choose"),
        below=_("At most %(places)s; a tie is decided by people and with a reason, never by a decimal.")
        % {"places": places},
    )


@for_viewer
def object_to(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    campaign = campaign_for(viewer, number)
    if campaign.state != STATE.PUBLISHED:
        raise Http404
    chosen = campaign.entries.filter(chosen=True).select_related("person")
    return record(
        request,
        ObjectionForm(
            request.POST or None, people=[(str(each.person_id), each.person.name) for each in chosen]
        ),
        lambda good: raise_objection(
            by=viewer,
            at=moment(),
            today=today(),
            number=number,
            about=int(good.cleaned_data["about"]) if good.cleaned_data["about"] else None,
            text=good.cleaned_data["text"],
        ),
        to=reverse("campaign", args=[number]),
        said=_("Your objection is on record and will be answered."),
        heading=_("Object to the selection"),
        below=_("Say what is not right; somebody who did not approve the selection answers in words."),
    )


@for_viewer
def answer(request: HttpRequest, viewer: Viewer, number: int, objection: int) -> HttpResponse:
    campaign = run_by(viewer).filter(pk=number).first()
    raised = campaign.objections.filter(pk=objection, answered_at=None).first() if campaign else None
    if raised is None:
        raise Http404
    return record(
        request,
        ObjectionAnswerForm(request.POST or None),
        lambda good: answer_objection(
            by=viewer,
            at=moment(),
            number=number,
            objection=objection,
            upheld=good.cleaned_data["upheld"] == "yes",
            answer=good.cleaned_data["answer"],
        ),
        to=reverse("campaign", args=[number]),
        said=_("The objection is answered."),
        heading=_("Answer the objection"),
        below=raised.text,
    )


@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    if not run_by(viewer).filter(pk=number).exists():
        raise Http404
    return record(
        request,
        CancelCampaignForm(request.POST or None),
        lambda good: cancel_campaign(by=viewer, at=moment(), number=number, why=good.cleaned_data["why"]),
        to=reverse("campaigns"),
        said=_("The selection is cancelled."),
        heading=_("Cancel the selection"),
    )


@require_GET
@for_viewer
def certificate(request: HttpRequest, viewer: Viewer, number: int, code: str) -> HttpResponse:
    """For the person and those who run the selection, once it is final."""
    campaign = campaign_for(viewer, number)
    entry = (
        campaign.entries.filter(chosen=True, certificate_code=code).select_related("person", "centre").first()
    )
    runs = run_by(viewer).filter(pk=number).exists()
    if entry is None or campaign.state != STATE.FINAL or not (runs or entry.person_id == viewer.person_id):
        raise Http404
    said = {"year": campaign.year}
    data = {
        "company": company_for(viewer).name,
        "heading": _("Outstanding marketer %(year)s") % said,
        "person": entry.person.name,
        "centre": entry.centre.name,
        "sentence": _("By the views of customers, colleagues and leaders, and by rules announced before."),
        "selection": f"{campaign.title}, {day(campaign.first)} – {day(campaign.last)}",  # noqa: RUF001
        "day": day(localtime(campaign.published_at).date() if campaign.published_at else today()),
        "signed": _("For the company"),
        "code": _("Certificate %(code)s") % {"code": entry.certificate_code},
    }
    return pdf_answer(f"ronda-outstanding-{campaign.year}-{entry.person.code}.pdf", pdf_of(PAPER, data))


def _to_judge(campaign: Campaign, viewer: Viewer) -> Named:
    """Of whom the viewer has said nothing yet."""
    judged = campaign.judgements.filter(judged_by_id=viewer.person_id or 0).values_list(
        "person_id", flat=True
    )
    done = {str(each) for each in judged}
    return [each for each in _staff(campaign, viewer) if each[0] not in done]


def _objections(campaign: Campaign, viewer: Viewer, *, runs: bool) -> list[dict[str, Any]]:
    """Those who run it read all, everybody their own with the answer."""
    rows = campaign.objections.select_related("raised_by", "about", "answered_by")
    if not runs:
        rows = rows.filter(raised_by_id=viewer.person_id or 0)
    return [{"row": each, "may_answer": may_answer(viewer, campaign, each)} for each in rows]


def _said(good: CampaignForm) -> CampaignSaid:
    kept = good.cleaned_data
    return CampaignSaid(
        kept["title"],
        kept["year"],
        kept["first"],
        kept["last"],
        kept["posts"],
        int(kept["centre"]) if kept["centre"] else None,
    )


def _spoken(viewer: Viewer, number: int) -> Campaign:
    campaign = campaign_for(viewer, number)
    if not may_speak(viewer) or campaign.state not in {STATE.ANNOUNCED, STATE.COMPUTED}:
        raise Http404
    return campaign


def _staff(campaign: Campaign, viewer: Viewer) -> Named:
    return [(str(each.person_id), each.name) for each in spoken_of(viewer, campaign)]
