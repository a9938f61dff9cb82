# %% right: at
def give_one(T, x):
    return T @ x

# %% right: tensordot
def give_one(T, x):
    return np.tensordot(T, x, axes=1)

# %% right: einsum
def give_one(T, x):
    return np.einsum("ijk,k->ij", T, x)

# %% right: broadcast and sum
def give_one(T, x):
    return (T * x).sum(axis=2)

# %% right: matrix by matrix
def give_one(T, x):
    return np.array([one @ x for one in T])

# %% right: entry by entry
def give_one(T, x):
    m, n, p = T.shape
    left = np.zeros((m, n))
    for i in range(m):
        for j in range(n):
            left[i, j] = np.dot(T[i, j], x)
    return left

# %% right: dot
def give_one(T, x):
    return np.dot(T, x)

# %% right: one after the other
def give_one(T, x):
    return sum(x[k] * T[:, :, k] for k in range(len(x)))

# %% right: lists
def give_one(T, x):
    return [[sum(a * b for a, b in zip(vector, x)) for vector in one] for one in T]

# %% right: flattened and back
def give_one(T, x):
    m, n, p = T.shape
    return (T.reshape(m * n, p) @ x).reshape(m, n)

# %% wrong: x first | misconception: uses up the middle direction
def give_one(T, x):
    return x @ T

# %% wrong: adds the matrices, weighed | misconception: uses up the first direction
def give_one(T, x):
    return sum(x[k] * T[k] for k in range(len(x)))

# %% wrong: no sum | misconception: forgets to add up
def give_one(T, x):
    return T * x

# %% wrong: columns | misconception: gives the transpose
def give_one(T, x):
    return np.column_stack([one @ x for one in T])

# %% wrong: the first axis | misconception: uses up the first direction
def give_one(T, x):
    return np.tensordot(x, T, axes=1)

# %% wrong: the whole thing transposed | misconception: uses up the first direction
def give_one(T, x):
    return T.T @ x

# %% wrong: einsum over the middle | misconception: uses up the middle direction
def give_one(T, x):
    return np.einsum("ijk,j->ik", T, x)

# %% wrong: both places | misconception: gives x twice
def give_one(T, x):
    return (T @ x) @ x

# %% wrong: one matrix only | misconception: applies the first matrix only
def give_one(T, x):
    return T[0] @ x

# %% wrong: sum without x | misconception: never looks at x
def give_one(T, x):
    return T.sum(axis=2)

# %% wrong: first slice | misconception: never looks at x
def give_one(T, x):
    return T[:, :, 0]

# %% wrong: first matrix | misconception: never looks at x
def give_one(T, x):
    return T[0]

# %% wrong: wrong axis of the sum | misconception: adds along the wrong direction
def give_one(T, x):
    return (T * x).sum(axis=0)

# %% wrong: middle axis of the sum | misconception: adds along the wrong direction
def give_one(T, x):
    return (T * x).sum(axis=1)

# %% wrong: mean | misconception: takes means
def give_one(T, x):
    return np.mean(T * x, axis=-1)

# %% wrong: x as a column | misconception: keeps the direction it added along
def give_one(T, x):
    return T @ x.reshape(-1, 1)

# %% wrong: one number | misconception: adds up everything
def give_one(T, x):
    return np.sum(T * x)

# %% wrong: one matrix out of all | misconception: adds the matrices up first
def give_one(T, x):
    return sum(T) @ x

# %% wrong: flat | misconception: strings the rows together
def give_one(T, x):
    return np.concatenate([one @ x for one in T])

# %% wrong: a function | misconception: gives a function
def give_one(T, x):
    return lambda y: T @ x @ y

# %% wrong: adds x | misconception: adds x instead of applying to it
def give_one(T, x):
    return T + x

# %% wrong: in place
def give_one(T, x):
    T = T.astype(float)
    x += 1.0
    return T @ (x - 1)

# %% wrong: forgets the return | misconception: shows instead of handing back
def give_one(T, x):
    T @ x

# %% wrong: returns too early | misconception: applies the first matrix only
def give_one(T, x):
    for one in T:
        return one @ x

# %% wrong: asks for y
def give_one(T, x):
    return T @ x @ y

# %% wrong: outer product
def give_one(T, x):
    return np.multiply.outer(T, x)

# %% wrong: room for entries of the kind of T
def give_one(T, x):
    out = np.zeros(T.shape[:2], dtype=T.dtype)
    for i, j in np.ndindex(out.shape):
        out[i, j] = T[i, j] @ x
    return out

# %% wrong: room for entries of the kind of x
def give_one(T, x):
    out = np.zeros(T.shape[:2], dtype=x.dtype)
    for i, j in np.ndindex(out.shape):
        out[i, j] = T[i, j] @ x
    return out
