"""A draw from announcement to release; an outsider runs it again and sees a forged list refused."""

import re

import pytest
from playwright.sync_api import FilePayload, expect

from ronda.inspection.models import DrawnUnit, InspectionRound
from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)
FILES = ("announced.json", "frame.txt", "reveals.json", "list.txt")


def test_a_draw_from_commitment_to_release_is_verified_by_an_outsider(visitor: Visitor) -> None:
    page = visitor.page
    address = _announce(visitor)
    nonces = {"ana": _commit(visitor, "ana", address), "wei": _commit(visitor, "wei", address)}

    _sign_in(visitor, "ana", address)
    page.get_by_role("button", name="Freeze the frame").click()
    expect(page.get_by_text("The parties reveal their nonces")).to_be_visible()
    for who in ("ana", "wei"):
        _sign_in(visitor, who, address)
        page.get_by_role("textbox", name="Nonce").fill(nonces[who])
        page.get_by_role("button", name="Reveal", exact=True).click()
        expect(page.get_by_text("Your party has revealed.")).to_be_visible()

    _sign_in(visitor, "ana", address)
    page.get_by_role("button", name="Draw now").click()
    expect(page.get_by_role("heading", name="Drawn units")).to_be_visible()
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)

    _sign_in(visitor, "diego", address)
    expect(page.get_by_text("shown to nobody who is inspected")).to_be_visible()
    expect(page.get_by_role("heading", name="Drawn units")).to_have_count(0)

    DrawnUnit.objects.filter(round__title="October, unannounced").update(
        state="not_possible", state_why="Strike"
    )
    _sign_in(visitor, "ana", address)
    page.get_by_role("button", name="Release the draw").click()
    page.get_by_role("dialog").get_by_role("button", name="Release the draw").click()
    expect(page.get_by_text("everybody can run it again")).to_be_visible()
    _outsider(visitor)


def _announce(visitor: Visitor) -> str:
    page = visitor.page
    visitor.sign_in("ana")
    page.goto(f"{visitor.home}/inspections/announce/")
    page.get_by_label("Title").fill("October, unannounced")
    page.get_by_label("First day inspected").fill("2022-10-01")
    page.get_by_label("Last day inspected").fill("2022-10-31")
    page.get_by_label("Last day inspected").blur()
    expect(page.locator("#preview").get_by_role("rowheader", name="Diego Park")).to_be_visible()
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)
    page.get_by_role("button", name="Announce the round").click()
    expect(page.get_by_text("Both parties commit now.")).to_be_visible()
    return page.url


def _commit(visitor: Visitor, who: str, address: str) -> str:
    """The nonce that was made; it is in no request."""
    page, sent = visitor.page, []
    _sign_in(visitor, who, address)
    page.get_by_role("button", name="Make one by chance").click()
    nonce = page.get_by_role("textbox", name="Nonce").input_value()
    expect(page.get_by_role("textbox", name="Digest")).to_have_value(re.compile("^[0-9a-f]{64}$"))
    assert len(nonce) == 29
    with page.expect_download() as kept:
        page.get_by_role("link", name="Keep as a file").click()
    assert kept.value.path().read_text() == nonce
    page.on("request", lambda request: sent.append(request.post_data or ""))
    page.get_by_label("I have kept the nonce").check()
    page.get_by_role("button", name="Commit", exact=True).click()
    expect(page.get_by_text("Your party has committed.")).to_be_visible()
    assert any("digest=" in each for each in sent)
    assert not any(nonce in each for each in sent)
    return nonce


def _sign_in(visitor: Visitor, who: str, address: str) -> None:
    visitor.page.context.clear_cookies()
    visitor.sign_in(who)
    visitor.page.goto(address)


def _outsider(visitor: Visitor) -> None:
    """Without an account, on a phone: the published files agree, a list with another visit does not."""
    page = visitor.page
    page.context.clear_cookies()
    page.set_viewport_size(PHONE)
    public = f"{visitor.home}/draws/{InspectionRound.objects.get(title='October, unannounced').address}/"
    page.goto(public)
    expect(page.get_by_text("Everything agrees: this draw is as it was announced.")).to_be_visible()
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)

    files = {name: page.request.get(public + name).body() for name in FILES}
    lines = files["list.txt"].decode().split("\n")
    drawn = {line.split("|")[1] for line in lines[1:]}
    other = next(row for row in files["frame.txt"].decode().split("\n") if row.split("|")[0] not in drawn)
    parts = lines[2].split("|")
    forged = "|".join([parts[0], *other.split("|")[:2], *parts[3:]])
    files["list.txt"] = "\n".join([*lines[:2], forged, *lines[3:]]).encode()
    payload: list[FilePayload] = [
        {"name": name, "mimeType": "text/plain", "buffer": content} for name, content in files.items()
    ]
    page.get_by_label("Or check files of your own").set_input_files(payload)
    expect(page.get_by_text("line 2 differs")).to_be_visible()
    expect(page.locator(".draw-difference")).to_contain_text(other.split("|")[0])
    expect(page.get_by_text("do not trust this draw")).to_be_visible()
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)

    page.get_by_label("Or check files of your own").set_input_files(payload[:3])
    expect(page.get_by_text("list.txt is not among the files.")).to_be_visible()
