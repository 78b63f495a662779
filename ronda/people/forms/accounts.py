"""Accounts, and the first one of all."""

from typing import Any

from babel import Locale
from babel.numbers import get_territory_currencies
from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ronda.design.forms import RondaForm
from ronda.people.forms.company import time_zones
from ronda.people.forms.recording import RecordForm, choices_of
from ronda.people.forms.staff import Named
from ronda.people.rules import PersonRow


class AccountForm(RecordForm):
    person = forms.ChoiceField(label=_("Person"))
    username = forms.CharField(label=_("User name"), max_length=150, help_text=_("To sign in with."))
    by_link = forms.ChoiceField(
        label=_("Password"),
        choices=[
            ("yes", _("the person sets it, with a link that works once")),
            ("no", _("I type a first one")),
        ],
        widget=forms.RadioSelect,
        initial="yes",
    )
    password = forms.CharField(
        label=_("First password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters. It is not shown again."),
    )
    send = _("Open the account")

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = choices_of(people)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("by_link") == "no" and not values.get("password"):
            self.add_error("password", _("Type a first password, or let the person set it with a link."))
        return values

    @property
    def first_password(self) -> str | None:
        return None if self.cleaned_data["by_link"] == "yes" else str(self.cleaned_data["password"])


class WelcomeForm(RondaForm, forms.Form):
    """All that an empty installation has to be told."""

    set_up_code = forms.CharField(
        label=_("Set-up code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        help_text=_(
            "It is printed where Ronda was started, and kept in the file set-up.code beside the data."
        ),
    )
    company_name = forms.CharField(label=_("Name of the company"), max_length=200)
    company_code = forms.RegexField(
        r"^[a-z0-9-]+$",
        label=_("Short name"),
        max_length=40,
        help_text=_("Small letters, digits and dashes, as in ribera."),
        error_messages={"invalid": _("A short name has small letters, digits and dashes only.")},
    )
    country = forms.ChoiceField(label=_("Country"), choices=lambda: _countries())
    timezone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    language = forms.ChoiceField(label=_("Language"), choices=lambda: settings.LANGUAGES)
    currency = forms.ChoiceField(
        label=_("Currency"),
        choices=lambda: _currencies(),
        help_text=_("Country and currency cannot be changed later."),
    )
    person_name = forms.CharField(label=_("Your name"), max_length=200)
    person_code = forms.RegexField(
        r"^[\w.-]+$",
        label=_("Your personnel number"),
        max_length=40,
        initial="A1",
        help_text=_("As in your personnel list, so that an import finds you."),
        error_messages={"invalid": _("A number has letters, digits, dots, dashes and no spaces.")},
    )
    username = forms.CharField(label=_("User name"), max_length=150, help_text=_("To sign in with."))
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters; a few words that do not belong together are best."),
    )
    password_again = forms.CharField(
        label=_("Password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    send = _("Begin")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("password") != values.get("password_again"):
            self.add_error("password_again", _("The two passwords differ; type them again."))
        return values

    def company(self) -> dict[str, str]:
        values = self.cleaned_data
        named = {"code": "company_code", "name": "company_name"}
        kept = ("country", "timezone", "language", "currency")
        return {key: values[name] for key, name in [*named.items(), *zip(kept, kept, strict=True)]}

    def person(self) -> PersonRow:
        return PersonRow(self.cleaned_data["person_code"], self.cleaned_data["person_name"])


def _locale() -> Locale:
    return Locale.parse(get_language() or "en", sep="-")


def _countries() -> list[tuple[str, str]]:
    """Those that have money of their own or share one; regions and groups have none."""
    named = [
        (code, str(name))
        for code, name in _locale().territories.items()
        if len(code) == 2 and get_territory_currencies(code)
    ]
    return [("", ""), *sorted(named, key=lambda each: each[1])]


def _currencies() -> list[tuple[str, str]]:
    """Money that some country uses today."""
    used = {money for code, _name in _countries() if code for money in get_territory_currencies(code)}
    return [("", ""), *[(code, f"{code} · {_locale().currencies.get(code, code)}") for code in sorted(used)]]
