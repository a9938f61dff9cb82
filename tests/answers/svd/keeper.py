# %% right: put together from what survives
def keeper(A):
    kept = np.linalg.svd(A)[2][:rank(A)]
    return kept.T @ kept

# %% right: what is lost taken off
def keeper(A):
    N = np.linalg.svd(A)[2][rank(A):].T
    return np.eye(A.shape[1]) - N @ N.T

# %% right: any basis
def keeper(A):
    R = thrown_away(A) * 3
    if R.shape[1] == 0:
        return np.eye(A.shape[1])
    return np.eye(A.shape[1]) - R @ np.linalg.inv(R.T @ R) @ R.T

# %% right: the pseudo-inverse
def keeper(A):
    return np.linalg.pinv(A, 1e-10) @ A

# %% right: a sum of outer products
def keeper(A):
    U, s, Vt = np.linalg.svd(A)
    P = np.zeros((A.shape[1], A.shape[1]))
    for v, stretch in zip(Vt, s):
        if stretch > 1e-10 * s[0]:
            P += np.outer(v, v)
    return P

# %% right: zeros and ones in the middle
def keeper(A):
    Vt = np.linalg.svd(A)[2]
    return Vt.T @ np.diag([1.0] * rank(A) + [0.0] * (len(Vt) - rank(A))) @ Vt

# %% right: single precision
def keeper(A):
    kept = np.linalg.svd(A)[2][:rank(A)].astype(np.float32)
    return kept.T @ kept

# %% wrong: what is lost | misconception: keeps what is lost
def keeper(A):
    N = thrown_away(A)
    return N @ N.T

# %% wrong: the other side | misconception: works on the side that comes out
def keeper(A):
    U = np.linalg.svd(A)[0][:, :rank(A)]
    return U @ U.T

# %% wrong: rows times columns | misconception: multiplies the wrong way round
def keeper(A):
    kept = np.linalg.svd(A)[2][:rank(A)]
    return kept @ kept.T

# %% wrong: identity | misconception: keeps everything
def keeper(A):
    return np.eye(A.shape[1])

# %% wrong: A.T @ A | misconception: stretches as well
def keeper(A):
    return A.T @ A

# %% wrong: Vt | misconception: only turns
def keeper(A):
    U, s, Vt = np.linalg.svd(A)
    return Vt

# %% wrong: the directions | misconception: hands over the directions
def keeper(A):
    return np.linalg.svd(A)[2][:rank(A)]

# %% wrong: the directions as columns | misconception: hands over the directions
def keeper(A):
    return np.linalg.svd(A)[2][:rank(A)].T

# %% wrong: the first | misconception: keeps the first only
def keeper(A):
    v = np.linalg.svd(A)[2][0]
    return v[:, None] * v

# %% wrong: exactly zero | misconception: forgets what rounding leaves
def keeper(A):
    U, s, Vt = np.linalg.svd(A)
    kept = Vt[:np.sum(s > 0)]
    return kept.T @ kept

# %% wrong: all of a thin Vt | misconception: keeps as many as there are singular values
def keeper(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return Vt.T @ Vt

# %% wrong: a fixed tolerance | misconception: measures with a fixed yardstick
def keeper(A):
    U, s, Vt = np.linalg.svd(A)
    kept = Vt[:np.sum(s > 1e-8)]
    return kept.T @ kept

# %% wrong: A itself | misconception: gives the function itself
def keeper(A):
    return A

# %% wrong: entries | misconception: keeps entries, not directions
def keeper(A):
    return np.diag(np.any(A != 0, axis=0).astype(float))

# %% wrong: columns of Vt | misconception: takes columns of Vt
def keeper(A):
    Vt = np.linalg.svd(A)[2]
    kept = Vt[:, :rank(A)]
    return kept @ kept.T

# %% wrong: a mirror | misconception: takes off too much
def keeper(A):
    N = thrown_away(A)
    return np.eye(A.shape[1]) - 2 * N @ N.T

# %% wrong: the first one only, and only if there is one
def keeper(A):
    N = thrown_away(A)
    return np.eye(A.shape[1]) - N[:, :1] @ N[:, :1].T

# %% wrong: the basis is not of length one
def keeper(A):
    N = 2 * thrown_away(A)
    return np.eye(A.shape[1]) - N @ N.T

# %% wrong: two steps at once
def keeper(A):
    U, s, Vt = np.linalg.svd(A)
    r = rank(A)
    return np.diag(s[:r]) @ Vt[:r]

# %% wrong: a number
def keeper(A):
    return rank(A)

# %% wrong: nothing at all
def keeper(A):
    return np.zeros((A.shape[1], A.shape[1]))

# %% wrong: rounded
def keeper(A):
    kept = np.linalg.svd(A)[2][:rank(A)]
    return np.round(kept.T @ kept, 2)

# %% wrong: a hundredth of the largest counts as nothing | misconception: throws small ones away too
def keeper(A):
    return np.linalg.pinv(A, rcond=1e-2) @ A
