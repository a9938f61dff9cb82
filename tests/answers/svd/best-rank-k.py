# %% right: slices
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k] * s[:k] @ Vt[:k]

# %% right: diag
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A)
    return U[:, :k] @ np.diag(s[:k]) @ Vt[:k, :]

# %% right: zeros instead of slices
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    s[k:] = 0
    return U @ np.diag(s) @ Vt

# %% right: a sum of outer products
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A)
    B = np.zeros(A.shape)
    for i in range(k):
        B += s[i] * np.outer(U[:, i], Vt[i])
    return B

# %% right: projected
def best_rank_k(A, k):
    V = np.linalg.svd(A)[2][:k].T
    return A @ V @ V.T

# %% right: taken off
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return A - U[:, k:] * s[k:] @ Vt[k:]

# %% right: single precision
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A.astype(np.float32), full_matrices=False)
    return (U[:, :k] * s[:k]) @ Vt[:k]

# %% wrong: the last k | misconception: keeps the smallest
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = len(s) - k
    return U[:, r:] * s[r:] @ Vt[r:]

# %% wrong: the rest | misconception: keeps what should go
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, k:] * s[k:] @ Vt[k:]

# %% wrong: no stretch | misconception: forgets to stretch
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k] @ Vt[:k]

# %% wrong: rows of A | misconception: keeps the first rows of A
def best_rank_k(A, k):
    B = np.zeros(A.shape)
    B[:k] = A[:k]
    return B

# %% wrong: columns of A | misconception: keeps the first columns of A
def best_rank_k(A, k):
    B = np.zeros(A.shape)
    B[:, :k] = A[:, :k]
    return B

# %% wrong: the k-th | misconception: keeps the k-th step only
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return s[k - 1] * np.outer(U[:, k - 1], Vt[k - 1])

# %% wrong: one too many | misconception: keeps one too many
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k + 1] * s[:k + 1] @ Vt[:k + 1]

# %% wrong: one too few | misconception: keeps one too few
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    B = np.zeros(A.shape)
    for i in range(k - 1):
        B += s[i] * np.outer(U[:, i], Vt[i])
    return B

# %% wrong: squared | misconception: stretches twice
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k] * s[:k] * s[:k] @ Vt[:k]

# %% wrong: everything | misconception: keeps all of it
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U * s @ Vt

# %% wrong: two steps | misconception: stops before the last step
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return np.diag(s[:k]) @ Vt[:k]

# %% wrong: no Vt | misconception: leaves the first step out
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k] * s[:k]

# %% wrong: largest entries | misconception: keeps the largest entries
def best_rank_k(A, k):
    B = np.zeros(A.shape)
    for place in np.argsort(-np.abs(A), axis=None, kind="stable")[:k]:
        B.flat[place] = A.flat[place]
    return B

# %% wrong: columns of Vt | misconception: takes columns of Vt
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A)
    return U[:, :k] * s[:k] @ Vt[:, :k].T

# %% wrong: prints | misconception: shows instead of handing back
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    print(U[:, :k] * s[:k] @ Vt[:k])

# %% wrong: rounded | misconception: rounds the result
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return np.round(U[:, :k] * s[:k] @ Vt[:k])

# %% wrong: the parts
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k], s[:k], Vt[:k]

# %% wrong: always one
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return s[0] * np.outer(U[:, 0], Vt[0])

# %% wrong: rows of U
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:k] * s @ Vt

# %% wrong: two steps at most
def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    k = min(k, 2)
    return U[:, :k] * s[:k] @ Vt[:k]
