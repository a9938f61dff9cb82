"""The operations of the instructor's page: each route's verb is one function, with its messages in its signature."""

from __future__ import annotations

from math4ml_ext.errors import NotFound
from math4ml_ext.store.classroom import Cursor
from math4ml_ext.web.registry import Registry

from .protocol import (
    Detail,
    EventsQuery,
    ExerciseQuery,
    History,
    LearnerQuery,
    Matrix,
    Overview,
    PlaceQuery,
    Regrade,
    Regraded,
    SetTerm,
    Term,
)
from .services import Access, Download, Events, PageServices

__all__ = ["PAGE"]

PAGE = Registry()


@PAGE.operation("GET", "overview")
def get_overview(services: PageServices, viewer: Access) -> Overview:
    """Who is looking, and at which courses they can look."""
    regrade = services.regrader is not None and not services.regrader.why_not
    return services.page.overview(viewer.user, manage=viewer.manage, regrade=regrade)


@PAGE.operation("GET", "matrix")
def get_matrix(services: PageServices, viewer: Access, query: PlaceQuery) -> Matrix:
    """Where everybody in a section stands."""
    return services.page.matrix(query.place)


@PAGE.operation("GET", "events")
def get_events(services: PageServices, viewer: Access, query: EventsQuery) -> Events:
    """What changes, as it does."""
    return Events(query.place, Cursor.parse(query.since))


@PAGE.operation("GET", "exercise")
def get_exercise(services: PageServices, viewer: Access, query: ExerciseQuery) -> Detail:
    """What a section believes about one exercise."""
    return services.page.detail(query.place, query.exercise)


@PAGE.operation("GET", "learner")
def get_learner(services: PageServices, viewer: Access, query: LearnerQuery) -> History:
    """One learner's checks, newest first."""
    before = None if query.before is None else int(query.before)
    return services.page.history(query.course, query.user, query.exercise, before)


@PAGE.operation("POST", "terms", needs_manage=True)
def set_term(services: PageServices, viewer: Access, request: SetTerm) -> list[Term]:
    """Set one term, and return all of the course."""
    return services.page.set_term(request)


@PAGE.operation("POST", "regrade", needs_manage=True)
async def regrade(services: PageServices, viewer: Access, request: Regrade) -> Regraded:
    """Run a learner's notebook again, and return how much of it passed."""
    if services.regrader is None:
        raise NotFound
    return await services.regrader.regrade(request.course, request.notebook, request.user)


@PAGE.operation("GET", "export.csv")
def get_export(services: PageServices, viewer: Access, query: PlaceQuery) -> Download:
    """A section as CSV."""
    name = "-".join(part for part in (query.course, query.section) if part)
    name = "".join(each if each.isascii() and (each.isalnum() or each in "-_.") else "_" for each in name)
    return Download(f"{name}.csv", "text/csv; charset=utf-8", services.page.export(query.place))
