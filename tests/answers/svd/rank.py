# %% right: compared with the largest
def rank(A):
    s = np.linalg.svd(A, compute_uv=False)
    return int(np.sum(s > 1e-10 * s[0]))

# %% right: numpy's own
def rank(A):
    return np.linalg.matrix_rank(A)

# %% right: numpy's own tolerance
def rank(A):
    s = np.linalg.svd(A)[1]
    return sum(s > max(A.shape) * np.finfo(float).eps * max(s))

# %% right: scaled first
def rank(A):
    largest = np.abs(A).max()
    if largest == 0:
        return 0
    return int((np.linalg.svd(A / largest, compute_uv=False) > 1e-9).sum())

# %% right: a loop
def rank(A):
    _, s, _ = np.linalg.svd(A, full_matrices=False)
    count = 0
    for value in s:
        if value > 1e-12 * s[0]:
            count += 1
    return count

# %% right: elimination
def rank(A):
    A = A.astype(float).copy()
    limit = 1e-10 * np.abs(A).max()
    r = 0
    for j in range(A.shape[1]):
        if r == A.shape[0]:
            break
        p = r + np.argmax(np.abs(A[r:, j]))
        if abs(A[p, j]) <= limit:
            continue
        A[[r, p]] = A[[p, r]]
        A[r + 1:] -= np.outer(A[r + 1:, j] / A[r, j], A[r])
        r += 1
    return r

# %% right: a float that counts
def rank(A):
    s = np.linalg.svd(A, compute_uv=False)
    return float(np.sum(s > 1e-10 * s.max()))

# %% wrong: len | misconception: counts the rows
def rank(A):
    return len(A)

# %% wrong: shorter side | misconception: takes the shorter side
def rank(A):
    return min(A.shape)

# %% wrong: exactly zero | misconception: asks for exactly zero
def rank(A):
    return np.sum(np.linalg.svd(A, compute_uv=False) > 0)

# %% wrong: a fixed tolerance | misconception: measures with a fixed yardstick
def rank(A):
    s = np.linalg.svd(A, compute_uv=False)
    return np.sum(s > 1e-10)

# %% wrong: isclose | misconception: measures with a fixed yardstick
def rank(A):
    s = np.linalg.svd(A, compute_uv=False)
    return int(sum(not np.isclose(one, 0) for one in s))

# %% wrong: columns | misconception: counts the columns
def rank(A):
    m, n = A.shape
    return n

# %% wrong: how many singular values | misconception: takes the shorter side
def rank(A):
    return len(np.linalg.svd(A)[1])

# %% wrong: a hundredth | misconception: throws small ones away too
def rank(A):
    s = np.linalg.svd(A, compute_uv=False)
    return np.sum(s > s[0] / 100)

# %% wrong: entries | misconception: counts the entries that are not zero
def rank(A):
    return np.count_nonzero(A)

# %% wrong: rows that are not zero | misconception: counts the rows that are not zero
def rank(A):
    return sum(1 for row in A if any(row))

# %% wrong: columns that are not zero | misconception: counts the columns that are not zero
def rank(A):
    return sum(1 for column in A.T if column.any())

# %% wrong: different rows | misconception: counts different rows
def rank(A):
    return len({tuple(row) for row in A})

# %% wrong: diagonal | misconception: counts the diagonal
def rank(A):
    return sum(A[i, i] != 0 for i in range(min(A.shape)))

# %% wrong: what is lost | misconception: counts what is lost
def rank(A):
    return A.shape[1] - np.linalg.matrix_rank(A)

# %% wrong: a sum | misconception: adds the singular values up
def rank(A):
    return np.linalg.svd(A, compute_uv=False).sum()

# %% wrong: trace | misconception: adds the diagonal up
def rank(A):
    return np.trace(A)

# %% wrong: eigenvalues | misconception: asks for an eigenvalue
def rank(A):
    return np.sum(abs(np.linalg.eigvals(A)) > 1e-10)

# %% wrong: determinant | misconception: asks whether it can be undone
def rank(A):
    if abs(np.linalg.det(A)) > 1e-9:
        return A.shape[0]
    return A.shape[0] - 1

# %% wrong: the values
def rank(A):
    s = np.linalg.svd(A, compute_uv=False)
    return s[s > 1e-10 * s[0]]

# %% wrong: the yes and no of each
def rank(A):
    s = np.linalg.svd(A, compute_uv=False)
    return s > 1e-10 * s[0]

# %% wrong: one too many
def rank(A):
    return np.linalg.matrix_rank(A) + 1

# %% wrong: text
def rank(A):
    return str(np.linalg.matrix_rank(A))

# %% wrong: prints
def rank(A):
    print(np.linalg.matrix_rank(A))

# %% wrong: not for zeros
def rank(A):
    s = np.linalg.svd(A, compute_uv=False)
    return int(np.sum(s / s[0] > 1e-10)) or 1

# %% right: elimination with the largest entry left, each time
def rank(A):
    M = A.astype(float)
    limit = 1e-10 * np.abs(M).max()
    r = 0
    while M.size and np.abs(M).max() > limit:
        i, j = np.unravel_index(np.abs(M).argmax(), M.shape)
        M = np.delete(np.delete(M - np.outer(M[:, j], M[i] / M[i, j]), i, 0), j, 1)
        r += 1
    return r

# %% wrong: compared with the sum of all entries
def rank(A):
    s = np.linalg.svd(A, compute_uv=False)
    return int(np.sum(s > 1e-10 * A.sum()))

# %% wrong: the diagonal of QR
def rank(A):
    d = np.abs(np.diag(np.linalg.qr(A)[1]))
    return int(np.sum(d > 1e-10 * d.max()))
