"""How a form looks: fields under each other, what is wrong on top with a link to its place."""

from collections.abc import Callable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Hidden, Submit
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.design.form_time import SHOWN, active_of, hear, mark_of
from ronda.kernel.visible import visible


class RondaForm(forms.BaseForm):
    """Mixed in before `forms.Form` or `forms.ModelForm`; `{% crispy form %}` draws it."""

    send: str | Promise = _("Save")
    send_kind = "primary"
    method = "post"
    with_form_tag = True
    # Not where even the time it took would tell of somebody who is promised that nobody knows.
    timed = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            if type(field.widget) is forms.DateInput:
                field.widget = _day_input(field.widget)

    def full_clean(self) -> None:
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and not isinstance(field.widget, forms.PasswordInput):
                field.to_python = _seen_by(field)  # type: ignore[method-assign, assignment]
        super().full_clean()
        if self.timed and self.is_bound and not self.errors:
            hear(self)

    @property
    def helper(self) -> FormHelper:
        """How crispy-forms draws it; change what `super().helper` answers for a layout of one's own."""
        helper = FormHelper(self)
        helper.form_tag = self.with_form_tag
        helper.form_method = self.method
        helper.form_class = "form form-narrow"
        helper.attrs = {"novalidate": "novalidate"}
        helper.include_media = False
        if self.send:
            button = Submit("send", self.send)
            button.field_classes = f"btn btn-{self.send_kind}"
            helper.add_input(button)
        if self.timed and self.method == "post":
            helper.add_input(Hidden(SHOWN, mark_of(self), data_active=str(active_of(self))))
        return helper


def _seen_by(field: forms.CharField) -> Callable[[Any], Any]:
    """What the field makes of a value, without signs that nobody sees; a null is still refused."""
    make = type(field).to_python

    def to_python(value: Any) -> Any:
        made = make(field, value)
        return visible(made) if isinstance(made, str) and "\0" not in made else made

    return to_python


def _day_input(widget: forms.DateInput) -> forms.DateInput:
    """The browser's own calendar, which reads and writes days in one form only."""
    return _DayInput(attrs={**widget.attrs, "type": "date"}, format="%Y-%m-%d")


class _DayInput(forms.DateInput):
    input_type = "date"
