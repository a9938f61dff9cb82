# %% right: delete
def drop_matrix(n, i):
    return np.delete(np.eye(n), i, axis=0)

# %% right: rows that stay
def drop_matrix(n, i):
    return np.array([row for j, row in enumerate(np.eye(n)) if j != i])

# %% right: a mask
def drop_matrix(n, i):
    return np.eye(n)[np.arange(n) != i]

# %% right: stack two parts
def drop_matrix(n, i):
    identity = np.eye(n)
    return np.vstack([identity[:i], identity[i + 1:]])

# %% right: filled in
def drop_matrix(n, i):
    matrix = np.zeros((n - 1, n))
    for row in range(n - 1):
        matrix[row, row if row < i else row + 1] = 1
    return matrix

# %% right: lists
def drop_matrix(n, i):
    return [[1 if column == kept else 0 for column in range(n)] for kept in range(n) if kept != i]

# %% right: whole numbers
def drop_matrix(n, i):
    kept = list(range(n))
    kept.remove(i)
    return np.eye(n, dtype=int)[kept]

# %% right: diagonals
def drop_matrix(n, i):
    matrix = np.eye(n - 1, n)
    matrix[i:] = np.eye(n - 1, n, 1)[i:]
    return matrix

# %% wrong: zeroed row | misconception: sets the entry to zero instead
def drop_matrix(n, i):
    matrix = np.eye(n)
    matrix[i] = 0
    return matrix

# %% wrong: zeroed on the diagonal | misconception: sets the entry to zero instead
def drop_matrix(n, i):
    matrix = np.eye(n)
    matrix[i, i] = 0
    return matrix

# %% wrong: keeps one | misconception: keeps only that entry
def drop_matrix(n, i):
    return np.eye(n)[i:i + 1]

# %% wrong: keeps one, flat | misconception: keeps only that entry
def drop_matrix(n, i):
    return np.eye(n)[i]

# %% wrong: axis 1 | misconception: drops a column instead of a row
def drop_matrix(n, i):
    return np.delete(np.eye(n), i, axis=1)

# %% wrong: identity | misconception: changes nothing
def drop_matrix(n, i):
    return np.eye(n)

# %% wrong: from one | misconception: counts positions from one
def drop_matrix(n, i):
    return np.delete(np.eye(n), i - 1, axis=0)

# %% wrong: both | misconception: drops row and column
def drop_matrix(n, i):
    return np.delete(np.delete(np.eye(n), i, axis=0), i, axis=1)

# %% wrong: smaller identity | misconception: drops row and column
def drop_matrix(n, i):
    return np.eye(n - 1)

# %% wrong: last | misconception: always drops the last
def drop_matrix(n, i):
    return np.eye(n)[:n - 1]

# %% wrong: wide identity | misconception: always drops the last
def drop_matrix(n, i):
    return np.eye(n - 1, n)

# %% wrong: first | misconception: always drops the first
def drop_matrix(n, i):
    return np.eye(n)[1:]

# %% wrong: from the end | misconception: counts from the end
def drop_matrix(n, i):
    return np.delete(np.eye(n), n - 1 - i, axis=0)

# %% wrong: no axis | misconception: forgets the axis
def drop_matrix(n, i):
    return np.delete(np.eye(n), i)

# %% wrong: ones | misconception: adds all entries up
def drop_matrix(n, i):
    return np.ones((n - 1, n))

# %% wrong: zeros | misconception: holds nothing but zeros
def drop_matrix(n, i):
    return np.zeros((n - 1, n))

# %% wrong: a zero column in the smaller | misconception: blanks a column of the smaller identity
def drop_matrix(n, i):
    matrix = np.eye(n - 1, n)
    matrix[:, i] = 0
    return matrix

# %% wrong: numbers | misconception: gives the numbers that stay
def drop_matrix(n, i):
    return np.delete(np.arange(1, n + 1), i)

# %% wrong: off by one in the list | misconception: counts the rows from one
def drop_matrix(n, i):
    return np.array([row for j, row in enumerate(np.eye(n), 1) if j != i])

# %% wrong: reversed order | misconception: turns the order round
def drop_matrix(n, i):
    return np.delete(np.eye(n), i, axis=0)[::-1]

# %% wrong: swaps arguments
def drop_matrix(n, i):
    return np.delete(np.eye(i), n, axis=0)

# %% wrong: prints | misconception: shows instead of handing back
def drop_matrix(n, i):
    return print(np.delete(np.eye(n), i, axis=0))

# %% wrong: doubled | misconception: scales what stays
def drop_matrix(n, i):
    return 2 * np.delete(np.eye(n), i, axis=0)

# %% wrong: a name that is not there
def drop_matrix(n, i):
    return np.delete(identity(n), i, axis=0)

# %% wrong: a function that drops | misconception: hands back a function
def drop_matrix(n, i):
    return lambda x: np.delete(x, i)
