"""Forms of courses: the list's filter, the course itself, its materials, what people say of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.forms import RondaForm
from ronda.learning.models import Course, CourseProposal, LearningForm
from ronda.learning.queries.courses import CoursesWanted
from ronda.learning.queries.proposals import ProposalsWanted
from ronda.learning.services.courses import CourseSaid
from ronda.learning.services.materials import MaterialSaid
from ronda.outlets.forms.filters import FewFirst
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[Any, Any]]
ALL = ("", _("all"))
MINE = (
    ALL,
    ("open", pgettext_lazy("course", "not begun")),
    ("begun", pgettext_lazy("course", "begun")),
    ("done", pgettext_lazy("course", "done")),
)
LEVELS = (
    ("", _("none")),
    ("5", _("Junior (level 5)")),
    ("4", _("Intermediate (level 4)")),
    ("3", _("Senior (level 3)")),
    ("2", _("Marketer (level 2)")),
    ("1", _("Senior marketer (level 1)")),
)


def _search(label: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, widget=widget)


class CourseFilterForm(RondaForm, FewFirst):
    """By words, form, competence, how one stands to it, post and state."""

    first = ("q", "form", "competence", "mine")
    q = _search(_("Course"))
    form = forms.ChoiceField(
        label=_("Form of learning"), required=False, choices=[ALL, *LearningForm.choices]
    )
    competence = forms.ChoiceField(label=_("Competence"), required=False)
    mine = forms.ChoiceField(label=_("For me"), required=False, choices=MINE)
    post = forms.ChoiceField(label=_("Post"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[ALL, *Course.State.choices])

    def __init__(self, *args: Any, competences: Named, posts: Named, states: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["competence"].choices = [ALL, *competences]  # type: ignore[attr-defined]
        self.fields["post"].choices = [ALL, *posts]  # type: ignore[attr-defined]
        if not states:
            del self.fields["state"]

    @property
    def wanted(self) -> CoursesWanted:
        self.full_clean()
        good = self.cleaned_data
        names = ("form", "post", "competence", "state", "mine")
        return CoursesWanted(good.get("q") or "", *(good.get(name) or "" for name in names))


class ProposalFilterForm(RondaForm, FewFirst):
    """By words, state and cause."""

    first = ("q", "state", "cause")
    q = _search(_("Course or person"))
    state = forms.ChoiceField(label=_("State"), required=False, choices=[ALL, *CourseProposal.State.choices])
    cause = forms.ChoiceField(label=_("Cause"), required=False, choices=[ALL, *CourseProposal.Cause.choices])

    @property
    def wanted(self) -> ProposalsWanted:
        self.full_clean()
        good = self.cleaned_data
        return ProposalsWanted(good.get("q") or "", good.get("state") or "", good.get("cause") or "")


class _Many(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class CourseForm(WorkForm):
    """`choices` of a field stand under its name; what has none is left out."""

    groups = (
        (_("The course"), ("code", "title", "purpose", "form", "minutes")),
        (_("What it teaches"), ("competences", "helps_with", "requires")),
        (_("For whom"), ("posts", "compulsory", "refresh_months", "level", "priority")),
        (_("When it is taught in classes"), ("trainer", "seats", "cost")),
    )
    places = {"cost_cents": "cost"}
    code = forms.CharField(label=_("Code"), max_length=40)
    title = forms.CharField(label=_("Title"), max_length=200)
    purpose = forms.CharField(
        label=_("What one can do afterwards"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    form = forms.ChoiceField(label=_("Form of learning"), choices=LearningForm.choices)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=10_000)
    competences = _Many(label=_("Competences"), required=False)
    helps_with = _Many(
        label=_("Helps with"),
        required=False,
        help_text=_("Where one of these shows weak, the course is proposed to the person."),
    )
    requires = _Many(label=_("Courses that come before"), required=False)
    posts = _Many(label=_("Posts"), required=False, help_text=_("None chosen: for everybody."))
    compulsory = forms.BooleanField(label=_("Compulsory"), required=False)
    refresh_months = forms.IntegerField(
        label=_("Due again after months"), required=False, min_value=1, max_value=120
    )
    level = forms.ChoiceField(label=_("Prepares for vocational level"), required=False, choices=LEVELS)
    priority = forms.ChoiceField(label=_("Phase priority"), required=False)
    trainer = forms.ChoiceField(label=_("Trainer"), required=False)
    seats = forms.IntegerField(label=_("Seats"), required=False, min_value=1, max_value=5000)
    cost = forms.DecimalField(
        label=_("Cost of a class"), required=False, min_value=0, max_digits=10, decimal_places=2
    )

    def __init__(self, *args: Any, choices: Mapping[str, Named], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, named in choices.items():
            if named:
                self.fields[name].choices = named  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    @property
    def said(self) -> CourseSaid:
        good = self.cleaned_data
        return CourseSaid(
            code=good["code"],
            title=good["title"],
            form=good["form"],
            minutes=good["minutes"],
            purpose=good["purpose"],
            seats=good["seats"],
            cost_cents=int((good["cost"] or Decimal(0)) * 100),
            posts=good.get("posts", ()),
            compulsory=good["compulsory"],
            refresh_months=good["refresh_months"],
            level=int(good["level"]) if good["level"] else None,
            helps_with=good.get("helps_with", ()),
            priority=int(good["priority"]) if good.get("priority") else None,
            trainer=int(good["trainer"]) if good.get("trainer") else None,
            competences=good.get("competences", ()),
            requires=[int(each) for each in good.get("requires", ())],
        )


def written_course(course: Course) -> dict[str, Any]:
    """What stands in the form of a course that is changed."""
    return {
        "code": course.code,
        "title": course.title,
        "purpose": course.purpose,
        "form": course.form,
        "minutes": course.minutes,
        "competences": list(course.competences.values_list("code", flat=True)),
        "helps_with": course.helps_with,
        "requires": list(course.requires.values_list("pk", flat=True)),
        "posts": course.posts,
        "compulsory": course.compulsory,
        "refresh_months": course.refresh_months,
        "level": str(course.level or ""),
        "priority": str(course.priority_id or ""),
        "trainer": str(course.trainer_id or ""),
        "seats": course.seats,
        "cost": Decimal(course.cost_cents) / 100 if course.cost_cents else None,
    }


FIELDS_OF = {"text": ("text",), "link": ("link",), "pdf": ("file", "minutes"), "video": ("file", "minutes")}


class MaterialForm(WorkForm):
    """The fields of its kind; `what_changed` only where there is a version before."""

    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("# before a heading, - before an item of a list, **bold**; or simple HTML."),
    )
    link = forms.URLField(label=_("Link"), assume_scheme="https")
    file = forms.FileField(label=_("File"))
    minutes = forms.IntegerField(
        label=_("Minutes that it takes"),
        required=False,
        min_value=1,
        max_value=1440,
        help_text=_("Of a video only where the file does not say it."),
    )
    compulsory = forms.BooleanField(label=_("Compulsory"), required=False, initial=True)
    what_changed = forms.CharField(label=_("What changed"), max_length=300)

    def __init__(self, *args: Any, kind: str, new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in {"text", "link", "file", "minutes"} - set(FIELDS_OF[kind]):
            del self.fields[name]
        if new:
            del self.fields["what_changed"]
        if kind == "pdf":
            self.fields["minutes"].required = True
            self.fields["minutes"].help_text = _("That is how long reading takes.")
            self.fields["file"].widget.attrs["accept"] = "application/pdf"
        if kind == "video":
            self.fields["file"].widget.attrs["accept"] = "video/mp4,video/webm"

    @property
    def said(self) -> MaterialSaid:
        return MaterialSaid(**self.cleaned_data)


class FeedbackForm(WorkForm):
    """1 to 5, and words if one likes."""

    send = _("Send")
    rating = forms.ChoiceField(
        label=_("How useful was it for your work?"),
        choices=[
            ("5", _("5: very useful")),
            ("4", "4"),
            ("3", "3"),
            ("2", "2"),
            ("1", _("1: of no use")),
        ],
    )
    text = forms.CharField(
        label=_("In words"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class DeclineForm(WorkForm):
    """Why the course does not help."""

    send = _("Decline the course")
    why = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ProposeForm(WorkForm):
    """To one of the people one leads."""

    send = _("Propose")
    person = forms.TypedChoiceField(label=_("Person"), coerce=int)
    why = forms.CharField(
        label=_("What it is to help with"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = people  # type: ignore[attr-defined]
