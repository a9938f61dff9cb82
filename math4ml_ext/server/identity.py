"""Under which name a learner's progress is kept."""

from __future__ import annotations

import re

from jupyter_server.auth import User

__all__ = ["learner_name"]

_GENERATED = re.compile(r"[0-9a-f]{32}")


def learner_name(user: User, anonymous: str) -> str:
    """Return the name of a user, or `anonymous` for one whom Jupyter has made up.

    A server with a token or a password does not know who is who. Jupyter then makes up a user for each browser, with a
    random name that is lost with the browser's cookies, and the learner's progress would be lost with it. Whoever
    knows the one token is taken for the one learner.
    """
    made_up = _GENERATED.fullmatch(user.username) and (user.name or "").startswith("Anonymous ")
    return anonymous if made_up and anonymous else user.username
