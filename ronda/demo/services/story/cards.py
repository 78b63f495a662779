"""The default cards are taken over; the card of the brand managers gets another version."""

from dataclasses import replace
from datetime import date

from ronda.demo.services.story import Scene
from ronda.kernel.period import Month
from ronda.work.queries.card_pack import default_duty
from ronda.work.queries.cards import card_in_force
from ronda.work.rules.duty_texts import DutyTexts
from ronda.work.services.cards import (
    add_duty,
    adopt_card,
    adopt_default_cards,
    change_duty,
    confirm_card,
    draft_card,
    drop_card,
    propose_card,
    remove_duty,
)

CONFIRMED = ("ana", "omar", "carmen", "diego", "farid", "teresa")


def tell(scene: Scene) -> None:
    """Version 1 everywhere since last year; Elena has not confirmed; Bruno's card has a second version."""
    at = scene.moment(-30)
    first = date(scene.today.year - 1, 1, 1)
    adopt_default_cards(by=scene.by, at=at, starts=first)
    for name in CONFIRMED:
        _confirm(scene, name)
    _second_version(scene)
    _under_way(scene)
    _dropped(scene)
    _begun(scene)


def _confirm(scene: Scene, name: str) -> None:
    viewer = scene.viewer(name)
    post = next(
        role
        for role in ("deputy", "director", "leader", "information_officer", "account_manager")
        if role in viewer.roles
    )
    card = card_in_force(viewer, post, scene.today)
    if card is not None:
        confirm_card(by=viewer, at=scene.moment(-12, 10), number=card.pk)


def _second_version(scene: Scene) -> None:
    """In force from the first of the running month; Bruno has still to read it."""
    ana = scene.viewer("ana")
    at = scene.moment(-18, 11)
    card = draft_card(by=ana, at=at, post="brand_manager")
    joint = default_duty("B2")
    assert joint is not None, "the pack has it"
    change_duty(by=ana, at=at, number=card.pk, duty=replace(joint, indicator=JOINT_VISITS))
    remove_duty(by=ana, at=at, number=card.pk, code="B8")
    add_duty(by=ana, at=at, number=card.pk, duty=WAREHOUSE)
    why = "Coaching counts by outlets that sell again; the walk through the warehouse was nobody's."
    propose_card(by=ana, at=at, number=card.pk, why=why)
    starts = Month.of(scene.today).start
    adopt_card(by=scene.viewer("teresa"), at=scene.moment(-15, 15), number=card.pk, starts=starts)


def _under_way(scene: Scene) -> None:
    """Proposed, and waiting for whoever adopts it."""
    omar = scene.viewer("omar")
    at = scene.moment(-3, 16)
    card = draft_card(by=omar, at=at, post="information_officer")
    answers = default_duty("N5")
    assert answers is not None, "the pack has it"
    duty = replace(answers, stages={**answers.stages, "summarise": MONTHLY})
    change_duty(by=omar, at=at, number=card.pk, duty=duty)
    propose_card(by=omar, at=at, number=card.pk, why="The front office asks the same things again and again.")


def _dropped(scene: Scene) -> None:
    ana = scene.viewer("ana")
    card = draft_card(by=ana, at=scene.moment(-25), post="market_inspector")
    drop_card(
        by=ana, at=scene.moment(-24), number=card.pk, why="The inspectors' duties stay as they are this year."
    )


def _begun(scene: Scene) -> None:
    """A draft that nobody has proposed yet."""
    ana = scene.viewer("ana")
    card = draft_card(by=ana, at=scene.moment(-1, 12), post="delivery_person")
    add_duty(by=ana, at=scene.moment(-1, 12), number=card.pk, duty=KEYS)


JOINT_VISITS = {
    "en": "Coached outlets that ordered again within four weeks",
    "es": "Puntos de venta acompañados que volvieron a pedir en cuatro semanas",
    "zh-hans": "随访后四周内再次订货的终端数",
}
MONTHLY = {
    "en": "Questions of the month by topic",
    "es": "Preguntas del mes por tema",
    "zh-hans": "按主题汇总当月问题",
}
WAREHOUSE = DutyTexts(
    "B9",
    {"en": "Brands in the warehouse", "es": "Marcas en el almacén", "zh-hans": "仓库品牌管理"},
    {
        "execute": {
            "en": "Walk through once a week",
            "es": "Recorrido semanal",
            "zh-hans": "每周巡查一次",
        },
        "feed_back": {
            "en": "Tell the front office what runs short",
            "es": "Avisar al equipo de campo de lo que escasea",
            "zh-hans": "向前台通报缺货",
        },
    },
    {"en": "List of the walk", "es": "Lista del recorrido", "zh-hans": "巡查清单"},
    {"en": "Shortages told in time", "es": "Faltantes avisados en plazo", "zh-hans": "缺货按期通报"},
)
KEYS = DutyTexts(
    "S2",
    {"en": "Keys of the vans", "es": "Llaves de las furgonetas", "zh-hans": "送货车钥匙管理"},
    {"execute": {"en": "Hand in each evening", "es": "Entregar cada tarde", "zh-hans": "每晚交回"}},
    {"en": "Key book", "es": "Libro de llaves", "zh-hans": "钥匙登记本"},
    {"en": "No key missing", "es": "Ninguna llave falta", "zh-hans": "无钥匙缺失"},
)
