# %% right: dimensions first
def row_or_column(array):
    if array.ndim != 2:
        return "neither"
    if array.shape[0] == 1:
        return "row"
    return "column" if array.shape[1] == 1 else "neither"

# %% right: length of the shape
def row_or_column(array):
    shape = array.shape
    if len(shape) == 2 and shape[0] == 1:
        return "row"
    if len(shape) == 2 and shape[1] == 1:
        return "column"
    return "neither"

# %% right: match on the shape
def row_or_column(array):
    match array.shape:
        case (1, _):
            return "row"
        case (_, 1):
            return "column"
    return "neither"

# %% right: try to take it apart
def row_or_column(array):
    try:
        m, n = array.shape
    except ValueError:
        return "neither"
    return "row" if m == 1 else "column" if n == 1 else "neither"

# %% right: the number of entries
def row_or_column(array):
    if array.shape == (1, array.size):
        return "row"
    if array.shape == (array.size, 1):
        return "column"
    return "neither"

# %% right: a table
def row_or_column(array):
    return {(1, array.size): "row", (array.size, 1): "column"}.get(array.shape, "neither")

# %% right: in capitals first
def row_or_column(array):
    word = "NEITHER"
    if array.ndim == 2 and array.shape[0] == 1:
        word = "ROW"
    elif array.ndim == 2 and array.shape[1] == 1:
        word = "COLUMN"
    return word.lower()

# %% wrong: a vector is a row | misconception: takes a vector for a row
def row_or_column(array):
    if array.ndim == 1 or (array.ndim == 2 and array.shape[0] == 1):
        return "row"
    if array.ndim == 2 and array.shape[1] == 1:
        return "column"
    return "neither"

# %% wrong: a second length | misconception: asks a vector for a second length
def row_or_column(array):
    if array.shape[0] == 1:
        return "row"
    if array.shape[1] == 1:
        return "column"
    return "neither"

# %% wrong: swapped | misconception: swaps row and column
def row_or_column(array):
    if array.ndim == 2 and array.shape[0] == 1:
        return "column"
    if array.ndim == 2 and array.shape[1] == 1:
        return "row"
    return "neither"

# %% wrong: wide or tall | misconception: compares the two lengths
def row_or_column(array):
    if array.ndim < 2:
        return "neither"
    if array.shape[0] < array.shape[1]:
        return "row"
    if array.shape[0] > array.shape[1]:
        return "column"
    return "neither"

# %% wrong: a vector is a column | misconception: takes a vector for a column
def row_or_column(array):
    if array.ndim == 1:
        return "column"
    if array.ndim == 2 and array.shape[0] == 1:
        return "row"
    return "column" if array.ndim == 2 and array.shape[1] == 1 else "neither"

# %% wrong: the length alone | misconception: never counts the dimensions
def row_or_column(array):
    if len(array) == 1:
        return "row"
    return "column" if array.shape[-1] == 1 else "neither"

# %% wrong: by dimensions | misconception: calls every matrix a column
def row_or_column(array):
    if array.ndim == 1:
        return "row"
    return "column" if array.ndim == 2 else "neither"

# %% wrong: all else is a column | misconception: forgets that a column needs a 1
def row_or_column(array):
    if array.ndim != 2:
        return "neither"
    return "row" if array.shape[0] == 1 else "column"

# %% wrong: all else is a row | misconception: forgets that a row needs a 1
def row_or_column(array):
    if array.ndim != 2:
        return "neither"
    return "column" if array.shape[1] == 1 else "row"

# %% wrong: only vectors left out | misconception: lets a stack pass
def row_or_column(array):
    if array.ndim == 1:
        return "neither"
    if array.shape[0] == 1:
        return "row"
    return "column" if array.shape[1] == 1 else "neither"

# %% wrong: more than one dimension | misconception: lets a stack pass
def row_or_column(array):
    if array.ndim > 1 and array.shape[0] == 1:
        return "row"
    if array.ndim > 1 and array.shape[-1] == 1:
        return "column"
    return "neither"

# %% wrong: neither, ever | misconception: never says row or column
def row_or_column(array):
    return "neither"

# %% wrong: the shape | misconception: gives the shape
def row_or_column(array):
    return array.shape

# %% wrong: dimensions | misconception: counts dimensions
def row_or_column(array):
    return array.ndim

# %% wrong: is it a row | misconception: answers yes or no
def row_or_column(array):
    return array.ndim == 2 and array.shape[0] == 1

# %% wrong: is it either | misconception: answers yes or no
def row_or_column(array):
    return array.ndim == 2 and 1 in array.shape

# %% wrong: compares the shape with a number | misconception: never says row or column
def row_or_column(array):
    if array.shape == 1:
        return "row"
    return "column" if array.shape == 2 else "neither"

# %% wrong: other words
def row_or_column(array):
    if array.ndim != 2:
        return "vector"
    return "row" if array.shape[0] == 1 else "column" if array.shape[1] == 1 else "matrix"

# %% wrong: forgets the return
def row_or_column(array):
    if array.ndim == 2 and array.shape[0] == 1:
        "row"

# %% wrong: forgets the last return
def row_or_column(array):
    if array.ndim == 2 and array.shape[0] == 1:
        return "row"
    if array.ndim == 2 and array.shape[1] == 1:
        return "column"

# %% wrong: shape called
def row_or_column(array):
    return "row" if array.shape()[0] == 1 else "column"

# %% wrong: counts rows of three | misconception: knows one length only
def row_or_column(array):
    if array.shape == (1, 3):
        return "row"
    return "column" if array.shape == (3, 1) else "neither"

# %% wrong: columns only | misconception: never says row
def row_or_column(array):
    return "column" if array.ndim == 2 and array.shape[1] == 1 else "neither"

# %% wrong: rows only | misconception: never says column
def row_or_column(array):
    return "row" if array.ndim == 2 and array.shape[0] == 1 else "neither"

# %% wrong: a stack of single numbers is a column
def row_or_column(array):
    if array.ndim < 2:
        return "neither"
    if array.ndim == 2 and array.shape[0] == 1:
        return "row"
    return "column" if array.shape[1] == 1 else "neither"

# %% wrong: a stack of one row is a row
def row_or_column(array):
    if array.ndim > 1 and all(length == 1 for length in array.shape[:-1]):
        return "row"
    return "column" if array.ndim == 2 and array.shape[1] == 1 else "neither"

# %% wrong: looks at the shape without its ones
def row_or_column(array):
    if array.ndim < 2 or array.squeeze().ndim != 1:
        return "neither"
    return "row" if array.shape[0] == 1 else "column"
