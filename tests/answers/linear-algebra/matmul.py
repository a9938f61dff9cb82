# %% right: two loops
def matmul(A, B):
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[i] * B[:, j])
    return C

# %% right: three loops
def matmul(A, B):
    C = np.zeros((len(A), len(B[0])))
    for i in range(len(A)):
        for j in range(len(B[0])):
            for k in range(len(B)):
                C[i, j] += A[i, k] * B[k, j]
    return C

# %% right: einsum
def matmul(A, B):
    return np.einsum("ik,kj->ij", A, B)

# %% right: broadcast
def matmul(A, B):
    return np.sum(A[:, :, None] * B[None, :, :], axis=1)

# %% right: lists
def matmul(A, B):
    return [[sum(x * y for x, y in zip(row, column)) for column in B.T] for row in A]

# %% right: column by column
def matmul(A, B):
    return np.column_stack([A.dot(B[:, j]) for j in range(B.shape[1])])

# %% right: sum of outer products
def matmul(A, B):
    return sum(np.outer(A[:, k], B[k]) for k in range(A.shape[1]))

# %% right: row by row
def matmul(A, B):
    return np.array([sum(A[i, k] * B[k] for k in range(len(B))) for i in range(len(A))])

# %% right: uses the sign all the same
def matmul(A, B):
    return A @ B

# %% right: np.dot
def matmul(A, B):
    return np.dot(A, B)

# %% right: float32
def matmul(A, B):
    return np.matmul(A.astype(np.float32), B.astype(np.float32))

# %% right: np.inner with the transpose
def matmul(A, B):
    return np.inner(A, B.T)

# %% wrong: entry by entry | misconception: multiplies entry by entry
def matmul(A, B):
    return A * B

# %% wrong: other order | misconception: multiplies in the other order
def matmul(A, B):
    return B @ A

# %% wrong: rows meet rows | misconception: lets rows meet rows
def matmul(A, B):
    C = np.zeros((len(A), len(B)))
    for i in range(len(A)):
        for j in range(len(B)):
            C[i, j] = np.dot(A[i], B[j])
    return C

# %% wrong: inner | misconception: lets rows meet rows
def matmul(A, B):
    return np.inner(A, B)

# %% wrong: transposed second | misconception: lets rows meet rows
def matmul(A, B):
    return A @ B.T

# %% wrong: transposed first | misconception: lets columns meet columns
def matmul(A, B):
    return A.T @ B

# %% wrong: transposed result | misconception: gives the transpose
def matmul(A, B):
    C = np.zeros((B.shape[1], A.shape[0]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[j, i] = np.sum(A[i] * B[:, j])
    return C

# %% wrong: last term | misconception: keeps only the last term
def matmul(A, B):
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1]):
                C[i, j] = A[i, k] * B[k, j]
    return C

# %% wrong: first term | misconception: keeps only the first term
def matmul(A, B):
    return np.outer(A[:, 0], B[0])

# %% wrong: no sum | misconception: forgets to add up
def matmul(A, B):
    return A[:, :, None] * B[None, :, :]

# %% wrong: mean | misconception: takes means
def matmul(A, B):
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.mean(A[i] * B[:, j])
    return C

# %% wrong: adds | misconception: adds where it should multiply
def matmul(A, B):
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[i] + B[:, j])
    return C

# %% wrong: sums first | misconception: multiplies the sums
def matmul(A, B):
    return np.outer(A.sum(axis=1), B.sum(axis=0))

# %% wrong: whole numbers only | misconception: rounds the result
def matmul(A, B):
    C = np.zeros((A.shape[0], B.shape[1]), dtype=int)
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[i] * B[:, j])
    return C

# %% wrong: result like A | misconception: makes room for the shape of A
def matmul(A, B):
    C = np.zeros_like(A)
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[i] * B[:, j])
    return C

# %% wrong: square only | misconception: takes all matrices for square
def matmul(A, B):
    n = len(A)
    C = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            for k in range(n):
                C[i, j] += A[i, k] * B[k, j]
    return C

# %% wrong: diagonal only | misconception: keeps the diagonal only
def matmul(A, B):
    return np.diag(np.diag(A @ B))

# %% wrong: returns too early | misconception: returns inside the loop
def matmul(A, B):
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[i] * B[:, j])
        return C

# %% wrong: a sum
def matmul(A, B):
    return A + B

# %% wrong: kron | misconception: lets every entry meet every other
def matmul(A, B):
    return np.kron(A, B)

# %% wrong: into A
def matmul(A, B):
    for i in range(A.shape[0]):
        A[i] = A[i] * 1
        A[i, 0] = A[i, 0] + 1
    return A @ B

# %% wrong: one number | misconception: does one entry only
def matmul(A, B):
    return np.sum(A[0] * B[:, 0])

# %% wrong: flat | misconception: strings the rows together
def matmul(A, B):
    return (A @ B).ravel()

# %% wrong: skips the last | misconception: skips the last term
def matmul(A, B):
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1] - 1):
                C[i, j] += A[i, k] * B[k, j]
    return C

# %% wrong: swapped indices | misconception: takes columns of A and rows of B
def matmul(A, B):
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[:, i] * B[j])
    return C

# %% wrong: forgets the return | misconception: shows instead of handing back
def matmul(A, B):
    C = A @ B

# %% wrong: room for entries of the kind of B
def matmul(A, B):
    product = np.zeros((A.shape[0], B.shape[1]), dtype=B.dtype)
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            product[i, j] = sum(A[i, k] * B[k, j] for k in range(A.shape[1]))
    return product

# %% right: entries of Python's own
def matmul(A, B):
    return A.astype(object) @ B.astype(object)
