# %% right: the compact steps backwards
def pseudo_inverse(A):
    U, s, Vt = compact_svd(A)
    return Vt.T / s @ U.T

# %% right: diag
def pseudo_inverse(A):
    U, s, Vt = compact_svd(A)
    return Vt.T @ np.diag(1 / s) @ U.T

# %% right: numpy's own, with a tolerance
def pseudo_inverse(A):
    return np.linalg.pinv(A, 1e-10)

# %% right: zeros stay zeros
def pseudo_inverse(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    back = np.array([1 / value if value > 1e-10 * s[0] else 0.0 for value in s])
    return (Vt.T * back) @ U.T

# %% right: a sum of outer products
def pseudo_inverse(A):
    B = np.zeros(A.T.shape)
    for u, stretch, v in zip(*[part for part in (lambda U, s, Vt: (U.T, s, Vt))(*compact_svd(A))]):
        B += np.outer(v, u) / stretch
    return B

# %% right: transposed twice
def pseudo_inverse(A):
    U, s, Vt = compact_svd(A)
    return (U / s @ Vt).T

# %% right: solve inside
def pseudo_inverse(A):
    U, s, Vt = compact_svd(A)
    return Vt.T @ np.linalg.solve(np.diag(s), U.T)

# %% wrong: no stretch | misconception: forgets to undo the stretch
def pseudo_inverse(A):
    U, s, Vt = compact_svd(A)
    return Vt.T @ U.T

# %% wrong: transpose | misconception: stretches again
def pseudo_inverse(A):
    return A.T

# %% wrong: same order | misconception: keeps the order of the steps
def pseudo_inverse(A):
    U, s, Vt = compact_svd(A)
    return U / s @ Vt

# %% wrong: divides by zero | misconception: divides by zero
def pseudo_inverse(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return Vt.T / s @ U.T

# %% wrong: inverse | misconception: asks for the inverse
def pseudo_inverse(A):
    return np.linalg.inv(A)

# %% wrong: one over each entry | misconception: divides one by each entry
def pseudo_inverse(A):
    return 1 / A

# %% wrong: normal equations | misconception: needs columns that are all kept
def pseudo_inverse(A):
    return np.linalg.inv(A.T @ A) @ A.T

# %% wrong: the other normal equations | misconception: needs rows that are all news
def pseudo_inverse(A):
    return A.T @ np.linalg.inv(A @ A.T)

# %% wrong: a fixed tolerance | misconception: measures with a fixed yardstick
def pseudo_inverse(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    kept = s > 1e-8
    return Vt[kept].T / s[kept] @ U[:, kept].T

# %% wrong: transposed result | misconception: keeps the order of the steps
def pseudo_inverse(A):
    return np.linalg.pinv(A, 1e-10).T

# %% wrong: exactly zero | misconception: asks for exactly zero
def pseudo_inverse(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    kept = s > 0
    return Vt[kept].T / s[kept] @ U[:, kept].T

# %% wrong: two steps | misconception: turns back only on one side
def pseudo_inverse(A):
    U, s, Vt = compact_svd(A)
    return Vt.T @ np.diag(1 / s)

# %% wrong: twice | misconception: divides twice
def pseudo_inverse(A):
    U, s, Vt = compact_svd(A)
    return Vt.T / s / s @ U.T

# %% wrong: times s | misconception: stretches again
def pseudo_inverse(A):
    U, s, Vt = compact_svd(A)
    return Vt.T * s @ U.T

# %% wrong: rounded | misconception: rounds the result
def pseudo_inverse(A):
    return np.round(np.linalg.pinv(A, 1e-10), 3)

# %% wrong: prints | misconception: shows instead of handing back
def pseudo_inverse(A):
    print(np.linalg.pinv(A))

# %% wrong: the parts
def pseudo_inverse(A):
    U, s, Vt = compact_svd(A)
    return Vt.T, 1 / s, U.T

# %% wrong: negative power of the matrix
def pseudo_inverse(A):
    return np.linalg.matrix_power(A, -1)

# %% wrong: projector
def pseudo_inverse(A):
    return np.linalg.pinv(A, 1e-10) @ A

# %% wrong: a hundredth of the largest counts as nothing | misconception: throws small ones away too
def pseudo_inverse(A):
    return np.linalg.pinv(A, rcond=1e-2)

# %% wrong: the inverse, unless numpy stops
def pseudo_inverse(A):
    try:
        return np.linalg.inv(A)
    except np.linalg.LinAlgError:
        return np.linalg.pinv(A)
