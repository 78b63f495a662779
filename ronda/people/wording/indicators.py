"""Names of the indicators of the default pack; a company's own codes are shown as they are written."""

from django.utils.translation import gettext_lazy as _

INDICATORS = {
    "sales_plan": _("Sales plan"),
    "brand_listing": _("Listing rate"),
    "customer_satisfaction": _("Customer satisfaction"),
    "request_handling": _("Customer requests"),
    "retailer_margin": _("Retailer margin"),
    "base_information": _("Base information"),
    "visit_adherence": _("Frequency adherence"),
    "planned_visits": _("Planned-visit completion"),
    "visit_coverage": _("Customer coverage"),
    "valid_visits": _("Valid visit rate"),
    "record_accuracy": _("Visit-record accuracy"),
    "inspections_done": _("Inspections done"),
    "corrected_in_time": _("Corrected in time"),
    "training_hours": _("Training hours"),
    "learning_continuity": _("Continuity of learning"),
    "learning_coverage": _("Training coverage"),
    "exam_pass_rate": _("Pass rate"),
    "certified_intermediate": _("Intermediate and above, of the people needed"),
    "certified_senior": _("Senior and above, of the people needed"),
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


def indicator_name(code: str) -> str:
    return str(INDICATORS.get(code) or code.replace("_", " "))
