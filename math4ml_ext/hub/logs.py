"""Logs for machines: one JSON object a line.

Of an error they hold its kind and the lines it passed through, never its text: values of a learner's may stand in it.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import datetime, timezone
from typing import TextIO

__all__ = ["JsonFormatter", "log_to"]

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonFormatter(logging.Formatter):
    """Writes a record as JSON, with whatever ``extra`` it carries."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info and record.exc_info[1] is not None:
            _, error, trace = record.exc_info
            line["error"] = type(error).__name__
            line["at"] = [f"{step.filename}:{step.lineno} {step.name}" for step in traceback.extract_tb(trace)]
        return json.dumps(line, default=str, ensure_ascii=False)


def log_to(stream: TextIO = sys.stderr, level: int = logging.INFO) -> None:
    """Send all logs of this process there, as JSON."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Refusals are among what was answered; tornado would tell them again, with the whole address.
    logging.getLogger("tornado.general").setLevel(logging.ERROR)
