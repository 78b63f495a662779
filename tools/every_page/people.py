"""The company, its people and what they may do."""

from tools.every_page.look import Look

LOOKS = (
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
)
NO_PAGE = {
    "people_account_do",
    "people_leave_one",
    "people_leave_withdraw",
    "people_many",
    "people_posts_take_in",
    "people_undo",
    "welcome",
}
