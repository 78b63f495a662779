"""The lists of people, appointments, leave, roles and accounts: their columns."""

from datetime import date
from typing import Any

import django_tables2
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import ChosenColumn, DayColumn, MomentColumn, MoneyColumn, NumberColumn, RondaTable
from ronda.people.views.columns import CodedColumn, LastDayColumn, LinkColumn, StateWordColumn, deed_link
from ronda.people.wording import kind_of_leave, post_name, role_name
from ronda.people.wording.states import account_kind, account_state, when_kind, when_word


class StaffTable(RondaTable):
    chosen = ChosenColumn(accessor="code")
    name = LinkColumn("people_person", "code", verbose_name=_("Name"))
    code = django_tables2.Column(verbose_name=_("Number"))
    posts = django_tables2.Column(
        verbose_name=_("Post today"), accessor="held", orderable=False, empty_values=()
    )
    centres = django_tables2.Column(
        verbose_name=_("Centre today"), accessor="held", orderable=False, empty_values=()
    )
    hired = DayColumn(verbose_name=_("Hired"))
    email = django_tables2.Column(verbose_name=_("E-mail"))
    education = django_tables2.Column(verbose_name=_("Education"))
    user = django_tables2.Column(verbose_name=_("User name"), accessor="user__username", orderable=False)

    row_name = "name"
    caption = _("People")
    hidden_at_first = ("email", "education")

    class Meta(RondaTable.Meta):
        order_by = "code"

    def render_posts(self, record: Any) -> str:
        return ", ".join(dict.fromkeys(post_name(each.post.code) for each in record.held)) or str(
            self.default
        )

    def render_centres(self, record: Any) -> str:
        return ", ".join(dict.fromkeys(each.centre.name for each in record.held)) or str(self.default)


class DatedTable(RondaTable):
    """Rows of people that count from a day to a day; `on` is the day of the page."""

    person = LinkColumn("people_person", "person__code", verbose_name=_("Person"), accessor="person__name")
    number = django_tables2.Column(verbose_name=_("Number"), accessor="person__code")
    start = DayColumn(verbose_name=_("First day"))
    end = LastDayColumn(verbose_name=_("Last day"))
    state = StateWordColumn(verbose_name=_("When"))

    row_name = "person"

    def __init__(self, *args: Any, on: date, can_manage: bool, **options: Any) -> None:
        self.on = on
        super().__init__(*args, **options)
        self.columns["actions"].column.visible = can_manage

    def state_of(self, record: Any) -> tuple[str, str]:
        return when_kind(record, self.on), when_word(record, self.on)


class AppointmentTable(DatedTable):
    post = CodedColumn(post_name, verbose_name=_("Post"), accessor="post__code")
    centre = django_tables2.Column(verbose_name=_("Centre"), accessor="centre__name")
    wage = MoneyColumn(verbose_name=_("Monthly wage"), accessor="monthly_wage_cents")
    actions = django_tables2.Column(
        verbose_name=_("Actions"), accessor="pk", orderable=False, exclude_from_export=True
    )

    caption = _("Appointments")
    hidden_at_first = ("wage",)

    class Meta(RondaTable.Meta):
        order_by = "number"
        sequence = ("person", "number", "post", "centre", "start", "end", "state", "wage", "actions")

    def __init__(self, *args: Any, with_wages: bool, **options: Any) -> None:
        # Whoever may not read wages cannot choose that column either.
        super().__init__(*args, exclude=() if with_wages else ("wage",), **options)

    def render_actions(self, record: Any) -> SafeString:
        return deed_links(
            deed_link("people_appointment_end", record.pk, _("End"), record.person.name),
            deed_link("people_appointment", record.pk, _("Correct"), record.person.name),
        )


class LeaveTable(DatedTable):
    kind = CodedColumn(kind_of_leave, verbose_name=_("Kind"))
    note = django_tables2.Column(verbose_name=_("Note"))
    actions = django_tables2.Column(
        verbose_name=_("Actions"), accessor="pk", orderable=False, exclude_from_export=True
    )

    caption = _("Leave")

    class Meta(RondaTable.Meta):
        order_by = "-start"
        sequence = ("person", "number", "kind", "start", "end", "state", "note", "actions")

    def render_actions(self, record: Any) -> SafeString:
        return deed_links(deed_link("people_leave_one", record.pk, _("Correct"), record.person.name))


class RoleTable(DatedTable):
    role = CodedColumn(role_name, verbose_name=_("Role"))
    account = django_tables2.Column(
        verbose_name=_("User name"), accessor="person__user__username", orderable=False
    )
    actions = django_tables2.Column(
        verbose_name=_("Actions"), accessor="pk", orderable=False, exclude_from_export=True
    )

    caption = _("Roles")

    class Meta(RondaTable.Meta):
        order_by = "number"
        sequence = ("person", "number", "role", "account", "start", "end", "state", "actions")

    def render_actions(self, record: Any) -> SafeString:
        return deed_links(deed_link("people_role", record.pk, _("End or correct"), record.person.name))


class AccountTable(RondaTable):
    name = LinkColumn("people_account", "code", verbose_name=_("Person"))
    code = django_tables2.Column(verbose_name=_("Number"))
    username = django_tables2.Column(verbose_name=_("User name"), accessor="user__username")
    state = StateWordColumn(verbose_name=_("State"), orderable=False)
    second = django_tables2.BooleanColumn(verbose_name=_("Second step"), accessor="has_second_step")
    last_login = MomentColumn(verbose_name=_("Last sign-in"), accessor="user__last_login")

    row_name = "name"
    caption = _("Accounts")

    class Meta(RondaTable.Meta):
        order_by = "code"

    def state_of(self, record: Any) -> tuple[str, str]:
        return account_kind(record), account_state(record)

    def render_second(self, value: bool) -> str:
        return str(_("on") if value else _("off"))

    def value_second(self, value: bool) -> str:
        return str(_("on") if value else _("off"))


def deed_links(*links: SafeString) -> SafeString:
    return format_html(
        '<span class="actions">{}</span>', format_html_join("", "{}", ((each,) for each in links))
    )


class CentreTable(RondaTable):
    name = LinkColumn("people_centre", "code", verbose_name=_("Name"))
    code = django_tables2.Column(verbose_name=_("Code"))
    staff = NumberColumn(verbose_name=_("People today"))

    row_name = "name"
    caption = _("Centres")

    class Meta(RondaTable.Meta):
        order_by = "code"


class PostTable(RondaTable):
    post = CodedColumn(post_name, verbose_name=_("Post"), accessor="code")
    role = CodedColumn(role_name, verbose_name=_("Sees as"))
    staff = NumberColumn(verbose_name=_("People today"))

    row_name = "post"
    caption = _("Posts")

    class Meta(RondaTable.Meta):
        order_by = "post"
