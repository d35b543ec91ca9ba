"""The chain that makes a rewritten history show: each event's hash covers the one before it."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Any

from cases.model import Event


def link(previous: str, event: Event, commitment: str) -> str:
    """The hash of `event` after the hash `previous` (empty before the first event): 64 hexadecimal digits."""
    return _hash(
        {
            "previous": previous,
            "case": event.case,
            "seq": event.seq,
            "at": event.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "actor": event.actor,
            "action": event.action.value,
            "before": event.before.value if event.before else None,
            "after": event.after.value,
            "data": dict(event.data),
            "commitment": commitment,
        }
    )


def commit(words: str, files: Sequence[int], salt: str) -> str:
    """Proves an event's words while they exist; tells nothing once they and the salt are erased."""
    return _hash([salt, words, list(files)])


def seal(heads: Iterable[tuple[int, str]], key: bytes | None) -> str:
    """One hash over every case's latest hash, given in order of case; keyed if there is a key."""
    sealed = hmac.new(key, digestmod=hashlib.sha256) if key else hashlib.sha256()
    for case, head in heads:
        sealed.update(f"{case}:{head}\n".encode())
    return sealed.hexdigest()


def _hash(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
