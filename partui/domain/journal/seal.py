"""The digest of a change, which the next one of the same file carries: nothing that was written is rewritten unseen."""

import json
from collections.abc import Sequence

DIGEST_BYTES = 16


def digest_of(said: Sequence[str | int | None], previous: bytes | None) -> bytes:
    """Return the digest of a change.

    Args:
        said: all that the change says, in the order of `SEALED`.
        previous: the digest of the change that its file wrote before it.
    """
    from hashlib import blake2b

    text = json.dumps([*said, previous.hex() if previous else None], ensure_ascii=False, separators=(",", ":"))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).digest()
