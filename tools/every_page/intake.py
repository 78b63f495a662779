"""What comes in from files."""

from tools.every_page.look import Look

LOOKS = (
    Look("intake_imports", "yusuf"),
    Look("intake_history", "yusuf"),
)
NO_PAGE = {
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
}
