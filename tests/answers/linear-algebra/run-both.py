# %% right: vstack
def run_both(A, B):
    return np.vstack([A, B])

# %% right: concatenate
def run_both(A, B):
    return np.concatenate((A, B), axis=0)

# %% right: append
def run_both(A, B):
    return np.append(A, B, axis=0)

# %% right: np.r_
def run_both(A, B):
    return np.r_[A, B]

# %% right: filled in
def run_both(A, B):
    both = np.zeros((len(A) + len(B), A.shape[1]))
    both[:len(A)] = A
    both[len(A):] = B
    return both

# %% right: rows
def run_both(A, B):
    return np.array([*A, *B])

# %% right: lists
def run_both(A, B):
    return A.tolist() + B.tolist()

# %% right: side by side, turned
def run_both(A, B):
    return np.hstack([A.T, B.T]).T

# %% right: from the basis
def run_both(A, B):
    return np.column_stack([np.concatenate([A @ e, B @ e]) for e in np.eye(A.shape[1])])

# %% right: block
def run_both(A, B):
    return np.block([[A], [B]])

# %% wrong: hstack | misconception: puts them side by side
def run_both(A, B):
    return np.hstack([A, B])

# %% wrong: axis 1 | misconception: puts them side by side
def run_both(A, B):
    return np.concatenate([A, B], axis=1)

# %% wrong: B first | misconception: puts B on top
def run_both(A, B):
    return np.vstack([B, A])

# %% wrong: sum | misconception: adds them up
def run_both(A, B):
    return A + B

# %% wrong: after each other | misconception: runs one after the other
def run_both(A, B):
    return A @ B

# %% wrong: after each other, other order | misconception: runs the other one after
def run_both(A, B):
    return B @ A

# %% wrong: blocks | misconception: gives each an input of its own
def run_both(A, B):
    return np.block([[A, np.zeros((len(A), B.shape[1]))], [np.zeros((len(B), A.shape[1])), B]])

# %% wrong: only A | misconception: drops B
def run_both(A, B):
    return A

# %% wrong: only B | misconception: drops A
def run_both(A, B):
    return B

# %% wrong: stack | misconception: stacks into a third dimension
def run_both(A, B):
    return np.stack([A, B])

# %% wrong: transposed | misconception: gives the transpose
def run_both(A, B):
    return np.vstack([A, B]).T

# %% wrong: a pair | misconception: gives two matrices
def run_both(A, B):
    return A, B

# %% wrong: a list | misconception: gives two matrices
def run_both(A, B):
    return [A, B]

# %% wrong: entry by entry | misconception: multiplies entry by entry
def run_both(A, B):
    return A * B

# %% wrong: no axis | misconception: strings all numbers together
def run_both(A, B):
    return np.append(A, B)

# %% wrong: list sum | misconception: puts A in again
def run_both(A, B):
    return list(A) + list(B) + list(A)

# %% wrong: in place
def run_both(A, B):
    A += 0.5
    return np.vstack([A, B])

# %% wrong: mean | misconception: adds them up
def run_both(A, B):
    return (A + B) / 2

# %% wrong: alternating | misconception: takes rows in turn
def run_both(A, B):
    rows = []
    for a, b in zip(A, B):
        rows += [a, b]
    return np.array(rows)

# %% wrong: whole numbers | misconception: rounds the result
def run_both(A, B):
    both = np.zeros((len(A) + len(B), A.shape[1]), dtype=int)
    both[:len(A)] = A
    both[len(A):] = B
    return both

# %% wrong: forgets the last row | misconception: forgets the last row
def run_both(A, B):
    return np.vstack([A, B])[:-1]

# %% wrong: a function | misconception: hands back a function
def run_both(A, B):
    return lambda x: np.concatenate([A @ x, B @ x])

# %% wrong: no brackets
def run_both(A, B):
    return np.vstack(A, B)

# %% wrong: B turned | misconception: turns B round
def run_both(A, B):
    return np.vstack([A, B.T])

# %% wrong: twice A | misconception: gives one of them twice
def run_both(A, B):
    return np.vstack([A, A])

# %% wrong: sign of B | misconception: changes the sign of B
def run_both(A, B):
    return np.vstack([A, -B])

# %% wrong: forgets the return | misconception: shows instead of handing back
def run_both(A, B):
    both = np.vstack([A, B])

# %% wrong: room for entries of the kind of B
def run_both(A, B):
    both = np.zeros((len(A) + len(B), A.shape[1]), dtype=B.dtype)
    both[:len(A)] = A
    both[len(A):] = B
    return both
