"""Every page of Ronda and who looks at it: what checks, pictures and measurements go through.

`LOOKS` names each page by its url name; `NO_PAGE` names the addresses that are no page of their own. A test
keeps both complete.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

Samples = Mapping[str, object]


@dataclass(frozen=True)
class Look:
    """Somebody looks at a page; `takes` are the samples that its address is made of, in their order."""

    name: str
    who: str
    takes: tuple[str, ...] = ()
    asks: str = ""

    def address(self, samples: Samples) -> str:
        path = reverse(self.name, args=[samples[each] for each in self.takes])
        return f"{path}?{self.asks}" if self.asks else path

    @property
    def title(self) -> str:
        """As a file name."""
        told = f"{self.name}-{self.asks}" if self.asks else self.name
        return "".join(letter if letter.isalnum() else "-" for letter in f"{told}-{self.who}")


LOOKS = (
    Look("today", "diego"),
    Look("today", "ana"),
    Look("today", "bruno"),
    Look("me", "diego"),
    Look("me", "ana"),
    Look("person", "diego", ("person", "month")),
    Look("missed", "diego", ("person", "month", "missed")),
    Look("all_missed", "diego", ("person", "month")),
    Look("missed_of_centre", "ana", ("month",)),
    Look("statements", "diego", ("person",)),
    Look("statement", "diego", ("person", "month")),
    Look("statements_of_month", "ana", ("month",)),
    Look("outlets", "diego"),
    Look("outlets", "ana"),
    Look("outlet", "diego", ("outlet",)),
    Look("search", "ana", asks="q=a"),
    Look("help", "diego"),
    Look("team", "ana"),
    Look("team", "teresa"),
    Look("team", "wei"),
    Look("team_results", "ana"),
    Look("board_goal", "ana", ("goal",)),
    Look("board_flight", "ana", ("flight",)),
    Look("board_changes", "ana"),
    Look("board_talks", "ana"),
    Look("close", "ana"),
    Look("close_step", "ana", ("month", "check")),
    Look("close_step", "ana", ("month", "look")),
    Look("close_step", "ana", ("month", "distribute")),
    Look("close_step", "ana", ("month", "approve")),
    Look("close_step", "yusuf", ("month", "look")),
    Look("setup", "yusuf"),
    Look("people_company", "yusuf"),
    Look("people_company_change", "yusuf"),
    Look("people_centres", "yusuf"),
    Look("people_centre_new", "yusuf"),
    Look("people_centre", "yusuf", ("centre",)),
    Look("people_posts", "yusuf"),
    Look("people_people", "yusuf"),
    Look("people_new", "yusuf"),
    Look("people_person", "yusuf", ("person",)),
    Look("people_edit", "yusuf", ("person",)),
    Look("people_history", "yusuf", ("person",)),
    Look("people_appointments", "yusuf"),
    Look("people_appointment_new", "yusuf"),
    Look("people_appointment", "yusuf", ("appointment",)),
    Look("people_appointment_end", "yusuf", ("appointment",)),
    Look("people_appointment_withdraw", "yusuf", ("appointment",)),
    Look("people_leave", "yusuf"),
    Look("people_leave_new", "yusuf"),
    Look("people_calendar", "yusuf"),
    Look("people_calendar_days", "yusuf"),
    Look("people_calendar_history", "yusuf"),
    Look("people_roles", "yusuf"),
    Look("people_role_new", "yusuf"),
    Look("people_roles_history", "yusuf"),
    Look("people_role", "yusuf", ("role",)),
    Look("people_role_withdraw", "yusuf", ("role",)),
    Look("people_accounts", "yusuf"),
    Look("people_account_new", "yusuf"),
    Look("people_account", "yusuf", ("person",)),
    Look("outlets_manage", "yusuf"),
    Look("outlets_add", "yusuf"),
    Look("outlets_change", "yusuf", ("outlet",)),
    Look("outlets_deeds", "yusuf"),
    Look("outlets_licences", "yusuf"),
    Look("outlets_licence_add", "yusuf", ("outlet",)),
    Look("outlets_products", "yusuf"),
    Look("outlets_product_add", "yusuf"),
    Look("outlets_product", "yusuf", ("product",)),
    Look("outlets_portfolios", "yusuf"),
    Look("intake_imports", "yusuf"),
    Look("intake_history", "yusuf"),
    Look("targets_list", "yusuf"),
    Look("targets_target", "yusuf", ("month", "indicator", "subject", "person")),
    Look("policies", "yusuf"),
    Look("design", "yusuf"),
)
# Deeds, files and fragments; and pages of something under way, which their journeys see.
NO_PAGE = frozenset(
    {
        "answer",
        "answer_undo",
        "board_points",
        "close_do",
        "close_month",
        "design_try",
        "estimate_refresh",
        "evidence",
        "home",
        "intake_check",
        "intake_errors",
        "intake_import",
        "intake_mapping",
        "intake_remove",
        "intake_take",
        "intake_template",
        "intake_try",
        "intake_undo",
        "intake_upload",
        "job",
        "job_cancel",
        "job_go_on",
        "job_progress",
        "outlet_recent",
        "outlets_classes",
        "outlets_deed",
        "outlets_hand_over",
        "outlets_licence",
        "outlets_licence_change",
        "outlets_proposal",
        "outlets_propose",
        "people_account_do",
        "people_leave_one",
        "people_leave_withdraw",
        "people_many",
        "people_posts_take_in",
        "people_undo",
        "targets_raise",
        "targets_withdraw",
        "team_export",
        "welcome",
        "work_desk_acknowledge",
        "work_desk_attach",
        "work_desk_comment",
        "work_desk_file",
        "work_desk_note",
        "work_desk_remove",
        "work_desk_take_back",
    }
)
