"""A plan is written or changed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm
from ronda.work.models import Plan
from ronda.work.rules.milestone_lines import milestones_in
from ronda.work.rules.plan_milestones import Milestone
from ronda.work.services.plans import PlanRow

Named = Sequence[tuple[str, str]]
NONE = [("", _("none"))]
# A longer list nobody reads; the plan is then about the whole brand until the draft names it.
MOST_PRODUCTS = 500


class PlanForm(WorkForm):
    """Its centre and its superior plan stay when it is changed."""

    groups = (
        (_("What it is after"), ("kind", "title", "goal", "brand", "products", "standard")),
        (_("When and whose"), ("starts", "last", "owner", "centre", "milestones")),
        (_("Budget and expected effect"), ("budget", "expected_listing", "expected_growth", "expected")),
        (_("What it belongs to"), ("priority", "place")),
    )
    places = {"budget_cents": "budget", "budget_cents:": "budget"}
    kind = forms.ChoiceField(label=_("Kind"), choices=Plan.Kind.choices)
    title = forms.CharField(label=_("Title"), max_length=200)
    goal = forms.CharField(
        label=_("Goal"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        help_text=_("What is so at the end that is not so now."),
    )
    brand = forms.ChoiceField(label=_("Brand"), required=False)
    products = forms.MultipleChoiceField(
        label=_("Products"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Leave all of them open when the plan is about the whole brand."),
    )
    standard = forms.CharField(
        label=_("Standard"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        help_text=_("How an outlet looks when the plan was carried out well in it."),
    )
    starts = forms.DateField(label=_("First day"), widget=forms.DateInput)
    last = forms.DateField(label=_("Last day"), widget=forms.DateInput)
    owner = forms.ChoiceField(label=_("Owner"))
    centre = forms.ChoiceField(label=_("Customer service centre"), required=False)
    milestones = forms.CharField(
        label=_("Milestones"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One a line, its day first: 2027-03-15 Shelves are ready. The approval makes tasks of them."
        ),
    )
    budget = forms.DecimalField(
        label=_("Budget"), required=False, min_value=0, max_digits=16, decimal_places=2
    )
    expected_listing = forms.IntegerField(
        label=_("Outlets expected to list, in per cent"), required=False, min_value=0, max_value=100
    )
    expected_growth = forms.IntegerField(
        label=_("Growth expected of the target outlets, in per cent"),
        required=False,
        min_value=-100,
        max_value=1000,
    )
    expected = forms.CharField(
        label=_("Expected effect"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=5000
    )
    priority = forms.ChoiceField(label=_("Phase priority"), required=False)
    place = forms.ChoiceField(label=_("Place in the working method"), required=False)

    def __init__(
        self,
        *args: Any,
        brands: Sequence[str],
        products: Named,
        people: Named,
        centres: Named,
        priorities: Named,
        methods: Named,
        currency: str,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name, choices in (
            ("brand", [*NONE, *((each, each) for each in brands)]),
            ("products", products),
            ("owner", people),
            ("centre", centres),
            ("priority", [*NONE, *priorities]),
            ("place", [*NONE, *methods]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["budget"].help_text = _("In %(currency)s.") % {"currency": currency}
        if not products or len(products) > MOST_PRODUCTS:
            del self.fields["products"]
        if len(centres) == 1:
            self.fields["centre"].initial = centres[0][0]
            self.fields["centre"].widget = forms.HiddenInput()

    def clean_milestones(self) -> list[Milestone]:
        found, odd = milestones_in(self.cleaned_data["milestones"])
        if odd:
            raise forms.ValidationError(
                _("Line %(lines)s is no milestone: write its day like 2027-03-15 and then what is reached."),
                params={"lines": ", ".join(map(str, odd))},
            )
        return found

    def row(self, centre_code: str) -> PlanRow:
        said = self.cleaned_data
        budget: Decimal | None = said["budget"]
        plain = ("kind", "title", "goal", "brand", "standard", "starts", "last", "expected_listing")
        return PlanRow(
            **{name: said[name] for name in plain},
            owner_code=said["owner"],
            centre_code=centre_code,
            products=said.get("products", []),
            budget_cents=None if budget is None else int(budget * 100),
            expected_growth=said["expected_growth"],
            expected=said["expected"],
            milestones=said["milestones"],
            priority_id=int(said["priority"]) if said["priority"] else None,
            place=said["place"],
        )
