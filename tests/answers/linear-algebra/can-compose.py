# %% right: inner lengths
def can_compose(A, B):
    return A.shape[1] == B.shape[0]

# %% right: by counting
def can_compose(A, B):
    return len(A[0]) == len(B)

# %% right: unpacked
def can_compose(A, B):
    m, n = A.shape
    k, p = B.shape
    return n == k

# %% right: tries it
def can_compose(A, B):
    try:
        A @ B
    except ValueError:
        return False
    return True

# %% right: from the ends
def can_compose(A, B):
    return A.shape[-1] == B.shape[-2]

# %% right: if and else
def can_compose(A, B):
    if A.shape[1] == B.shape[0]:
        return True
    else:
        return False

# %% right: not unequal
def can_compose(A, B):
    return not A.shape[1] != B.shape[0]

# %% right: through the transposes
def can_compose(A, B):
    return B.T.shape[1] == A.T.shape[0]

# %% right: one and zero
def can_compose(A, B):
    return int(A.shape[1] == B.shape[0])

# %% right: np.bool_
def can_compose(A, B):
    return np.equal(A.shape[1], B.shape[0])

# %% right: the difference
def can_compose(A, B):
    return not (A.shape[1] - B.shape[0])

# %% wrong: same shape | misconception: asks for the same shape
def can_compose(A, B):
    return A.shape == B.shape

# %% wrong: other order | misconception: asks about the other order
def can_compose(A, B):
    return B.shape[1] == A.shape[0]

# %% wrong: tries the other order | misconception: asks about the other order
def can_compose(A, B):
    try:
        B @ A
        return True
    except ValueError:
        return False

# %% wrong: rows | misconception: compares the rows
def can_compose(A, B):
    return len(A) == len(B)

# %% wrong: columns | misconception: compares the columns
def can_compose(A, B):
    return A.shape[1] == B.shape[1]

# %% wrong: squares | misconception: asks for squares
def can_compose(A, B):
    return A.shape == B.shape and len(A) == len(A[0])

# %% wrong: both orders | misconception: asks for both orders
def can_compose(A, B):
    return A.shape[1] == B.shape[0] and B.shape[1] == A.shape[0]

# %% wrong: either order | misconception: takes either order
def can_compose(A, B):
    return A.shape[1] == B.shape[0] or B.shape[1] == A.shape[0]

# %% wrong: yes | misconception: says yes to all matrices
def can_compose(A, B):
    return True

# %% wrong: dimensions | misconception: says yes to all matrices
def can_compose(A, B):
    return A.ndim == B.ndim

# %% wrong: no | misconception: says no to all
def can_compose(A, B):
    return False

# %% wrong: sizes | misconception: counts all entries
def can_compose(A, B):
    return A.size == B.size

# %% wrong: turned round | misconception: turns the answer round
def can_compose(A, B):
    return A.shape[1] != B.shape[0]

# %% wrong: broadcasts | misconception: lets a single one stretch
def can_compose(A, B):
    return A.shape[1] == B.shape[0] or 1 in (A.shape[1], B.shape[0])

# %% wrong: tries a sum | misconception: tries a sum
def can_compose(A, B):
    try:
        A + B
        return True
    except ValueError:
        return False

# %% wrong: tries entry by entry | misconception: tries a sum
def can_compose(A, B):
    try:
        A * B
        return True
    except ValueError:
        return False

# %% wrong: at least | misconception: asks for enough
def can_compose(A, B):
    return A.shape[1] >= B.shape[0]

# %% wrong: at most | misconception: asks for enough
def can_compose(A, B):
    return A.shape[1] <= B.shape[0]

# %% wrong: the product itself | misconception: tries it and lets it fail
def can_compose(A, B):
    return A @ B

# %% wrong: raises | misconception: tries it and lets it fail
def can_compose(A, B):
    A @ B
    return True

# %% wrong: the shape | misconception: gives the shape of the product
def can_compose(A, B):
    if A.shape[1] == B.shape[0]:
        return (A.shape[0], B.shape[1])
    return False

# %% wrong: text | misconception: gives text
def can_compose(A, B):
    return "yes" if A.shape[1] == B.shape[0] else "no"

# %% wrong: forgets the else | misconception: hands nothing back on one path
def can_compose(A, B):
    if A.shape[1] == B.shape[0]:
        return True

# %% wrong: compares numbers
def can_compose(A, B):
    return A[0] == B[:, 0]

# %% wrong: any length in common | misconception: looks for any length in common
def can_compose(A, B):
    return bool(set(A.shape) & set(B.shape))

# %% wrong: inner and not the same | misconception: wants two different shapes
def can_compose(A, B):
    return A.shape[1] == B.shape[0] and A.shape != B.shape

# %% wrong: transposed twins | misconception: asks for both orders
def can_compose(A, B):
    return A.shape == B.T.shape

# %% wrong: in place | misconception: writes into its argument
def can_compose(A, B):
    A -= A
    return A.shape[1] == B.shape[0]
