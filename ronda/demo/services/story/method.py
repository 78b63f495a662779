"""The company's own words for the working method, and its library of processes."""

from datetime import timedelta

from ronda.demo.services.story import Scene
from ronda.work.services.method import set_method
from ronda.work.services.processes import (
    ProcessRow,
    adopt_version,
    begin_process,
    review_process,
    write_version,
)

LABELS = {
    "en": (
        "Stand by the customer", "Customer", "Brand", "Market",
        "Analyse", "Plan", "Act", "Check", "Improve",
    ),
    "es": (
        "Al lado del cliente", "Cliente", "Marca", "Mercado",
        "Analizar", "Planificar", "Ejecutar", "Verificar", "Mejorar",
    ),
    "zh-hans": ("以客户关系为主线", "客户", "品牌", "市场", "分析", "计划", "执行", "检查", "改进"),
}  # fmt: skip
CODES = (
    "line", "element-1", "element-2", "element-3", "step-1", "step-2", "step-3", "step-4", "step-5",
)  # fmt: skip


def tell(scene: Scene) -> None:
    _word_method(scene)
    _keep_modern_outlets(scene)
    _keep_requests(scene)
    _keep_data_checks(scene)
    _keep_meeting(scene)


def _word_method(scene: Scene) -> None:
    labels = {language: dict(zip(CODES, words, strict=True)) for language, words in LABELS.items()}
    set_method(
        by=scene.viewer("ana"),
        at=scene.moment(-28),
        starts=scene.day(-28),
        name="135",
        labels=labels,
        why="The guiding line in our own words.",
    )


def _keep_modern_outlets(scene: Scene) -> None:
    """Two versions, the second one of a review; its next review is overdue."""
    ana, omar = scene.viewer("ana"), scene.viewer("omar")
    row = ProcessRow("Upkeep of modern outlets", "modern_outlets", scene.person_code("omar"), scene.day(-40))
    process = begin_process(
        by=ana, at=scene.moment(-60), code="MO-1", row=row, text=MODERN, starts=scene.day(-60)
    )
    review_process(
        by=omar,
        at=scene.moment(-38, 10),
        today=scene.day(-38),
        number=process.pk,
        findings="Nobody checks whether the shop's system was used between two visits.",
        keeps=False,
        next_on=scene.day(-4),
    )
    better = MODERN.replace("- shelf and lights", "- shelf and lights\n- days on which the system was used")
    version = write_version(
        by=omar,
        at=scene.moment(-35),
        number=process.pk,
        text=better,
        why="System use is checked on every visit.",
    )
    adopt_version(
        by=ana, at=scene.moment(-34), number=process.pk, version=version.version, starts=scene.day(-30)
    )


def _keep_requests(scene: Scene) -> None:
    """In force; another version waits to be adopted."""
    ana, carmen = scene.viewer("ana"), scene.viewer("carmen")
    row = ProcessRow(
        "Customer requests from visit to confirmation",
        "service",
        scene.person_code("carmen"),
        scene.today + timedelta(days=75),
    )
    process = begin_process(
        by=ana, at=scene.moment(-55), code="CR-1", row=row, text=REQUESTS, starts=scene.day(-55)
    )
    write_version(
        by=carmen,
        at=scene.moment(-2, 15),
        number=process.pk,
        text=REQUESTS.replace("Answer", "Call the outlet the same day, then answer"),
        why="Outlets wait without knowing that somebody has their request.",
    )


def _keep_data_checks(scene: Scene) -> None:
    """Reviewed a while ago: it stays as it is, and two problems came of it."""
    ana, carmen = scene.viewer("ana"), scene.viewer("carmen")
    row = ProcessRow("Check of base information", "information", scene.person_code("carmen"), scene.day(-9))
    process = begin_process(
        by=ana, at=scene.moment(-50), code="IN-1", row=row, text=CHECKS, starts=scene.day(-50)
    )
    review_process(
        by=carmen,
        at=scene.moment(-8, 11),
        today=scene.day(-8),
        number=process.pk,
        findings="The sample is drawn as written. Telephone numbers age fastest; closed shops stay long.",
        keeps=True,
        next_on=scene.today + timedelta(days=150),
        problems=[
            "Telephone numbers are out of date in one of six records",
            "Closed shops stay in the sample",
        ],
    )


def _keep_meeting(scene: Scene) -> None:
    """Written by the brand manager; nobody has adopted it yet."""
    row = ProcessRow(
        "Morning meeting of ten minutes",
        "organisation",
        scene.person_code("bruno"),
        scene.today + timedelta(days=180),
    )
    begin_process(by=scene.viewer("bruno"), at=scene.moment(-1, 17), code="OR-1", row=row, text=MEETING)


MODERN = """The account manager looks after each modern outlet on every visit:
- shelf and lights
- price marking
- the tablet of the shop
What is wrong is put right the same day, or becomes a task with a day.
The deputy director looks at five outlets a month without notice."""
REQUESTS = """Write the request down in the shop, in the words of the retailer.
Answer within the time limit of its topic.
Ask the outlet whether the answer has helped; only then is the request closed."""
CHECKS = """Draw thirty outlets at the beginning of the month.
Compare name, address, telephone, licence and position with what the account manager finds.
Return what is wrong with a note:
- what was read
- what is right
- who saw it"""
MEETING = """Everybody stands; nobody brings a paper.
- what is late, and for whom it waits
- what the day puts first
- one thing that was learnt yesterday"""
