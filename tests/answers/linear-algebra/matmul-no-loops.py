# %% right: broadcast and sum
def matmul_no_loops(A, B):
    return (A[:, :, None] * B).sum(axis=1)

# %% right: einsum
def matmul_no_loops(A, B):
    return np.einsum("ik,kj->ij", A, B)

# %% right: rows against columns
def matmul_no_loops(A, B):
    return np.sum(A[:, None, :] * B.T[None, :, :], axis=2)

# %% right: tensordot
def matmul_no_loops(A, B):
    return np.tensordot(A, B, axes=1)

# %% right: newaxis
def matmul_no_loops(A, B):
    return (A[:, :, np.newaxis] * B[np.newaxis]).sum(1)

# %% right: expand_dims
def matmul_no_loops(A, B):
    return (np.expand_dims(A, 2) * np.expand_dims(B, 0)).sum(axis=1)

# %% right: reshape
def matmul_no_loops(A, B):
    m, n = A.shape
    return np.add.reduce(A.reshape(m, n, 1) * B.reshape(1, n, -1), axis=1)

# %% right: with the operator after all
def matmul_no_loops(A, B):
    return A @ B

# %% right: inner
def matmul_no_loops(A, B):
    return np.inner(A, B.T)

# %% right: float32
def matmul_no_loops(A, B):
    return np.einsum("ik,kj->ij", A.astype(np.float32), B.astype(np.float32))

# %% wrong: entry by entry | misconception: multiplies entry by entry
def matmul_no_loops(A, B):
    return A * B

# %% wrong: no sum | misconception: forgets to add up
def matmul_no_loops(A, B):
    return A[:, :, None] * B[None, :, :]

# %% wrong: first axis | misconception: adds along the rows of A
def matmul_no_loops(A, B):
    return (A[:, :, None] * B[None, :, :]).sum(axis=0)

# %% wrong: last axis | misconception: adds along the columns of B
def matmul_no_loops(A, B):
    return (A[:, :, None] * B[None, :, :]).sum(axis=-1)

# %% wrong: all axes | misconception: adds up everything
def matmul_no_loops(A, B):
    return (A[:, :, None] * B[None, :, :]).sum()

# %% wrong: entries, added up | misconception: adds up everything
def matmul_no_loops(A, B):
    return np.sum(A * B)

# %% wrong: keepdims | misconception: keeps the direction it added along
def matmul_no_loops(A, B):
    return (A[:, :, None] * B[None, :, :]).sum(axis=1, keepdims=True)

# %% wrong: rows and rows | misconception: lets rows meet rows
def matmul_no_loops(A, B):
    return (A[:, None, :] * B[None, :, :]).sum(axis=-1)

# %% wrong: inner | misconception: lets rows meet rows
def matmul_no_loops(A, B):
    return np.inner(A, B)

# %% wrong: columns and columns | misconception: lets columns meet columns
def matmul_no_loops(A, B):
    return (A[:, :, None] * B[:, None, :]).sum(axis=0)

# %% wrong: other order | misconception: multiplies in the other order
def matmul_no_loops(A, B):
    return np.einsum("ik,kj->ij", B, A)

# %% wrong: einsum turned | misconception: gives the transpose
def matmul_no_loops(A, B):
    return np.einsum("ik,kj->ji", A, B)

# %% wrong: einsum of everything | misconception: adds along the columns of B
def matmul_no_loops(A, B):
    return np.einsum("ik,kj->ik", A, B)

# %% wrong: mean | misconception: takes means
def matmul_no_loops(A, B):
    return (A[:, :, None] * B).mean(axis=1)

# %% wrong: sums first | misconception: multiplies the sums
def matmul_no_loops(A, B):
    return np.outer(A.sum(axis=1), B.sum(axis=0))

# %% wrong: one term | misconception: keeps only the first term
def matmul_no_loops(A, B):
    return A[:, [0]] * B[[0]]

# %% wrong: plus | misconception: adds where it should multiply
def matmul_no_loops(A, B):
    return (A[:, :, None] + B[None, :, :]).sum(axis=1)

# %% wrong: largest | misconception: takes the largest product
def matmul_no_loops(A, B):
    return (A[:, :, None] * B[None, :, :]).max(axis=1)

# %% wrong: product of products | misconception: multiplies the products
def matmul_no_loops(A, B):
    return (A[:, :, None] * B[None, :, :]).prod(axis=1)

# %% wrong: no new axis on either
def matmul_no_loops(A, B):
    return (A * B).sum(axis=1)

# %% wrong: kron
def matmul_no_loops(A, B):
    return np.kron(A, B)

# %% wrong: into A
def matmul_no_loops(A, B):
    A *= 1.0
    A += 0.5
    return np.einsum("ik,kj->ij", A, B)

# %% wrong: returns nothing | misconception: shows instead of handing back
def matmul_no_loops(A, B):
    (A[:, :, None] * B).sum(axis=1)

# %% wrong: None without numpy
def matmul_no_loops(A, B):
    return sum(A[:, None] * B[None, :])

# %% wrong: squeezed
def matmul_no_loops(A, B):
    return (A[:, :, None] * B).sum(axis=1).squeeze()

# %% wrong: broadcasts the wrong pair | misconception: multiplies in the other order
def matmul_no_loops(A, B):
    return (A[None, :, :] * B[:, :, None]).sum(axis=1)

# %% wrong: entries of the kind of B
def matmul_no_loops(A, B):
    return (A[:, :, None] * B).sum(axis=1).astype(B.dtype)
