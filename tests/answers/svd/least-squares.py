# %% right: the pseudo-inverse
def least_squares(A, b):
    return pseudo_inverse(A) @ b

# %% right: numpy's own
def least_squares(A, b):
    return np.linalg.lstsq(A, b, rcond=None)[0]

# %% right: normal equations
def least_squares(A, b):
    return np.linalg.solve(A.T @ A, A.T @ b)

# %% right: QR
def least_squares(A, b):
    Q, R = np.linalg.qr(A)
    return np.linalg.solve(R, Q.T @ b)

# %% right: three steps backwards, one by one
def least_squares(A, b):
    U, s, Vt = compact_svd(A)
    return Vt.T @ ((U.T @ b) / s)

# %% right: pinv
def least_squares(A, b):
    return np.dot(np.linalg.pinv(A), b)

# %% right: a list
def least_squares(A, b):
    return list(pseudo_inverse(A).dot(b))

# %% wrong: transpose | misconception: forgets the stretch
def least_squares(A, b):
    return A.T @ b

# %% wrong: solve | misconception: solves it exactly
def least_squares(A, b):
    return np.linalg.solve(A, b)

# %% wrong: the inverse | misconception: solves it exactly
def least_squares(A, b):
    return np.linalg.inv(A) @ b

# %% wrong: the first rows | misconception: fulfils the first wishes only
def least_squares(A, b):
    n = A.shape[1]
    return np.linalg.solve(A[:n], b[:n])

# %% wrong: fitted values | misconception: gives what comes out
def least_squares(A, b):
    return A @ np.linalg.pinv(A) @ b

# %% wrong: what is left | misconception: gives what is left over
def least_squares(A, b):
    return b - A @ (pseudo_inverse(A) @ b)

# %% wrong: distance | misconception: gives how far it is
def least_squares(A, b):
    return np.linalg.norm(A @ (pseudo_inverse(A) @ b) - b)

# %% wrong: transposed | misconception: uses the transposed pseudo-inverse
def least_squares(A, b):
    return np.linalg.pinv(A.T) @ b

# %% wrong: each column alone | misconception: looks at each column alone
def least_squares(A, b):
    return np.array([column @ b / (column @ column) for column in A.T])

# %% wrong: entries | misconception: goes with the entries
def least_squares(A, b):
    return (b[:, None] / A).mean(axis=0)

# %% wrong: the matrix | misconception: gives the matrix
def least_squares(A, b):
    return np.linalg.pinv(A)

# %% wrong: zeros | misconception: gives zeros
def least_squares(A, b):
    return np.zeros(A.shape[1])

# %% wrong: ridge | misconception: pulls towards zero
def least_squares(A, b):
    return np.linalg.inv(A.T @ A + 0.1 * np.eye(A.shape[1])) @ A.T @ b

# %% wrong: one step only | misconception: keeps the largest step only
def least_squares(A, b):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return Vt[0] * (U[:, 0] @ b) / s[0]

# %% wrong: the sign | misconception: changes the sign
def least_squares(A, b):
    return np.linalg.lstsq(A, -b, rcond=None)[0]

# %% wrong: all that lstsq says | misconception: hands over all that the solver says
def least_squares(A, b):
    return np.linalg.lstsq(A, b, rcond=None)

# %% wrong: a column | misconception: adds a dimension
def least_squares(A, b):
    return pseudo_inverse(A) @ b[:, None]

# %% wrong: rounded | misconception: rounds the result
def least_squares(A, b):
    return np.round(pseudo_inverse(A) @ b, 2)

# %% wrong: prints | misconception: shows instead of handing back
def least_squares(A, b):
    print(pseudo_inverse(A) @ b)

# %% wrong: the wrong side
def least_squares(A, b):
    return b @ pseudo_inverse(A)

# %% wrong: one iteration
def least_squares(A, b):
    x = np.zeros(A.shape[1])
    return x + A.T @ (b - A @ x) / np.linalg.norm(A) ** 2
