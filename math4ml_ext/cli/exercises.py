"""``jupyter math4ml exercises``: list them."""

from __future__ import annotations

import argparse
import json

from .catalogue import Catalogue

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """List the exercises of all installed courses."""
    places = list(Catalogue.load())
    if arguments.json:
        data = [
            {
                "id": place.exercise.id,
                "notebook": place.notebook.id,
                "title": place.exercise.title,
                "names": list(place.exercise.names),
            }
            for place in places
        ]
        print(json.dumps(data, indent=2))
        return 0
    width = max((len(place.exercise.id) for place in places), default=0)
    heading = None
    for place in places:
        if place.notebook is not heading:
            heading = place.notebook
            print(f"{heading.title} ({heading.file})")
        print(f"  {place.exercise.id:{width}}  {place.exercise.title}")
    print(f"{len(places)} exercises.")
    return 0
