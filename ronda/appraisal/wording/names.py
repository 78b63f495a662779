"""Names of what the default pack calls by a code; a company's own codes are shown as they are written."""

from django.utils.translation import gettext_lazy as _

INDICATORS = {
    "sales_plan": _("Sales plan"),
    "brand_listing": _("Listing rate"),
    "customer_satisfaction": _("Customer satisfaction"),
    "request_handling": _("Customer requests"),
    "retailer_margin": _("Retailer margin"),
    "base_information": _("Base information"),
    "visit_adherence": _("Frequency adherence"),
    "centre_sales_plan": _("Sales plan of the centre"),
    "centre_brand_listing": _("Listing rate of the centre"),
    "centre_customer_satisfaction": _("Customer satisfaction of the centre"),
    "centre_request_handling": _("Customer requests of the centre"),
    "centre_retailer_margin": _("Retailer margin of the centre"),
    "centre_base_information": _("Base information of the centre"),
    "brand_plan_effect": _("Reorder rate"),
    "modern_outlet_use": _("System use of modern outlets"),
    "tasks_in_time": _("Tasks assigned and followed in time"),
    "field_visits_brand": _("Field visits"),
    "field_visits_information": _("Field visits"),
    "field_visits_director": _("Field visits"),
    "summaries_in_time": _("Summaries in time"),
    "problems_solved": _("Problems solved"),
    "analyses_used": _("Analyses used"),
    "service_requests_in_time": _("Service for the front office in time"),
    "reporting_minutes": _("Reporting minutes of the front office"),
    "loops_closed": _("Supervision loops closed in time"),
    "appraisal_in_time": _("Appraisal in time"),
    "projects_in_time": _("Projects in time"),
}
DUTIES = {
    "A1": _("A1 visits by frequency"),
    "A2": _("A2 business coaching"),
    "A3": _("A3 customer requests"),
    "A5": _("A5 brand tasks"),
    "A6": _("A6 upkeep of modern outlets"),
    "B1": _("B1 brand plan and task assignment"),
    "B2": _("B2 tracking of brand tasks"),
    "B3": _("B3 brand statistics"),
    "B4": _("B4 brand summary"),
    "B5": _("B5 brand plans of one's own"),
    "D1": _("D1 sales and brand building"),
    "D2": _("D2 modern outlets"),
    "D3": _("D3 customer service"),
    "D4": _("D4 projects"),
    "D5": _("D5 appraisal"),
    "D9": _("D9 documents"),
    "N1": _("N1 analyses"),
    "N2": _("N2 problems found and solved"),
    "N5": _("N5 service for the front office"),
}
POSTS = {
    "director": _("Centre director"),
    "deputy": _("Deputy director"),
    "brand_manager": _("Brand manager"),
    "information_officer": _("Information officer"),
    "account_manager": _("Account manager"),
    "delivery_person": _("Delivery person"),
    "market_inspector": _("Market inspector"),
}


def indicator_name(code: str) -> str:
    return str(INDICATORS.get(code) or code.replace("_", " "))


def duty_name(code: str) -> str:
    return str(DUTIES.get(code) or code)


def post_name(code: str) -> str:
    return str(POSTS.get(code) or code.replace("_", " "))
