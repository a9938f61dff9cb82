"""A whole class on one machine, to try it out and to test it: a hub, a database, the service, and a few people."""

from __future__ import annotations
