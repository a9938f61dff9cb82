# %% right: norms of the columns
def stretches(A, V):
    return np.linalg.norm(A @ V, axis=0)

# %% right: root of the sum of squares
def stretches(A, V):
    return np.sqrt(np.sum((A @ V) ** 2, axis=0))

# %% right: a loop over columns
def stretches(A, V):
    return np.array([np.linalg.norm(A @ v) for v in V.T])

# %% right: a list
import math

def stretches(A, V):
    return [math.sqrt(sum(x * x for x in A @ V[:, j])) for j in range(V.shape[1])]

# %% right: the diagonal of a product
def stretches(A, V):
    moved = A @ V
    return np.sqrt(np.diag(moved.T @ moved))

# %% right: filled in
import math

def stretches(A, V):
    lengths = np.zeros(V.shape[1])
    for j in range(V.shape[1]):
        lengths[j] = math.hypot(*(A @ V[:, j]))
    return lengths

# %% right: einsum
def stretches(A, V):
    moved = np.einsum("mn,nk->mk", A, V)
    return np.einsum("mk,mk->k", moved, moved) ** 0.5

# %% right: single precision
def stretches(A, V):
    return np.linalg.norm((A @ V).astype(np.float32), axis=0)

# %% wrong: rows | misconception: measures rows
def stretches(A, V):
    return np.linalg.norm(A @ V, axis=1)

# %% wrong: all at once | misconception: measures everything at once
def stretches(A, V):
    return np.linalg.norm(A @ V)

# %% wrong: squares | misconception: gives the squares
def stretches(A, V):
    return ((A @ V) ** 2).sum(axis=0)

# %% wrong: sums | misconception: adds the entries up
def stretches(A, V):
    return (A @ V).sum(axis=0)

# %% wrong: sums of sizes | misconception: adds the sizes up
def stretches(A, V):
    return abs(A @ V).sum(axis=0)

# %% wrong: the largest | misconception: takes the largest entry
def stretches(A, V):
    return np.abs(A @ V).max(axis=0)

# %% wrong: before | misconception: measures before A has acted
def stretches(A, V):
    return np.linalg.norm(V, axis=0)

# %% wrong: A alone | misconception: measures A alone
def stretches(A, V):
    return np.sqrt(np.sum(A * A, axis=0))

# %% wrong: along itself | misconception: looks only along the direction itself
def stretches(A, V):
    return np.array([v @ A @ v for v in V.T])

# %% wrong: rows of V | misconception: takes the rows of V
def stretches(A, V):
    return np.linalg.norm(A @ V.T, axis=0)

# %% wrong: where they go | misconception: stops before measuring
def stretches(A, V):
    return A @ V

# %% wrong: singular values | misconception: asks the matrix instead of the directions
def stretches(A, V):
    return np.linalg.svd(A)[1]

# %% wrong: mean | misconception: averages
def stretches(A, V):
    return np.sqrt(np.mean(np.square(A @ V), axis=0))

# %% wrong: the first | misconception: does the first only
def stretches(A, V):
    for v in V.T:
        return np.linalg.norm(A @ v)

# %% wrong: rounded | misconception: rounds the result
def stretches(A, V):
    return np.round(np.linalg.norm(A @ V, axis=0), 2)

# %% wrong: a row of a matrix | misconception: adds a dimension
def stretches(A, V):
    return np.linalg.norm(A @ V, axis=0, keepdims=True)

# %% wrong: prints | misconception: shows instead of handing back
def stretches(A, V):
    print(np.linalg.norm(A @ V, axis=0))

# %% wrong: in place | misconception: writes into its argument
def stretches(A, V):
    lengths = np.linalg.norm(A @ V, axis=0)
    V[:] = np.flip(V)
    A *= 2
    return lengths

# %% wrong: the other product
def stretches(A, V):
    return np.linalg.norm(V @ A, axis=0)

# %% wrong: the root of the sum
def stretches(A, V):
    return np.sqrt(np.sum(A @ V, axis=0))

# %% wrong: entry by entry
def stretches(A, V):
    return np.linalg.norm(A * V, axis=0)
