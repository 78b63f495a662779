"""The demo's courses: what each is, and its texts."""

from dataclasses import dataclass

from ronda.demo.services.story import course_texts as texts

FIELD = ("account_manager",)


@dataclass(frozen=True)
class Told:
    """A course with its texts, `(title, text)`; `requires` are codes."""

    code: str
    title: str
    form: str
    minutes: int
    purpose: str
    competences: tuple[str, ...] = ()
    helps_with: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    materials: tuple[tuple[str, str], ...] = ()
    compulsory: bool = False
    refresh_months: int | None = None
    level: int | None = None
    seats: int | None = None
    cost_cents: int = 0
    trainer: str = ""
    offered: bool = True


COURSES = (
    Told(
        "C01",
        "The visit in eight steps",
        "self_study",
        45,
        "Goes to an outlet with one goal and comes away with one agreement.",
        ("visit_work",),
        ("indicator.visit_adherence", "indicator.planned_visits", "indicator.visit_coverage"),
        posts=FIELD,
        materials=(
            ("Eight steps, and why they are steps", texts.VISIT),
            ("Before you leave", texts.VISIT_CHECK),
        ),
        trainer="omar",
    ),
    Told(
        "C02",
        "A display that sells",
        "self_study",
        40,
        "Sets up a display by its plan, and gets the retailer to keep it so.",
        ("display",),
        ("indicator.brand_listing", "finding.work"),
        materials=(("Five looks at a display", texts.SHELF),),
        trainer="bruno",
    ),
    Told(
        "C03",
        "From listing to steady sales",
        "video",
        20,
        "Takes a brand from its first order to customers who ask for it.",
        ("brand_cultivation",),
        ("indicator.brand_listing", "indicator.centre_brand_listing"),
        materials=(("What to do after the film", texts.LISTING),),
        trainer="bruno",
    ),
    Told(
        "C04",
        "Advice on orders and stock",
        "self_study",
        60,
        "Shows a retailer the sum of an order that neither runs out nor piles up.",
        ("order_advice",),
        ("indicator.sales_plan", "indicator.retailer_margin"),
        posts=FIELD,
        materials=(("An order that fits", texts.ORDER),),
    ),
    Told(
        "C05",
        "Requests and complaints, the same day",
        "self_study",
        30,
        "Takes up a request, passes it on or settles it, and tells the retailer.",
        ("request_handling", "customer_service"),
        ("indicator.customer_satisfaction", "indicator.request_handling"),
        materials=(("The same day", texts.REQUESTS),),
        trainer="carmen",
    ),
    Told(
        "C06",
        "Right base data",
        "self_study",
        25,
        "Keeps outlets, licences and contacts as they really are.",
        ("base_data",),
        ("indicator.base_information", "finding.information"),
        materials=(("Three minutes for right data", texts.BASE_DATA),),
        compulsory=True,
        refresh_months=12,
        trainer="carmen",
    ),
    Told(
        "C07",
        "A visit record that holds",
        "self_study",
        20,
        "Writes records that somebody who was not there can rely on.",
        ("visit_work", "fair_dealing"),
        ("indicator.record_accuracy", "finding.record", "finding.false_record", "finding.false_visit"),
        materials=(("What a record is for", texts.RECORD),),
        compulsory=True,
        refresh_months=12,
    ),
    Told(
        "C08",
        "Fair dealing",
        "self_study",
        30,
        "Treats every retailer alike, and says when something went wrong.",
        ("fair_dealing",),
        ("finding.ordering_for_retailer",),
        materials=(("Every retailer alike", texts.FAIR),),
        compulsory=True,
        refresh_months=12,
    ),
    Told(
        "C09",
        "Reading the market's state",
        "self_study",
        60,
        "Says in one sentence what the figures of a district mean.",
        ("market_state", "data_use"),
        ("indicator.sales_plan", "indicator.centre_sales_plan"),
        ("C04",),
        materials=(("Four questions", texts.MARKET),),
    ),
    Told(
        "C10",
        "Coaching a retailer",
        "field_observation",
        90,
        "Shows, lets the retailer try, and looks again.",
        ("retailer_coaching",),
        ("indicator.customer_satisfaction",),
        ("C01",),
        materials=(("Before you go along", texts.COACHING),),
    ),
    Told(
        "C11",
        "Writing a brand plan",
        "class",
        180,
        "Writes a plan for a brand whose effect can be measured.",
        ("brand_plan",),
        ("indicator.centre_brand_listing",),
        ("C03",),
        posts=("brand_manager", "deputy"),
        materials=(("A plan on one page", texts.BRAND_PLAN),),
        seats=12,
        cost_cents=1_800_00,
        trainer="bruno",
    ),
    Told(
        "C12",
        "Preparing for the senior certificate",
        "class",
        240,
        "Knows what the senior paper asks, and has worked through a case of one's own.",
        ("own_learning", "market_state"),
        posts=FIELD,
        materials=(("What the senior paper asks", texts.SENIOR),),
        level=3,
        seats=20,
        cost_cents=3_200_00,
        trainer="omar",
    ),
    Told(
        "C13",
        "A morning on a colleague's route",
        "peer",
        60,
        "Has tried out one thing that a colleague does otherwise.",
        ("passing_on", "own_learning"),
        materials=(("What to look for", texts.PEER),),
    ),
    Told(
        "C14",
        "A display against the clock",
        "drill",
        90,
        "Sets up a shelf by its plan within fifteen minutes.",
        ("display",),
        ("indicator.brand_listing",),
        ("C02",),
        materials=(("What is judged", texts.CLOCK),),
        trainer="bruno",
    ),
    Told(
        "C15",
        "Selling through the festival weeks",
        "self_study",
        35,
        "Plans stock and visits around the festival.",
        ("order_advice",),
        offered=False,
    ),
)
