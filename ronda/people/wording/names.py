"""Names of what the default pack calls by a code; a company's own codes are shown as they are written."""

from django.utils.translation import gettext_lazy as _

POSTS = {
    "director": _("Centre director"),
    "deputy": _("Deputy director"),
    "brand_manager": _("Brand manager"),
    "information_officer": _("Information officer"),
    "account_manager": _("Account manager"),
    "delivery_person": _("Delivery person"),
    "market_inspector": _("Market inspector"),
}
ROLES = {
    "administrator": _("Administrator"),
    "leader": _("Leader"),
    "staff_representative": _("Staff representative"),
}
ROLE_MEANINGS = {
    "administrator": _("keeps the set-up and opens accounts; sees no results of others"),
    "leader": _("sees the results of the whole company and reads its set-up"),
    "staff_representative": _("sees figures of the whole company in which nobody can be recognised"),
}
LEAVE = {
    "annual": _("Annual leave"),
    "sick": _("Sick leave"),
    "maternity": _("Maternity leave"),
    "paternity": _("Paternity leave"),
    "marriage": _("Marriage leave"),
    "bereavement": _("Bereavement leave"),
    "work_injury": _("Leave after an accident at work"),
    "training": _("Training"),
    "unpaid": _("Unpaid leave"),
    "other": _("Other leave"),
}
WEEKDAYS = {
    "1": _("Monday"),
    "2": _("Tuesday"),
    "3": _("Wednesday"),
    "4": _("Thursday"),
    "5": _("Friday"),
    "6": _("Saturday"),
    "7": _("Sunday"),
}


def post_name(code: str) -> str:
    return str(POSTS.get(code) or code.replace("_", " "))


def role_name(code: str) -> str:
    return str(ROLES.get(code) or post_name(code))


def kind_of_leave(code: str) -> str:
    return str(LEAVE.get(code) or code.replace("_", " "))
