"""The form of a visit: two fields are compulsory, the rest is there to be used."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from ronda.design.form_time import SHOWN, active_of, mark_of
from ronda.visits.models.forms import Check, VisitForm
from ronda.visits.models.plans import PlannedVisit
from ronda.visits.queries.form_page import FormPage
from ronda.visits.queries.watched import Watched
from ronda.visits.rules.forms import Counted, FormSaid, Promised
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
PROMISES = 3
SETTLED = {None: "", True: "kept", False: "broken"}
KEPT = [("", _("still open")), ("kept", _("kept")), ("broken", _("not kept"))]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
FEW_LINES = forms.Textarea(attrs={"rows": 3})


class FillForm(WorkForm):
    """Nothing is compulsory while it is filled in; what is missing is said when it is sent."""

    places = {"promise": "promise_1", "task": "task", "request_topic": "request_topic"}

    reason = forms.ChoiceField(label=_("Reason for the visit"), required=False)
    outcome = forms.CharField(
        label=_("What came of the visit"), required=False, max_length=500, widget=FEW_LINES
    )
    priority = forms.ChoiceField(label=_("Phase priority"), required=False)
    steps = forms.MultipleChoiceField(
        label=_("Steps of the visit"), required=False, widget=forms.CheckboxSelectMultiple
    )
    display = forms.ChoiceField(label=_("Display"), required=False, choices=Check.choices)
    price_marking = forms.ChoiceField(label=_("Price marking"), required=False, choices=Check.choices)
    task = forms.ChoiceField(label=_("Task at this outlet"), required=False)
    task_result = forms.CharField(
        label=_("Result of the task"),
        required=False,
        max_length=500,
        widget=FEW_LINES,
        help_text=_("With a result the task is done when you send the visit."),
    )
    advice = forms.CharField(
        label=_("Other advice that you gave"), required=False, max_length=4000, widget=FEW_LINES
    )
    answer = forms.CharField(
        label=_("What the outlet said to it"), required=False, max_length=4000, widget=FEW_LINES
    )
    request_topic = forms.ChoiceField(label=_("The outlet asks for something about"), required=False)
    request_text = forms.CharField(
        label=_("What the outlet asks for"), required=False, max_length=4000, widget=FEW_LINES
    )
    base_data = forms.ChoiceField(
        label=_("Name, address, licence and classes of the outlet"),
        required=False,
        choices=VisitForm.BaseData.choices,
    )
    change = forms.CharField(
        label=_("What is different from the record"),
        required=False,
        max_length=1000,
        widget=FEW_LINES,
        help_text=_("The information officer gets it when you send the visit, and puts the record right."),
    )
    next_step = forms.CharField(label=_("Next step"), required=False, max_length=300)
    next_on = forms.DateField(label=_("Next step on"), required=False, widget=forms.DateInput())

    def __init__(
        self,
        *args: Any,
        page: FormPage,
        steps: Named,
        topics: Named,
        **options: Any,
    ) -> None:
        self.page = page
        super().__init__(*args, initial=initial_of(page), **options)
        self._offer("reason", [("", _("choose")), *PlannedVisit.Reason.choices])
        self._offer("priority", [("", _("none")), *_named(page.work.priorities, page.form.priority)])
        tasks = [(str(each.number), each.title) for each in page.work.tasks]
        self._offer("task", [("", _("none")), *tasks])
        self._offer("steps", list(steps))
        self._offer("request_topic", [("", _("nothing")), *topics])
        self._add_rows()

    @property
    def mark(self) -> str:
        """With the form, so that it is measured how long one takes."""
        return mark_of(self)

    @property
    def mark_name(self) -> str:
        return SHOWN

    @property
    def active(self) -> int:
        return active_of(self)

    def count_rows(self) -> Iterator[tuple[Watched, BoundField, BoundField]]:
        for each in self.page.watched:
            yield each, self[f"front_{each.product.pk}"], self[f"store_{each.product.pk}"]

    def settle_rows(self) -> Iterator[tuple[Any, BoundField]]:
        for each in self.page.promises:
            yield each, self[f"settled_{each.pk}"]

    def promise_rows(self) -> Iterator[tuple[BoundField, BoundField]]:
        for number in range(1, self._promise_rows() + 1):
            yield self[f"promise_{number}"], self[f"due_{number}"]

    def said(self) -> FormSaid:
        """What is filled in; a field that holds what it cannot hold says nothing."""
        good = self.cleaned_data
        words = {
            name: good.get(name) or ""
            for name in (
                "reason", "outcome", "display", "price_marking", "task_result", "advice", "answer",
                "request_topic", "request_text", "base_data", "change", "next_step",
            )
        }  # fmt: skip
        return FormSaid(
            **words,
            priority=_number(good.get("priority")),
            steps=tuple(good.get("steps") or ()),
            task=_number(good.get("task")),
            next_on=good.get("next_on"),
            counts=tuple(
                Counted(pk, good.get(f"front_{pk}"), good.get(f"store_{pk}"))
                for pk in (each.product.pk for each in self.page.watched)
            ),
            promises=tuple(
                Promised(text, good.get(f"due_{number}"))
                for number in range(1, self._promise_rows() + 1)
                if (text := good.get(f"promise_{number}") or "")
            ),
            settled={
                each.pk: {"kept": True, "broken": False}.get(good.get(f"settled_{each.pk}") or "")
                for each in self.page.promises
            },
        )

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _add_rows(self) -> None:
        for each in self.page.watched:
            for place, label in (("front", _("At the front")), ("store", _("In the storeroom"))):
                self.fields[f"{place}_{each.product.pk}"] = forms.IntegerField(
                    label=label, required=False, min_value=0, max_value=9_999_999
                )
        for promise in self.page.promises:
            self.fields[f"settled_{promise.pk}"] = forms.ChoiceField(
                label=promise.text, required=False, choices=KEPT
            )
        for number in range(1, self._promise_rows() + 1):
            self.fields[f"promise_{number}"] = forms.CharField(
                label=_("You promise"), required=False, max_length=300
            )
            self.fields[f"due_{number}"] = forms.DateField(
                label=_("Due"),
                required=False,
                widget=DAY,
            )

    def _promise_rows(self) -> int:
        return max(PROMISES, len(self.page.promised) + 1)


def initial_of(page: FormPage) -> dict[str, Any]:
    """What the form holds already."""
    form = page.form
    same = (
        "reason", "outcome", "display", "price_marking", "steps", "task_result", "advice", "answer",
        "base_data", "next_step", "next_on",
    )  # fmt: skip
    open_tasks = {each.number for each in page.work.tasks}
    values: dict[str, Any] = {name: getattr(form, name) for name in same}
    values |= {
        "priority": str(form.priority_id or ""),
        "task": str(form.task_number or "") if form.task_number in open_tasks else "",
        "request_topic": form.asked.get("topic", ""),
        "request_text": form.asked.get("text", ""),
        "change": form.asked.get("change", ""),
    }
    for pk, count in page.counts.items():
        values |= {f"front_{pk}": count.front, f"store_{pk}": count.storeroom}
    for promise in page.promises:
        values[f"settled_{promise.pk}"] = SETTLED[promise.kept]
    for number, promise in enumerate(page.promised, start=1):
        values |= {f"promise_{number}": promise.text, f"due_{number}": promise.due}
    return values


def _named(priorities: Sequence[Any], chosen: Any) -> list[tuple[str, str]]:
    listed = {each.pk: each.title for each in priorities}
    if chosen is not None:
        listed.setdefault(chosen.pk, chosen.title)
    return [(str(pk), title) for pk, title in listed.items()]


def _number(text: str | None) -> int | None:
    return int(text) if text else None
