"""Classes of outlets: one is approved, one returned, and one waits for Ana's decision."""

from ronda.demo.services.story import Scene
from ronda.outlets.queries import portfolio_for
from ronda.outlets.services import approve_classes, propose_classes, return_classes

WHY = (
    "It is one of the five that sell most in its street, and the visits of a class B do not keep up.",
    "The shop next door closed; who came there comes here now.",
    "The new shelf makes it a large one.",
)


def tell(scene: Scene) -> None:
    diego, ana = scene.viewer("diego"), scene.viewer("ana")
    everything = portfolio_for(diego, on=scene.today)
    held = everything.filter(person_id=diego.person_id or 0).order_by("outlet__code")
    known = [each.outlet for each in held if each.outlet.status == "active"]
    outlets = [
        *[each for each in known if each.visit_class == "B"][:2],
        *[each for each in known if each.size != "large"][-1:],
    ]
    proposed = []
    for back, outlet, which, why in zip(
        (-9, -6, -2), outlets, ("visit_class", "visit_class", "size"), WHY, strict=False
    ):
        proposed += propose_classes(
            by=diego,
            at=scene.moment(back),
            today=scene.day(back),
            codes=[outlet.code],
            values={which: "large" if which == "size" else "A"},
            why=why,
        )
    for change, back, decide in zip(proposed, (-8, -5), (True, False), strict=False):
        moment, day = scene.moment(back, 16), scene.day(back)
        if decide:
            approve_classes(by=ana, at=moment, today=day, numbers=[change.pk])
        else:
            return_classes(
                by=ana, at=moment, numbers=[change.pk], why="Let us see two more months of sales first."
            )
