"""Forms of responsibility cards: a duty in the reader's language, and the day of adoption."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm
from ronda.work.models import CardDuty
from ronda.work.queries.card_pack import default_duty, default_pack
from ronda.work.rules.duty_texts import STAGES as CODES
from ronda.work.rules.duty_texts import DutyTexts, with_text
from ronda.work.rules.method_labels import in_language
from ronda.work.wording.cards import STAGES


class DutyForm(WorkForm):
    """Texts of one language; those in other languages stay. A stage is on when something is done in it."""

    groups = (
        (_("Duty"), ("code", "title")),
        (_("What is done in each stage; leave out those that do not apply"), CODES),
        (_("How one sees it"), ("evidence", "indicator")),
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("As in D10. Tasks and hand-overs name it; the policy weighs it by this code."),
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    evidence = forms.CharField(label=_("Evidence"), max_length=300, required=False)
    indicator = forms.CharField(label=_("Measured by"), max_length=300, required=False)

    def __init__(self, *args: Any, duty: DutyTexts | None, **options: Any) -> None:
        self.language = get_language() or "en"
        self.before = duty or DutyTexts("", {})
        super().__init__(*args, initial=self._beginning(), **options)
        for stage in CODES:
            self.fields[stage] = forms.CharField(label=STAGES[stage], max_length=300, required=False)
        self.order_fields(["code", "title", *CODES, "evidence", "indicator"])
        if duty is not None:
            self.fields["code"].disabled = True

    def duty(self) -> DutyTexts:
        """The duty as it is to be; emptied in this language, a stage is off in every one."""
        said, before = self.cleaned_data, self.before
        return DutyTexts(
            code=said["code"].strip().upper(),
            title=with_text(before.title, self.language, said["title"].strip()),
            stages={
                stage: with_text(before.stages.get(stage, {}), self.language, said[stage].strip())
                for stage in CODES
                if said[stage].strip()
            },
            evidence=with_text(before.evidence, self.language, said["evidence"].strip()),
            indicator=with_text(before.indicator, self.language, said["indicator"].strip()),
        )

    def _beginning(self) -> dict[str, str]:
        duty = self.before
        texts = {"title": duty.title, "evidence": duty.evidence, "indicator": duty.indicator, **duty.stages}
        return {"code": duty.code} | {name: in_language(text, self.language) for name, text in texts.items()}


class AddDutyForm(WorkForm):
    """A duty of the default pack that the card does not have."""

    send = _("Add the duty")
    duty_code = forms.ChoiceField(label=_("Duty"))

    def __init__(self, *args: Any, taken: set[str], **options: Any) -> None:
        super().__init__(*args, **options)
        language = get_language() or "en"
        self.fields["duty_code"].choices = [  # type: ignore[attr-defined]
            (code, f"{code} {in_language(texts['title'], language)}")
            for code, texts in default_pack()["duties"].items()
            if code not in taken
        ]
        self.places = {"code": "duty_code"}

    def duty(self) -> DutyTexts:
        found = default_duty(self.cleaned_data["duty_code"])
        assert found is not None, "a choice of the pack"
        return found


class AdoptForm(WorkForm):
    """The first day of the version."""

    send = _("Adopt this version")
    starts = forms.DateField(
        label=_("In force from"),
        widget=forms.DateInput,
        help_text=_("An appraisal uses the version that was in force on the first day of its month."),
    )


def texts_of_duty(duty: CardDuty) -> DutyTexts:
    return DutyTexts(duty.code, duty.title, duty.stages, duty.evidence, duty.indicator)
