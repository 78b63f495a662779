"""What is done with a running plan: work is given, targets are set, feedback is written, it is closed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.kernel.period import Month
from ronda.work.forms.recording import WorkForm
from ronda.work.rules.chain_plan import MOST_DAYS

Named = Sequence[tuple[str, str]]
LONG = 5000


class GiveForm(WorkForm):
    """Tasks for the account managers of the target outlets, and to each the own target list."""

    send = _("Give the work")
    places = {"step": "list_title", "receiver": "list_days", "plan": "title"}
    groups = (
        (_("The task"), ("title", "due", "each", "goal", "evidence_wanted", "minutes")),
        (_("The target list"), ("hand_list", "list_title", "list_days")),
    )
    title = forms.CharField(
        label=_("Task"),
        required=False,
        max_length=200,
        help_text=_("Leave it empty to hand over the target list alone."),
    )
    due = forms.DateField(label=_("Due"), required=False, widget=forms.DateInput)
    each = forms.ChoiceField(
        label=_("One task"),
        widget=forms.RadioSelect,
        choices=[
            ("person", _("for each account manager")),
            ("outlet", _("for each target outlet")),
        ],
    )
    goal = forms.CharField(
        label=_("Goal"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG
    )
    evidence_wanted = forms.CharField(label=_("Evidence wanted"), required=False, max_length=300)
    minutes = forms.IntegerField(label=_("Minutes needed"), required=False, min_value=1, max_value=100_000)
    hand_list = forms.BooleanField(
        label=_("Hand the target list to each account manager"),
        required=False,
        help_text=_("As a hand-over that each accepts, or returns with a reason."),
    )
    list_title = forms.CharField(label=_("Title of the hand-over"), required=False, max_length=200)
    list_days = forms.IntegerField(
        label=_("Working days allowed"), required=False, min_value=0, max_value=MOST_DAYS
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("title") and "due" in said and not said["due"]:
            self.add_error("due", _("Say until when the task is to be done."))
        if said.get("hand_list") and "list_days" in said and said["list_days"] is None:
            self.add_error("list_days", _("Say how many working days the hand-over may take."))
        if not said.get("title") and not said.get("hand_list"):
            self.add_error("title", _("Give a task a title, or hand over the target list."))
        return said


class ListingForm(WorkForm):
    """The month's listing targets; what is withdrawn is not offered."""

    send = _("Set the listing targets")
    places = {"plan": "products"}
    month = forms.ChoiceField(label=_("Month"))
    products = forms.MultipleChoiceField(label=_("Products"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, months: Named, products: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["month"].choices = months  # type: ignore[attr-defined]
        self.fields["products"].choices = products  # type: ignore[attr-defined]

    def clean_month(self) -> Month:
        return Month.parse(self.cleaned_data["month"])


class FeedbackForm(WorkForm):
    """Mid-term feedback; each of the receivers acknowledges it."""

    send = _("Give the feedback")
    text = forms.CharField(
        label=_("What the plan shows so far"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )
    receivers = forms.MultipleChoiceField(
        label=pgettext_lazy("person", "To"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, receivers: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["receivers"].choices = receivers  # type: ignore[attr-defined]


class PlanCloseForm(WorkForm):
    """`owes`: milestones are open, so that it takes a word on them."""

    send = _("Close it")
    closed_on = forms.DateField(label=_("Closed on"), widget=forms.DateInput)
    result = forms.CharField(
        label=_("Result"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=LONG,
        help_text=_("This is the summary that the plan owes; nobody writes another one."),
    )
    lesson = forms.CharField(
        label=_("Lesson"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=LONG
    )
    explained = forms.CharField(
        label=_("Why milestones are not done"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )

    def __init__(self, *args: Any, owes: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not owes:
            del self.fields["explained"]


class TargetsForm(WorkForm):
    """Outlets are added by filters, by codes, or as another plan has them."""

    send = _("Add the outlets")
    with_form_tag = False
    places = {"plan": "source"}
    source = forms.ChoiceField(
        label=_("Which outlets"),
        widget=forms.RadioSelect,
        choices=[
            ("filter", _("those that fit the filters below")),
            ("codes", _("a list of codes")),
            ("copy", _("those of another plan")),
        ],
    )
    codes = forms.CharField(
        label=_("Codes of outlets"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Pasted from a table or a message; apart by lines, spaces or commas."),
    )
    other = forms.ChoiceField(label=_("Another plan"), required=False)

    def __init__(self, *args: Any, others: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["other"].choices = [("", _("none")), *others]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        needed = {"codes": "codes", "copy": "other"}.get(said.get("source", ""))
        if needed and not said.get(needed):
            self.add_error(needed, _("Choose or write here which outlets."))
        return said
