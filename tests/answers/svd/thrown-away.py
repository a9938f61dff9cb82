# %% right: the last rows of a full Vt
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    return Vt[rank(A):].T

# %% right: columns of V
def thrown_away(A):
    V = np.linalg.svd(A, full_matrices=True)[2].T
    return V[:, np.linalg.matrix_rank(A):]

# %% right: eigenvectors for zero
def thrown_away(A):
    scaled = A / (np.abs(A).max() or 1)
    values, vectors = np.linalg.eigh(scaled.T @ scaled)
    return vectors[:, values < 1e-14 * max(1, values.max())]

# %% right: not of length one
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    lost = Vt[rank(A):].T
    return -7 * lost[:, ::-1]

# %% right: mixed
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    lost = Vt[rank(A):].T
    k = lost.shape[1]
    return lost @ (np.eye(k) + np.triu(np.ones((k, k))))

# %% right: elimination, by hand
def thrown_away(A):
    m, n = A.shape
    R = A / (np.abs(A).max() or 1.0)
    pivots, row = [], 0
    for j in range(n):
        if row == m:
            break
        p = row + np.argmax(np.abs(R[row:, j]))
        if abs(R[p, j]) < 1e-10:
            continue
        R[[row, p]] = R[[p, row]]
        R[row] /= R[row, j]
        for i in range(m):
            if i != row:
                R[i] -= R[i, j] * R[row]
        pivots.append(j)
        row += 1
    free = [j for j in range(n) if j not in pivots]
    N = np.zeros((n, len(free)))
    for column, j in enumerate(free):
        N[j, column] = 1
        for i, p in enumerate(pivots):
            N[p, column] = -R[i, j]
    return N

# %% right: from a QR of the transpose
def thrown_away(A):
    kept = np.linalg.svd(A)[2][: rank(A)].T
    Q, _ = np.linalg.qr(np.hstack([kept, np.eye(A.shape[1])]))
    return Q[:, kept.shape[1]:]

# %% right: single precision
def thrown_away(A):
    return np.linalg.svd(A)[2][rank(A):].T.astype(np.float32)

# %% wrong: rows | misconception: lays the directions down as rows
def thrown_away(A):
    return np.linalg.svd(A)[2][rank(A):]

# %% wrong: what survives | misconception: gives what is kept
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    return Vt[:rank(A)].T

# %% wrong: the wrong side | misconception: looks on the side that comes out
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    return U[:, rank(A):]

# %% wrong: columns of Vt | misconception: takes columns of Vt
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    return Vt[:, rank(A):]

# %% wrong: always the last | misconception: always finds just one
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    return Vt[[-1]].T

# %% wrong: the first of them | misconception: stops after the first
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    r = rank(A)
    return Vt[r:r + 1].T

# %% wrong: a thin SVD | misconception: misses what a wide matrix must lose
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return Vt[rank(A):].T

# %% wrong: where s is small | misconception: misses what a wide matrix must lose
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    zero = [i for i, value in enumerate(s) if value <= 1e-9 * s[0]]
    return Vt[zero].T

# %% wrong: less than a share of the largest | misconception: misses what a wide matrix must lose
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return Vt[s < 1e-12 * s[0]].T

# %% wrong: exactly zero | misconception: asks for exactly zero
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    return Vt[np.sum(s > 0):].T

# %% wrong: a fixed tolerance | misconception: measures with a fixed yardstick
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    return Vt[np.sum(s > 1e-8):].T

# %% wrong: all of V | misconception: gives every direction
def thrown_away(A):
    return np.linalg.svd(A)[2].T

# %% wrong: the identity | misconception: gives every direction
def thrown_away(A):
    return np.eye(A.shape[1])

# %% wrong: zeros | misconception: gives zeros
def thrown_away(A):
    n = A.shape[1]
    return np.zeros((n, n - np.linalg.matrix_rank(A)))

# %% wrong: a projector | misconception: gives a projector
def thrown_away(A):
    N = np.linalg.svd(A)[2][rank(A):]
    return N.T @ N

# %% wrong: a flat vector | misconception: gives one flat vector
def thrown_away(A):
    return np.linalg.svd(A)[2][-1]

# %% wrong: left and right | misconception: looks on the side that comes out
def thrown_away(A):
    return np.linalg.svd(A.T)[2][rank(A):].T

# %% wrong: a list of directions | misconception: lays the directions down as rows
def thrown_away(A):
    return [row for row in np.linalg.svd(A)[2][rank(A):]]

# %% wrong: one direction too many
def thrown_away(A):
    return np.linalg.svd(A)[2][max(rank(A) - 1, 0):].T

# %% wrong: the same direction again
def thrown_away(A):
    N = np.linalg.svd(A)[2][rank(A):].T
    return np.repeat(N[:, :1], N.shape[1], axis=1) if N.shape[1] else N

# %% wrong: rounded to whole numbers
def thrown_away(A):
    return np.round(np.linalg.svd(A)[2][rank(A):].T)

# %% wrong: how many
def thrown_away(A):
    return A.shape[1] - rank(A)

# %% wrong: all three
def thrown_away(A):
    return np.linalg.svd(A)

# %% wrong: a thousandth of the largest counts as nothing | misconception: throws small ones away too
def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    return Vt[np.sum(s > 1e-3 * s[0]):].T
