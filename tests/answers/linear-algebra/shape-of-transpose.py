# %% right: unpacked
def shape_of_transpose(matrix):
    m, n = matrix.shape
    return n, m

# %% right: asks the transpose
def shape_of_transpose(matrix):
    return matrix.T.shape

# %% right: turned round
def shape_of_transpose(matrix):
    return matrix.shape[::-1]

# %% right: a tuple of both
def shape_of_transpose(matrix):
    return (matrix.shape[1], matrix.shape[0])

# %% right: by counting
def shape_of_transpose(matrix):
    return (len(matrix[0]), len(matrix))

# %% right: np.transpose
def shape_of_transpose(matrix):
    return np.shape(np.transpose(matrix))

# %% right: a list
def shape_of_transpose(matrix):
    return [matrix.shape[1], matrix.shape[0]]

# %% right: an array
def shape_of_transpose(matrix):
    return np.array(matrix.shape)[::-1]

# %% right: through the size
def shape_of_transpose(matrix):
    rows = len(matrix)
    return (matrix.size // rows, rows)

# %% right: reversed
def shape_of_transpose(matrix):
    return tuple(reversed(matrix.shape))

# %% right: a lambda
shape_of_transpose = lambda matrix: matrix.swapaxes(0, 1).shape

# %% wrong: as it was | misconception: gives the shape as it was
def shape_of_transpose(matrix):
    return matrix.shape

# %% wrong: the transpose | misconception: gives the transpose itself
def shape_of_transpose(matrix):
    return matrix.T

# %% wrong: size | misconception: counts all entries
def shape_of_transpose(matrix):
    return matrix.size

# %% wrong: only columns | misconception: counts only the rows of the transpose
def shape_of_transpose(matrix):
    return matrix.shape[1]

# %% wrong: len of the transpose | misconception: counts only the rows of the transpose
def shape_of_transpose(matrix):
    return len(matrix.T)

# %% wrong: only rows | misconception: counts only the rows
def shape_of_transpose(matrix):
    return len(matrix)

# %% wrong: ndim | misconception: counts dimensions
def shape_of_transpose(matrix):
    return matrix.ndim

# %% wrong: columns twice | misconception: takes it for square: columns
def shape_of_transpose(matrix):
    n = matrix.shape[1]
    return (n, n)

# %% wrong: rows twice | misconception: takes it for square: rows
def shape_of_transpose(matrix):
    return (len(matrix), len(matrix))

# %% wrong: flat | misconception: makes one flat row
def shape_of_transpose(matrix):
    return (1, matrix.size)

# %% wrong: sorted | misconception: puts the smaller first
def shape_of_transpose(matrix):
    return tuple(sorted(matrix.shape))

# %% wrong: the other sorted | misconception: puts the larger first
def shape_of_transpose(matrix):
    return (max(matrix.shape), min(matrix.shape))

# %% wrong: transposed twice | misconception: gives the shape as it was
def shape_of_transpose(matrix):
    return matrix.T.T.shape

# %% wrong: a shape of one number | misconception: counts all entries
def shape_of_transpose(matrix):
    return (matrix.size,)

# %% wrong: text | misconception: describes it in words
def shape_of_transpose(matrix):
    return f"{matrix.shape[1]} x {matrix.shape[0]}"

# %% wrong: prints
def shape_of_transpose(matrix):
    return print(matrix.T.shape)

# %% wrong: three numbers | misconception: adds a direction
def shape_of_transpose(matrix):
    return (1, matrix.shape[1], matrix.shape[0])

# %% wrong: one too many | misconception: is one off
def shape_of_transpose(matrix):
    return (matrix.shape[1] + 1, matrix.shape[0])

# %% wrong: a fixed shape | misconception: knows one matrix only
def shape_of_transpose(matrix):
    return (3, 2)

# %% wrong: as a dict | misconception: gives a dictionary
def shape_of_transpose(matrix):
    return {"rows": matrix.shape[1], "columns": matrix.shape[0]}

# %% wrong: in place | misconception: empties the matrix
def shape_of_transpose(matrix):
    matrix *= 0
    return matrix.T.shape

# %% wrong: a name that is not there
def shape_of_transpose(matrix):
    return matrx.T.shape

# %% wrong: the length of a row twice | misconception: takes it for square: columns
def shape_of_transpose(matrix):
    return (len(matrix[0]), len(matrix[0]))

# %% wrong: reshaped, not transposed | misconception: gives the shape as it was
def shape_of_transpose(matrix):
    return matrix.reshape(matrix.shape).shape

# %% wrong: only right for square ones | misconception: gives the shape as it was
def shape_of_transpose(matrix):
    m, n = matrix.shape
    return (n, m) if m == n else (m, n)

# %% wrong: the last positions | misconception: is one off
def shape_of_transpose(matrix):
    return (matrix.shape[1] - 1, matrix.shape[0] - 1)
