"""``python -m math4ml_ext.hub``: the service of a class."""

from __future__ import annotations

import sys

from .app import main

sys.exit(main())
