# %% right: a loop
def power(A, n):
    result = np.eye(len(A))
    for _ in range(n):
        result = result @ A
    return result

# %% right: the library
def power(A, n):
    return np.linalg.matrix_power(A, n)

# %% right: squaring
def power(A, n):
    result = np.eye(len(A))
    while n > 0:
        if n % 2 == 1:
            result = result @ A
        A = A @ A
        n //= 2
    return result

# %% right: halving
def power(A, n):
    if n == 0:
        return np.eye(A.shape[0])
    half = power(A, n // 2)
    return half @ half @ A if n % 2 else half @ half

# %% right: one at a time
def power(A, n):
    if n == 0:
        return np.identity(len(A))
    return A @ power(A, n - 1)

# %% right: a pipeline
def power(A, n):
    return compose_all([np.eye(len(A))] + [A] * n)

# %% right: reduce
def power(A, n):
    import functools
    return functools.reduce(np.dot, [A] * n, np.eye(len(A)))

# %% right: column by column
def power(A, n):
    columns = np.eye(len(A))
    for _ in range(n):
        columns = np.column_stack([A @ column for column in columns.T])
    return columns

# %% right: lists
def power(A, n):
    size = len(A)
    result = [[float(i == j) for j in range(size)] for i in range(size)]
    for _ in range(n):
        result = [[sum(row[k] * float(A[k][j]) for k in range(size)) for j in range(size)] for row in result]
    return result

# %% wrong: each entry | misconception: raises each entry
def power(A, n):
    return A ** n

# %% wrong: np.power | misconception: raises each entry
def power(A, n):
    return np.power(A, n)

# %% wrong: n times A | misconception: multiplies by n
def power(A, n):
    return n * A

# %% wrong: one too many | misconception: does one step too many
def power(A, n):
    result = A
    for _ in range(n):
        result = result @ A
    return result

# %% wrong: one too few | misconception: does one step too few
def power(A, n):
    result = np.eye(len(A))
    for _ in range(n - 1):
        result = result @ A
    return result

# %% wrong: squares n times | misconception: squares n times
def power(A, n):
    for _ in range(n):
        A = A @ A
    return A

# %% wrong: at least one | misconception: does at least one step
def power(A, n):
    result = A
    for _ in range(n - 1):
        result = result @ A
    return result

# %% wrong: from ones | misconception: starts from ones
def power(A, n):
    result = np.ones(A.shape)
    for _ in range(n):
        result = result @ A
    return result

# %% wrong: from zeros | misconception: starts from zeros
def power(A, n):
    result = np.zeros(A.shape)
    for _ in range(n):
        result = result @ A
    return result

# %% wrong: zeros for none | misconception: gives zeros for no steps
def power(A, n):
    return np.linalg.matrix_power(A, n) if n > 0 else np.zeros(A.shape)

# %% wrong: ones for none | misconception: gives ones for no steps
def power(A, n):
    return np.linalg.matrix_power(A, n) if n > 0 else np.ones(A.shape)

# %% wrong: square | misconception: only ever squares
def power(A, n):
    return A @ A

# %% wrong: loses a step | misconception: loses a step when n is odd
def power(A, n):
    if n == 0:
        return np.eye(len(A))
    if n == 1:
        return A
    half = power(A, n // 2)
    return half @ half

# %% wrong: loses odd steps | misconception: loses a step when n is odd
def power(A, n):
    result = np.eye(len(A))
    for _ in range(n // 2):
        result = result @ A @ A
    return result

# %% wrong: entry by entry in a loop | misconception: raises each entry
def power(A, n):
    result = np.ones(A.shape)
    for _ in range(n):
        result = result * A
    return result

# %% wrong: entries from the identity | misconception: raises each entry
def power(A, n):
    result = np.eye(len(A))
    for _ in range(n):
        result = result * A
    return result

# %% wrong: sum of powers | misconception: adds all powers up
def power(A, n):
    result = np.zeros(A.shape)
    for k in range(n + 1):
        result = result + np.linalg.matrix_power(A, k)
    return result

# %% wrong: one for none | misconception: gives the number one for no steps
def power(A, n):
    if n == 0:
        return 1
    return np.linalg.matrix_power(A, n)

# %% wrong: in place | misconception: writes into its argument
def power(A, n):
    result = np.eye(len(A))
    for _ in range(n):
        result = result @ A
    A[:] = result
    return A

# %% wrong: never ends
def power(A, n):
    result = np.eye(len(A))
    k = 0
    while k != n + 0.5:
        k += 1
    return result

# %% wrong: swapped
def power(A, n):
    return np.linalg.matrix_power(n, A)

# %% wrong: transposed | misconception: gives the transpose
def power(A, n):
    return np.linalg.matrix_power(A, n).T

# %% wrong: exponential | misconception: raises each entry
def power(A, n):
    return np.exp(n * np.log(A))

# %% wrong: a number | misconception: makes a number of the matrix
def power(A, n):
    return np.linalg.det(A) ** n

# %% wrong: stops at three | misconception: stops at three steps
def power(A, n):
    return np.linalg.matrix_power(A, min(n, 3))

# %% wrong: forgets the return | misconception: shows instead of handing back
def power(A, n):
    np.linalg.matrix_power(A, n)
    return

# %% wrong: zeros not at all | misconception: starts from zeros
def power(A, n):
    if n == 0:
        return A * 0
    return A @ power(A, n - 1)

# %% right: whole numbers that never overflow
def power(A, n):
    product = np.eye(len(A), dtype=int).astype(object)
    for _ in range(n):
        product = product @ A.astype(object)
    return product
