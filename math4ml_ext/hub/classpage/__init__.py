"""The instructor's page: its messages, its operations, and the handlers that serve them."""

from __future__ import annotations
