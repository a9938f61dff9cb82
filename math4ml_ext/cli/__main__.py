"""``python -m math4ml_ext.cli``, for where ``jupyter`` is not on the path."""

from __future__ import annotations

from . import main

raise SystemExit(main())
