"""Forms of the selection of outstanding marketers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.recognition.models import Criterion
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
LINES = forms.Textarea(attrs={"rows": 2})


class CampaignForm(WorkForm):
    title = forms.CharField(label=_("Title"), max_length=200)
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    centre = forms.ChoiceField(label=_("Customer service centre"), required=False)
    first = forms.DateField(label=_("From"), widget=forms.DateInput())
    last = forms.DateField(label=_("Until"), widget=forms.DateInput())
    posts = forms.MultipleChoiceField(
        label=_("Posts that are compared"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Take posts of which the same views are asked: customers rate account managers only."),
    )

    def __init__(self, *args: Any, centres: Named, posts: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].choices = list(centres)  # type: ignore[attr-defined]
        self.fields["posts"].choices = list(posts)  # type: ignore[attr-defined]


class NominationForm(WorkForm):
    """A text for each of the eight criteria that fits."""

    person = forms.ChoiceField(label=_("Person"))

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = [("", "—"), *people]  # type: ignore[attr-defined]
        for code, words in Criterion.choices:
            self.fields[code] = forms.CharField(
                label=str(words).capitalize(), max_length=1000, required=False, widget=LINES
            )

    @property
    def texts(self) -> dict[str, str]:
        return {code: self.cleaned_data.get(code, "") for code in Criterion.values}


class JudgementForm(NominationForm):
    """A level and words for each criterion, and what it rests on altogether."""

    def __init__(self, *args: Any, levels: tuple[int, int], **options: Any) -> None:
        super().__init__(*args, **options)
        marks = [(str(each), str(each)) for each in range(levels[0], levels[1] + 1)]
        for code in Criterion.values:
            self.fields[f"level_{code}"] = forms.ChoiceField(
                label=_("Level, from %(least)s not met to %(most)s outstanding")
                % {"least": levels[0], "most": levels[1]},
                choices=marks,
                widget=forms.RadioSelect,
            )
            self.fields[code].label = _("In a few words")
        self.fields["overall"] = forms.CharField(
            label=_("Altogether"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
        )
        self.groups = (
            ("", ("person",)),
            *((str(words).capitalize(), (f"level_{code}", code)) for code, words in Criterion.choices),
            ("", ("overall",)),
        )

    @property
    def levels(self) -> dict[str, int]:
        return {code: int(self.cleaned_data[f"level_{code}"]) for code in Criterion.values}


class ChoiceForm(WorkForm):
    send = _("Choose these")
    people = forms.MultipleChoiceField(label=_("Chosen"), widget=forms.CheckboxSelectMultiple)
    why = forms.CharField(
        label=_("What decided"),
        max_length=500,
        required=False,
        widget=LINES,
        help_text=_("Asked for at a tie, or where somebody of a better place is passed over."),
    )

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]


class ObjectionForm(WorkForm):
    send = _("Object")
    about = forms.ChoiceField(label=_("About"), required=False)
    text = forms.CharField(
        label=_("What is not right"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["about"].choices = [("", _("the selection as a whole")), *people]  # type: ignore[attr-defined]


class ObjectionAnswerForm(WorkForm):
    upheld = forms.ChoiceField(
        label=_("Is it right?"),
        choices=[("no", _("No, the selection stands")), ("yes", _("Yes, it is decided again"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


class CancelCampaignForm(WorkForm):
    send = _("Cancel the selection")
    send_kind = "danger"
    why = forms.CharField(label=_("Reason"), max_length=500)
