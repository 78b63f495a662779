"""People, their appointments, their leave and their roles."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.people.forms.recording import DatedForm, RecordForm, choices_of
from ronda.people.models import Appointment, Leave, RoleGrant
from ronda.people.rules import AppointmentRow, LeaveRow, PersonRow, RoleRow
from ronda.people.rules.last_day import last_day
from ronda.people.wording.names import LEAVE, ROLE_MEANINGS, ROLES, kind_of_leave, post_name

Named = Sequence[tuple[str, str]]


class PersonForm(RecordForm):
    code = forms.RegexField(
        r"^[\w.-]+$",
        label=_("Personnel number"),
        max_length=40,
        help_text=_("As in your personnel list; it cannot be changed later."),
        error_messages={"invalid": _("A number has letters, digits, dots, dashes and no spaces.")},
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), required=False)
    hired = forms.DateField(
        label=_("Hired"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Decides how long somebody counts as new."),
    )
    education = forms.CharField(label=_("Education"), max_length=100, required=False)
    born = forms.DateField(label=_("Born"), required=False, widget=forms.DateInput)

    def __init__(self, *args: Any, taken: frozenset[str] = frozenset(), **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken = taken

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if code in self.taken:
            raise forms.ValidationError(
                _("Somebody has the number %(code)s already; open that person, or take another number."),
                params={"code": code},
            )
        return code

    def row(self, code: str = "") -> PersonRow:
        values = self.cleaned_data
        return PersonRow(
            code or values["code"], values["name"], values["email"], values["hired"], values["education"],
            values["born"],
        )  # fmt: skip


class AppointmentForm(DatedForm):
    person = forms.ChoiceField(label=_("Person"))
    centre = forms.ChoiceField(label=_("Centre"))
    post = forms.ChoiceField(label=_("Post"))
    wage = forms.DecimalField(
        label=_("Monthly wage"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        help_text=_("Only where a rule of the pay policy needs it."),
    )
    field_order = ("person", "post", "centre", "start", "last", "wage")

    def __init__(
        self, *args: Any, people: Named, centres: Named, posts: Sequence[str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = choices_of(people)  # type: ignore[attr-defined]
        self.fields["centre"].choices = choices_of(centres)  # type: ignore[attr-defined]
        self.fields["post"].choices = [("", ""), *[(code, post_name(code)) for code in posts]]  # type: ignore[attr-defined]

    @staticmethod
    def values_of(row: Appointment) -> dict[str, Any]:
        cents = row.monthly_wage_cents
        return {
            "person": row.person.code,
            "centre": row.centre.code,
            "post": row.post.code,
            "start": row.start,
            "last": last_day(row.end),
            "wage": None if cents is None else f"{cents // 100}.{cents % 100:02d}",
        }

    def row(self) -> AppointmentRow:
        values = self.cleaned_data
        wage = values["wage"]
        cents = None if wage is None else int(wage * 100)
        return AppointmentRow(
            values["person"], values["centre"], values["post"], values["start"], self.end, cents
        )


class LeaveForm(DatedForm):
    person = forms.ChoiceField(label=_("Person"))
    kind = forms.ChoiceField(
        label=_("Kind"), help_text=_("The policy says which kinds count as being at work.")
    )
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
    field_order = ("person", "kind", "start", "last", "note")

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = choices_of(people)  # type: ignore[attr-defined]
        kept = str((options.get("initial") or {}).get("kind", ""))
        kinds = [*LEAVE, *([kept] if kept and kept not in LEAVE else [])]
        self.fields["kind"].choices = [("", ""), *[(code, kind_of_leave(code)) for code in kinds]]  # type: ignore[attr-defined]
        self.fields["last"].required = True
        self.fields["last"].help_text = ""

    @staticmethod
    def values_of(row: Leave) -> dict[str, Any]:
        return {
            "person": row.person.code,
            "kind": row.kind,
            "start": row.start,
            "last": last_day(row.end),
            "note": row.note,
        }

    def row(self) -> LeaveRow:
        values, end = self.cleaned_data, self.end
        assert end is not None, "the last day is required"
        return LeaveRow(values["person"], values["start"], end, values["kind"], values["note"])


class RoleForm(DatedForm):
    person = forms.ChoiceField(label=_("Person"))
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    field_order = ("person", "role", "start", "last")

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = choices_of(people)  # type: ignore[attr-defined]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (code, f"{name}: {ROLE_MEANINGS[code]}") for code, name in ROLES.items()
        ]

    @staticmethod
    def values_of(row: RoleGrant) -> dict[str, Any]:
        return {
            "person": row.person.code,
            "role": row.role,
            "start": row.start,
            "last": last_day(row.end),
        }

    def row(self) -> RoleRow:
        values = self.cleaned_data
        return RoleRow(values["person"], values["role"], values["start"], self.end)


class EndForm(RecordForm):
    """The last day of what has had none, or another one."""

    last = forms.DateField(label=_("Last day"), widget=forms.DateInput)
    send = _("End it")


class WithdrawForm(RecordForm):
    """A row that was never right: it stays readable in the history and counts no more."""

    send = _("Withdraw")
    send_kind = "danger"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["why"].required = True
