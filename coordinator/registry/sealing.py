"""How the registry's key is kept: sealed for each person, opened with that person's password.

A person has a pair of X25519 keys. The private one is encrypted (ChaCha20-Poly1305) under a
key that argon2id makes of the password (RFC 9106, first choice for little memory). The
registry's key is sealed to the public one: an ephemeral X25519 exchange, HKDF-SHA-256, and
ChaCha20-Poly1305. So a new key can be sealed for everybody without asking for passwords, and
nothing but the password opens it.
"""

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from argon2.profiles import RFC_9106_LOW_MEMORY
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_LENGTH = 32  # bytes
SALT_LENGTH = 16
NONCE_LENGTH = 12
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})
MOST_PASSES, MOST_LANES = 16, 16
MOST_MEMORY = 256 * 1024  # KiB
RECOVERY_BYTES = 20
RECOVERY_SIGNS, CHECK_SIGNS, GROUP = 32, 4, 4


class WrongPasswordError(Exception):
    """What was typed does not open it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What argon2id is asked to spend: passes, memory in KiB, lanes."""

    passes: int = RFC_9106_LOW_MEMORY.time_cost
    memory: int = RFC_9106_LOW_MEMORY.memory_cost
    lanes: int = RFC_9106_LOW_MEMORY.parallelism

    @property
    def is_bearable(self) -> bool:
        """Whether it may be spent: an enemy could ask for all memory, or for years."""
        return (
            1 <= self.passes <= MOST_PASSES
            and 1 <= self.lanes <= MOST_LANES
            and 8 * self.lanes <= self.memory <= MOST_MEMORY
        )


FULL_COST = Cost()


@dataclass(frozen=True, slots=True)
class Pair:
    """A public key and its private one, encrypted under a password of `owner`'s."""

    public: bytes
    private: bytes
    salt: bytes
    cost: Cost = FULL_COST


def new_key() -> bytes:
    return secrets.token_bytes(KEY_LENGTH)


def new_pair(password: str, owner: str, cost: Cost = FULL_COST) -> Pair:
    """Make a pair whose private half only `password` opens; `owner` is bound to it."""
    return locked(X25519PrivateKey.generate(), password, owner, cost)


def locked(
    private: X25519PrivateKey, password: str, owner: str, cost: Cost = FULL_COST
) -> Pair:
    salt = os.urandom(SALT_LENGTH)
    sealed = _encrypted(_stretched(password, salt, cost), private.private_bytes_raw(), owner)
    return Pair(private.public_key().public_bytes_raw(), sealed, salt, cost)


def unlocked(pair: Pair, password: str, owner: str) -> X25519PrivateKey:
    """Open the private half.

    Raises:
        WrongPasswordError: the password is another, or the pair was made for another owner.
    """
    raw = _decrypted(_stretched(password, pair.salt, pair.cost), pair.private, owner)
    return X25519PrivateKey.from_private_bytes(raw)


def sealed_for(public: bytes, key: bytes, context: str) -> bytes:
    """Seal `key` so that only the owner of `public` opens it; `context` is bound to it."""
    ephemeral = X25519PrivateKey.generate()
    ours = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    return ours + _encrypted(_agreed(shared, ours + public), key, context)


def opened_by(private: X25519PrivateKey, sealed: bytes, context: str) -> bytes:
    """Open what was sealed for the owner of `private`.

    Raises:
        WrongPasswordError: it was sealed for somebody else, or changed.
    """
    theirs, rest = sealed[:KEY_LENGTH], sealed[KEY_LENGTH:]
    public = private.public_key().public_bytes_raw()
    shared = private.exchange(X25519PublicKey.from_public_bytes(theirs))
    return _decrypted(_agreed(shared, theirs + public), rest, context)


def tag_of(key: bytes, facts: object) -> str:
    """Give the proof, as hexadecimal, that who wrote `facts` knew the registry's key."""
    own = HKDF(SHA256(), KEY_LENGTH, None, b"trial-coordinator keyring").derive(key)
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(own, text.encode(), hashlib.sha256).hexdigest()


def new_recovery_key() -> str:
    """Make a recovery key for the site's safe, with signs that show a mistyped one."""
    number = secrets.randbits(RECOVERY_BYTES * 8)
    signs = "".join(ALPHABET[number >> (5 * n) & 31] for n in reversed(range(RECOVERY_SIGNS)))
    return grouped(signs + _check_signs(signs))


def grouped(signs: str) -> str:
    return "-".join(signs[n : n + GROUP] for n in range(0, len(signs), GROUP))


def read_recovery_key(typed: str) -> str | None:
    """Read a recovery key as a person types it; None where a sign must be wrong."""
    plain = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(LOOKALIKES)
    signs, check = plain[:RECOVERY_SIGNS], plain[RECOVERY_SIGNS:]
    fits = len(signs) == RECOVERY_SIGNS and set(signs) <= set(ALPHABET)
    return grouped(plain) if fits and check == _check_signs(signs) else None


def _check_signs(signs: str) -> str:
    digest = hashlib.sha256(signs.encode()).digest()
    return "".join(ALPHABET[byte % 32] for byte in digest[:CHECK_SIGNS])


def _stretched(password: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        password.encode(), salt, cost.passes, cost.memory, cost.lanes, KEY_LENGTH, Type.ID
    )


def _agreed(shared: bytes, context: bytes) -> bytes:
    return HKDF(SHA256(), KEY_LENGTH, None, b"trial-coordinator seal" + context).derive(shared)


def _encrypted(key: bytes, content: bytes, context: str) -> bytes:
    nonce = os.urandom(NONCE_LENGTH)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, content, context.encode())


def _decrypted(key: bytes, sealed: bytes, context: str) -> bytes:
    nonce, content = sealed[:NONCE_LENGTH], sealed[NONCE_LENGTH:]
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, content, context.encode())
    except InvalidTag as fault:
        raise WrongPasswordError from fault
