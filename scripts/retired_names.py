"""Refuse names that the glossary has retired, in the names of files and in identifiers of production code.

    python scripts/retired_names.py [folder]

`docs/glossary.md` has the name for each thing. When something is renamed, its old name is added below: for a file
where it was the whole stem of one, for an identifier where it was a whole name. Comments, docstrings and other texts
are not looked at, and neither are tests, which have to name what is retired.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILES: dict[str, dict[str, str]] = {
    "graders/svd/": {
        "backwards": "pseudo_inverse",
        "maps": "function_image",
        "nearest": "low_rank_approximation",
        "quotients": "function_decomposition",
        "renaming": "singular_values",
        "rounding": "approximate_equality",
        "shares": "image_compression",
        "steps": "compact_svd",
        "surviving": "rank",
        "throwing": "null_space",
    },
    "graders/calculus/": {
        "approximating": "linear_approximation",
        "by_hand": "mean_squared_error_gradient",
        "chaining": "chain_rule",
        "differences": "finite_differences",
        "falling": "convergence_order",
        "fitting": "linear_regression",
        "gradients": "numerical_gradient",
        "rounding": "rounding_error",
        "steps": "gradient_descent_step",
        "valleys": "local_minima",
        "vanishing": "little_o",
        "walking": "gradient_descent",
    },
    "graders/probability/": {
        "belief": "cross_entropy",
        "classifier": "softmax_cross_entropy",
        "descent": "gradient_descent",
        "drawing": "density",
        "evidence": "likelihood",
        "exponentials": "logsumexp",
        "fitting": "maximum_likelihood",
        "gaussian": "gaussian_nll",
        "looking": "gradient_descent_plots",
        "mass": "pmf",
        "misses": "residuals",
        "pmfs": "pmf_samples",
        "price": "kl_divergence",
        "scores": "softmax",
        "squares": "squared_error",
        "surprises": "surprisal",
        "units": "information_units",
        "walks": "gradient_descent_variants",
    },
    "graders/linear_algebra/": {
        "batches": "batch",
        "blackbox": "matrix_from_function",
        "composing": "matrix_composition",
        "currying": "bilinear_map",
        "drawn": "vector_plots",
        "dropping": "coordinate_projection",
        "lengths": "norm",
        "likeness": "cosine_similarity",
        "linear": "linearity",
        "loopless": "vectorized_multiplication",
        "multiplying": "matrix_multiplication",
        "pipelines": "matrix_pipeline",
        "powers": "matrix_power",
        "products": "dot_product",
        "repeating": "repeated_identity",
        "rows": "row_and_column_vectors",
        "signatures": "shape_checking",
        "stacking": "block_matrices",
        "swapping": "permutation_matrix",
    },
    "math4ml_ext/hub/": {
        "page_base": "classpage/base",
        "page_csv": "classpage/csv_export",
        "page_handlers": "classpage/handlers",
        "page_openapi": "classpage/openapi",
        "page_protocol": "classpage/protocol",
        "page_rows": "classpage/rows",
        "page_terms": "classpage/terms",
        "page_watch": "classpage/watch",
    },
    "math4ml_ext/server/": {"class_desk": "class_backend", "courier": "outbox_worker", "link": "service_client"},
    "math4ml_ext/web/": {"desk": "backend", "refusal": "problems"},
}
"""By the start of a path: the retired stem of a file there, and the one to use."""

NAMES: dict[str, dict[str, str]] = {
    "graders/": {"Ask": "Query", "Idea": "MisconceptionTheme", "Refusal": "UnreadableValue", "Trial": "Evaluation"},
    "math4ml_ext/": {
        "Away": "ServiceUnavailable",
        "ClassDesk": "ClassBackend",
        "Courier": "OutboxWorker",
        "Desk": "Backend",
        "LocalDesk": "LocalBackend",
        "PageDesk": "PageServices",
        "Refusal": "ProblemError",
    },
}
"""By the start of a path: an identifier that is retired there, and the one to use."""

CODE = (".py", ".ts", ".tsx")
_NOT_CODE = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"", re.DOTALL)
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*")
_TESTS = re.compile(r"(^|/)(tests|ui-tests|__tests__)/")


class Finding(NamedTuple):
    """A retired name: where it stands, and the name to use; line 0 is the file's own name."""

    path: str
    line: int
    name: str
    instead: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: the name {self.name!r} is retired, use {self.instead!r} (docs/glossary.md)"


def retired(path: str, rules: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the retired names that concern a path, each with the one to use."""
    return {old: new for start, names in rules.items() if path.startswith(start) for old, new in names.items()}


def identifiers(path: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield each identifier in a text of Python or TypeScript with its line."""
    if path.endswith(".py"):
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.NAME:
                yield token.string, token.start[0]
        return
    code = _NOT_CODE.sub(lambda found: "\n" * found[0].count("\n") + " ", text)
    for number, line in enumerate(code.splitlines(), start=1):
        for found in _IDENTIFIER.finditer(line):
            yield found[0], number


def look_through(path: str, text: str) -> Iterator[Finding]:
    """Yield each retired name in one file: in its own name, or in its code."""
    if _TESTS.search(path):
        return
    stem = Path(path).stem
    files = retired(path, FILES)
    if stem in files:
        yield Finding(path, 0, stem, files[stem])
    names = retired(path, NAMES)
    if names and path.endswith(CODE):
        for name, line in identifiers(path, text):
            if name in names:
                yield Finding(path, line, name, names[name])


def main(root: Path) -> int:
    """Print every retired name in the files of the project; return 1 when there is one."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    paths = [path for path in listed.split("\0") if path.endswith(CODE) and (root / path).is_file()]
    found = [one for path in paths for one in look_through(path, (root / path).read_text(encoding="utf-8"))]
    for one in found:
        print(one)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent))
