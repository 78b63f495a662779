"""Letters that open with two keys: whoever holds one of them, or the whole database, reads nothing.

A letter's content is encrypted under a key of its own (ChaCha20-Poly1305), which is the exclusive or of two
halves; each half is sealed to one holder's public key (X25519, HKDF-SHA256). A holder's private key is kept
wrapped by a passphrase (scrypt); only while the holder gives it is it in memory.
"""

import base64
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

Bytes = Callable[[int], bytes]
LENGTH, NONCE, SALT = 32, 12, 16
# The costs of scrypt: about a tenth of a second and 32 MB a try.
COST, BLOCK, LANES = 2**15, 8, 1


class WrongPassphraseError(ValueError):
    """The passphrase does not open this key."""


class BrokenLetterError(ValueError):
    """The letter was changed, or is sealed to other keys."""


@dataclass(frozen=True)
class HolderKey:
    """`public` seals; `wrapped` holds the private key under the passphrase. Both are text."""

    public: str
    wrapped: str


def make_key(passphrase: str, chance: Bytes = os.urandom) -> HolderKey:
    private = X25519PrivateKey.from_private_bytes(chance(LENGTH))
    raw = private.private_bytes(
        serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption()
    )
    salt, nonce = chance(SALT), chance(NONCE)
    sealed = ChaCha20Poly1305(_from_passphrase(passphrase, salt)).encrypt(nonce, raw, None)
    return HolderKey(_public_text(private), _text(salt + nonce + sealed))


def open_key(wrapped: str, passphrase: str) -> X25519PrivateKey:
    """WrongPassphraseError where it does not open."""
    kept = _bytes(wrapped)
    salt, nonce, sealed = kept[:SALT], kept[SALT : SALT + NONCE], kept[SALT + NONCE :]
    try:
        raw = ChaCha20Poly1305(_from_passphrase(passphrase, salt)).decrypt(nonce, sealed, None)
    except InvalidTag:
        raise WrongPassphraseError from None
    return X25519PrivateKey.from_private_bytes(raw)


def seal(
    content: Mapping[str, Any], holders: Mapping[str, str], length: int, chance: Bytes = os.urandom
) -> bytes:
    """A letter to the two holders (public keys by name), as long as every other of `length` bytes.

    ValueError for content that is longer than that.
    """
    if len(holders) != 2:
        raise ValueError("a letter has two holders")
    text = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    if len(text) > length:
        raise ValueError(f"the content takes {len(text)} bytes of {length}")
    first, second = chance(LENGTH), chance(LENGTH)
    nonce = chance(NONCE)
    sealed = ChaCha20Poly1305(_xor(first, second)).encrypt(nonce, text.ljust(length), None)
    halves = {
        name: {"sealed": _sealed_to(holders[name], half, chance)}
        for name, half in zip(sorted(holders), (first, second), strict=True)
    }
    return _letter(nonce + sealed, halves)


def half_open(letter: bytes, holder: str, key: X25519PrivateKey) -> bytes:
    """The letter with this holder's half open; of the content nothing can be read yet."""
    content, halves = _parts(letter)
    if holder not in halves:
        raise BrokenLetterError
    if "open" not in halves[holder]:
        halves[holder] = {"open": _text(_opened(halves[holder]["sealed"], key))}
    return _letter(content, halves)


def is_open(letter: bytes) -> bool:
    return all("open" in half for half in _parts(letter)[1].values())


def read(letter: bytes) -> dict[str, Any]:
    """The content of a letter of which both halves are open; BrokenLetterError for any other."""
    content, halves = _parts(letter)
    if not all("open" in half for half in halves.values()):
        raise BrokenLetterError
    first, second = (_bytes(halves[name]["open"]) for name in sorted(halves))
    try:
        text = ChaCha20Poly1305(_xor(first, second)).decrypt(content[:NONCE], content[NONCE:], None)
    except InvalidTag:
        raise BrokenLetterError from None
    return dict(json.loads(text))


def _sealed_to(public: str, half: bytes, chance: Bytes) -> str:
    once = X25519PrivateKey.from_private_bytes(chance(LENGTH))
    key = _shared(once, X25519PublicKey.from_public_bytes(_bytes(public)))
    # The key serves this one message, so its nonce may be constant.
    return _text(_bytes(_public_text(once)) + ChaCha20Poly1305(key).encrypt(bytes(NONCE), half, None))


def _opened(sealed: str, key: X25519PrivateKey) -> bytes:
    kept = _bytes(sealed)
    once = X25519PublicKey.from_public_bytes(kept[:LENGTH])
    try:
        return ChaCha20Poly1305(_shared(key, once)).decrypt(bytes(NONCE), kept[LENGTH:], None)
    except InvalidTag:
        raise BrokenLetterError from None


def _shared(private: X25519PrivateKey, public: X25519PublicKey) -> bytes:
    kdf = HKDF(algorithm=hashes.SHA256(), length=LENGTH, salt=None, info=b"ronda peer letter")
    return kdf.derive(private.exchange(public))


def _from_passphrase(passphrase: str, salt: bytes) -> bytes:
    words = " ".join(passphrase.split())
    return Scrypt(salt=salt, length=LENGTH, n=COST, r=BLOCK, p=LANES).derive(words.encode())


def _public_text(private: X25519PrivateKey) -> str:
    raw = private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return _text(raw)


def _letter(content: bytes, halves: Mapping[str, Mapping[str, str]]) -> bytes:
    return json.dumps({"content": _text(content), "halves": halves}, sort_keys=True).encode()


def _parts(letter: bytes) -> tuple[bytes, dict[str, dict[str, str]]]:
    kept = json.loads(bytes(letter))
    return _bytes(kept["content"]), {name: dict(half) for name, half in kept["halves"].items()}


def _xor(first: bytes, second: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(first, second, strict=True))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
