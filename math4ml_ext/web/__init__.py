"""The protocol over HTTP: routes and what they share, for the extension of a server and the service of a class."""

from __future__ import annotations
