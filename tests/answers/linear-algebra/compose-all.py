# %% right: from the left
def compose_all(matrices):
    composed = matrices[0]
    for matrix in matrices[1:]:
        composed = matrix @ composed
    return composed

# %% right: reduce
def compose_all(matrices):
    import functools
    return functools.reduce(lambda done, step: step @ done, matrices)

# %% right: from the last
def compose_all(matrices):
    composed = matrices[-1]
    for matrix in matrices[-2::-1]:
        composed = composed @ matrix
    return composed

# %% right: from the identity
def compose_all(matrices):
    composed = np.eye(matrices[0].shape[1])
    for matrix in matrices:
        composed = matrix @ composed
    return composed

# %% right: multi_dot
def compose_all(matrices):
    if len(matrices) == 1:
        return matrices[0]
    return np.linalg.multi_dot(matrices[::-1])

# %% right: recursion
def compose_all(matrices):
    if len(matrices) == 1:
        return matrices[0]
    return compose_all(matrices[1:]) @ matrices[0]

# %% right: column by column
def compose_all(matrices):
    columns = []
    for x in np.eye(matrices[0].shape[1]):
        for matrix in matrices:
            x = matrix @ x
        columns.append(x)
    return np.column_stack(columns)

# %% right: a while on a copy
def compose_all(matrices):
    left = list(matrices)
    composed = left.pop(0)
    while left:
        composed = np.dot(left.pop(0), composed)
    return composed

# %% right: own matmul
def compose_all(matrices):
    composed, *others = matrices
    for other in others:
        composed = matmul(other, composed)
    return composed

# %% wrong: left to right | misconception: lets the last act first
def compose_all(matrices):
    composed = matrices[0]
    for matrix in matrices[1:]:
        composed = composed @ matrix
    return composed

# %% wrong: reduce the wrong way | misconception: lets the last act first
def compose_all(matrices):
    import functools
    return functools.reduce(lambda done, step: done @ step, matrices)

# %% wrong: entry by entry | misconception: multiplies entry by entry
def compose_all(matrices):
    composed = matrices[0]
    for matrix in matrices[1:]:
        composed = matrix * composed
    return composed

# %% wrong: sum | misconception: adds them up
def compose_all(matrices):
    return sum(matrices)

# %% wrong: last | misconception: keeps only the last
def compose_all(matrices):
    return matrices[-1]

# %% wrong: first | misconception: keeps only the first
def compose_all(matrices):
    return matrices[0]

# %% wrong: two | misconception: stops after two
def compose_all(matrices):
    if len(matrices) == 1:
        return matrices[0]
    return matrices[1] @ matrices[0]

# %% wrong: returns in the loop | misconception: stops after two
def compose_all(matrices):
    composed = matrices[0]
    for matrix in matrices[1:]:
        composed = matrix @ composed
        return composed
    return composed

# %% wrong: supposes two | misconception: supposes how many there are
def compose_all(matrices):
    first, second = matrices[0], matrices[1]
    return second @ first

# %% wrong: forgets the first | misconception: forgets the first
def compose_all(matrices):
    composed = matrices[1]
    for matrix in matrices[2:]:
        composed = matrix @ composed
    return composed

# %% wrong: forgets the last | misconception: forgets the last
def compose_all(matrices):
    composed = matrices[0]
    for matrix in matrices[1:-1]:
        composed = matrix @ composed
    return composed

# %% wrong: first twice | misconception: puts the first in twice
def compose_all(matrices):
    composed = matrices[0]
    for matrix in matrices:
        composed = matrix @ composed
    return composed

# %% wrong: transposed | misconception: gives the transpose
def compose_all(matrices):
    composed = matrices[0]
    for matrix in matrices[1:]:
        composed = matrix @ composed
    return composed.T

# %% wrong: square identity | misconception: starts from two by two
def compose_all(matrices):
    composed = np.eye(2)
    for matrix in matrices:
        composed = matrix @ composed
    return composed

# %% wrong: reverses the list in place | misconception: writes into its argument
def compose_all(matrices):
    matrices.reverse()
    composed = matrices[0]
    for matrix in matrices[1:]:
        composed = composed @ matrix
    return composed

# %% wrong: empties the list | misconception: writes into its argument
def compose_all(matrices):
    composed = matrices.pop(0)
    while matrices:
        composed = matrices.pop(0) @ composed
    return composed

# %% wrong: supposes four | misconception: supposes how many there are
def compose_all(matrices):
    A, B, C, D = matrices
    return D @ C @ B @ A

# %% wrong: supposes three | misconception: supposes how many there are
def compose_all(matrices):
    A, B, C = matrices
    return C @ B @ A

# %% wrong: a function | misconception: hands back a function
def compose_all(matrices):
    def run(x):
        for matrix in matrices:
            x = matrix @ x
        return x
    return run

# %% wrong: all steps in a list | misconception: gives all products on the way
def compose_all(matrices):
    done = [matrices[0]]
    for matrix in matrices[1:]:
        done.append(matrix @ done[-1])
    return done

# %% wrong: a vector | misconception: gives what comes out for ones
def compose_all(matrices):
    x = np.ones(matrices[0].shape[1])
    for matrix in matrices:
        x = matrix @ x
    return x

# %% wrong: transposes each | misconception: gives the transpose
def compose_all(matrices):
    composed = matrices[0].T
    for matrix in matrices[1:]:
        composed = composed @ matrix.T
    return composed

# %% wrong: identity | misconception: never looks at the steps
def compose_all(matrices):
    return np.eye(matrices[-1].shape[0], matrices[0].shape[1])

# %% wrong: forgets to keep | misconception: keeps only the first
def compose_all(matrices):
    composed = matrices[0]
    for matrix in matrices[1:]:
        matrix @ composed
    return composed

# %% wrong: forgets the return | misconception: shows instead of handing back
def compose_all(matrices):
    composed = matrices[0]
    for matrix in matrices[1:]:
        composed = matrix @ composed

# %% wrong: five steps at most
def compose_all(matrices):
    product = matrices[0]
    for step in matrices[1:5]:
        product = step @ product
    return product
