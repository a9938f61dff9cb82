"""The login of a browser through JupyterHub, without any memory: what one replica begins another may finish."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from typing import Any

import msgspec
from itsdangerous import BadData, URLSafeTimedSerializer
from jupyterhub.services.auth import HubOAuth

__all__ = ["ReplicatedOAuth"]

_SALT = "math4ml.login.1"


class _State(msgspec.Struct, array_like=True):
    """What is carried through a login. Everybody may read it; nobody can change it."""

    nonce: str
    next_url: str | None
    cookie_name: str | None = None


class ReplicatedOAuth(HubOAuth):
    """`HubOAuth` keeps a login that has begun in the memory of one process. Here its state carries it, signed.

    The verifier of PKCE must not be seen, so it is not carried but made anew, from a secret and what is.
    """

    secret: bytes = b""
    """What all replicas share; set it before the first login."""

    def generate_pkce_code_challenge(self, method: str = "S256") -> tuple[str, str, str]:
        """Return a verifier that can be made again, its challenge, and the method."""
        verifier = self._verifier(secrets.token_urlsafe(16))
        digest = hashlib.sha256(verifier.encode()).digest()
        return verifier, urlsafe_b64encode(digest).decode().rstrip("="), method

    def generate_state(self, next_url: str | None = None, **extra_state: Any) -> str:
        """Return a state that says all there is to know."""
        nonce = extra_state.get("code_verifier", "").partition("~")[0] or secrets.token_urlsafe(16)
        state = _State(nonce, next_url, extra_state.get("cookie_name"))
        return self._signer.dumps(msgspec.to_builtins(state))

    def clear_oauth_state(self, state_id: str) -> None:
        """Forget a login: there is nothing to forget."""

    def _decode_state(self, state_id: str, /) -> dict[str, Any]:
        try:
            content = self._signer.loads(state_id, max_age=self.oauth_state_max_age)
            state = msgspec.convert(content, _State)
        except (BadData, msgspec.ValidationError):
            return {}
        return {
            "next_url": state.next_url,
            "cookie_name": state.cookie_name,
            "code_verifier": self._verifier(state.nonce),
        }

    @property
    def _signer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt=_SALT)

    def _verifier(self, nonce: str) -> str:
        return f"{nonce}~{hmac.new(self.secret, nonce.encode(), hashlib.sha256).hexdigest()}"
