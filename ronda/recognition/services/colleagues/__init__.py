"""The colleagues' view, written: rounds, keys, forms, the release."""

from ronda.recognition.services.colleagues.comments import hide_comment, show_comment
from ronda.recognition.services.colleagues.handing_in import hand_in
from ronda.recognition.services.colleagues.keys import set_passphrase, use_key
from ronda.recognition.services.colleagues.rounds import (
    PeerRoundSaid,
    cancel_peer_round,
    change_slot,
    close_peer_round,
    do_peer_rounds_day,
    exclude_pair,
    include_pair,
    make_peer_round,
    open_peer_round,
)

__all__ = [
    "PeerRoundSaid",
    "cancel_peer_round",
    "change_slot",
    "close_peer_round",
    "do_peer_rounds_day",
    "exclude_pair",
    "hand_in",
    "hide_comment",
    "include_pair",
    "make_peer_round",
    "open_peer_round",
    "set_passphrase",
    "show_comment",
    "use_key",
]
