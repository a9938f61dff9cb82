# %% right: cut by rank
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return U[:, :r], s[:r], Vt[:r]

# %% right: a mask
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    kept = s > 1e-10 * s.max()
    return U[:, kept], s[kept], Vt[kept]

# %% right: from the full one
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A)
    r = np.linalg.matrix_rank(A)
    return U[:, :r], s[:r], Vt[:r, :]

# %% right: other signs and order
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return -U[:, :r][:, ::-1], s[:r][::-1], -Vt[:r][::-1]

# %% right: from the columns that come out
def compact_svd(A):
    Vt = np.linalg.svd(A)[2][:rank(A)]
    moved = A @ Vt.T
    s = np.linalg.norm(moved, axis=0)
    return moved / s, s, Vt

# %% right: one by one
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = 0
    while r < len(s) and s[r] > 1e-11 * s[0]:
        r += 1
    return [U[:, :r], s[:r], Vt[:r]]

# %% right: of the transpose
def compact_svd(A):
    V, s, Ut = np.linalg.svd(A.T, full_matrices=False)
    r = rank(A)
    return Ut[:r].T, s[:r], V[:, :r].T

# %% wrong: as numpy gives it | misconception: keeps the zeros
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U, s, Vt

# %% wrong: full | misconception: gives the full one
def compact_svd(A):
    return np.linalg.svd(A)

# %% wrong: exactly zero | misconception: asks for exactly zero
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    kept = s > 0
    return U[:, kept], s[kept], Vt[kept]

# %% wrong: V | misconception: gives V instead of its transpose
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return U[:, :r], s[:r], Vt.T[:, :r]

# %% wrong: diag | misconception: gives s as a matrix
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return U[:, :r], np.diag(s[:r]), Vt[:r]

# %% wrong: a fixed tolerance | misconception: measures with a fixed yardstick
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    kept = s > 1e-10
    return U[:, kept], s[kept], Vt[kept]

# %% wrong: a hundredth | misconception: throws small ones away too
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    kept = s > 0.01 * s[0]
    return U[:, kept], s[kept], Vt[kept]

# %% wrong: the first | misconception: keeps the first only
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A)
    return U[:, :1], s[:1], Vt[:1]

# %% wrong: rows of U | misconception: cuts rows of U
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return U[:r], s[:r], Vt[:r]

# %% wrong: columns of Vt | misconception: cuts columns of Vt
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return U[:, :r], s[:r], Vt[:, :r]

# %% wrong: eigenvalues, no root | misconception: gives the squares of the singular values
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return U[:, :r], s[:r] * s[:r], Vt[:r]

# %% wrong: stretched twice | misconception: stretches in the last step too
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return U[:, :r] @ np.diag(s[:r]), s[:r], Vt[:r]

# %% wrong: the first step first | misconception: hands them over in another order
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return Vt[:r], s[:r], U[:, :r]

# %% wrong: two eigenproblems | misconception: loses the signs
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    U, Vt = np.abs(U[:, :1]).sum() * 0 + U[:, :r], Vt[:r]
    U = U * np.sign(U[np.argmax(np.abs(U), axis=0), range(r)])
    Vt = Vt * np.sign(Vt[range(r), np.argmax(np.abs(Vt), axis=1)])[:, None]
    return U, s[:r], Vt

# %% wrong: only s is cut | misconception: cuts s only
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U, s[s > 1e-10 * s[0]], Vt

# %% wrong: only s is cut, full | misconception: cuts s only
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A)
    return U, s[:rank(A)], Vt

# %% wrong: s alone | misconception: hands over s only
def compact_svd(A):
    return np.linalg.svd(A, full_matrices=False)[1][:rank(A)]

# %% wrong: the product
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U * s @ Vt

# %% wrong: negative stretches
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return -U[:, :r], -s[:r], Vt[:r]

# %% wrong: one too many
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A) + 1
    return U[:, :r], s[:r], Vt[:r]

# %% wrong: not of length one
def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return U[:, :r] * 2, s[:r] / 2, Vt[:r]

# %% wrong: prints | misconception: shows instead of handing back
def compact_svd(A):
    print(np.linalg.svd(A, full_matrices=False))
