"""What Prometheus is told does not grow with what anybody sends."""

from __future__ import annotations

from math4ml_ext.hub.metrics import Metrics


def test_verbs_that_were_made_up_are_counted_as_one() -> None:
    metrics = Metrics()
    metrics.ended("GET", "Health", 200, 0.001)
    for number in range(100):
        metrics.ended(f"BREW{number}", "Health", 405, 0.001)
    counts = [line for line in metrics.text().decode().splitlines() if line.startswith("math4ml_request_seconds_count")]
    assert counts == [
        'math4ml_request_seconds_count{route="Health",status="200",verb="GET"} 1.0',
        'math4ml_request_seconds_count{route="Health",status="405",verb="other"} 100.0',
    ]
