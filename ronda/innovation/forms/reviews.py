"""Forms of a review: what it is, its topics, its judges, a judge's marks."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.innovation.wording.words import DIMENSIONS
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]


class ReviewForm(WorkForm):
    title = forms.CharField(label=_("Title"), max_length=200)
    day = forms.DateField(label=_("Day of the presentation"), widget=forms.DateInput())


class ReviewTopicsForm(WorkForm):
    send: str | Promise = _("Enter them")

    topics = forms.TypedMultipleChoiceField(
        label=_("Verified topics"), widget=forms.CheckboxSelectMultiple(), coerce=int
    )

    def __init__(self, *args: Any, topics: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["topics"].choices = list(topics)  # type: ignore[attr-defined]
        if not topics:
            self.send = ""
            self.fields["topics"].help_text = _(
                "None waits: a topic can be entered once it is verified, and in one open review at a time."
            )


class OrderForm(WorkForm):
    """A place for each topic, as they stand now."""

    def __init__(self, *args: Any, topics: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.entries = [key for key, _title in topics]
        for place, (key, title) in enumerate(topics, start=1):
            self.fields[f"place_{key}"] = forms.TypedChoiceField(
                label=title,
                initial=place,
                coerce=int,
                choices=[(each, str(each)) for each in range(1, len(topics) + 1)],
            )

    @property
    def places_said(self) -> dict[int, int]:
        return {key: self.cleaned_data[f"place_{key}"] for key in self.entries}


class JudgesForm(WorkForm):
    send = _("Name them")

    people = forms.MultipleChoiceField(
        label=_("Judges"),
        widget=forms.CheckboxSelectMultiple(),
        help_text=_("Each judges every topic but those of the own team."),
    )

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]


class MarksForm(WorkForm):
    """A mark for each dimension."""

    send = _("Keep the marks")

    comment = forms.CharField(
        label=_("What is good, and what would make it better"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The team reads it once the review is published, without your name."),
    )

    def __init__(self, *args: Any, dimensions: Mapping[str, Any], most: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.codes = tuple(dimensions)
        for code in self.codes:
            self.fields[f"mark_{code}"] = forms.DecimalField(
                label=_("%(words)s (0 to %(most)s)") % {"words": DIMENSIONS.get(code, code), "most": most},
                min_value=Decimal(0),
                max_value=Decimal(most),
                decimal_places=1,
                widget=forms.NumberInput(attrs={"step": "0.5", "inputmode": "decimal"}),
            )
        self.order_fields([*(f"mark_{code}" for code in self.codes), "comment"])

    @property
    def marks(self) -> dict[str, Decimal]:
        return {code: self.cleaned_data[f"mark_{code}"] for code in self.codes}


class CancelForm(WorkForm):
    send = _("Cancel the review")
    send_kind = "danger"

    why = forms.CharField(
        label=_("Why it is cancelled"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
