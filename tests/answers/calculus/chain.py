# %% right: the product
def chain(J_f, g, J_g, x):
    return J_f(g(x)) @ J_g(x)

# %% right: dot
def chain(J_f, g, J_g, x):
    return np.dot(J_f(g(x)), J_g(x))

# %% right: step by step
def chain(J_f, g, J_g, x):
    between = g(x)
    outer = J_f(between)
    inner = J_g(x)
    return outer @ inner

# %% right: by columns
def chain(J_f, g, J_g, x):
    inner = J_g(x)
    return np.column_stack([J_f(g(x)) @ column for column in inner.T])

# %% right: transposed twice
def chain(J_f, g, J_g, x):
    return (J_g(x).T @ J_f(g(x)).T).T

# %% right: einsum
def chain(J_f, g, J_g, x):
    return np.einsum("ij,jk->ik", J_f(g(x)), J_g(x))

# %% right: matmul of before
def chain(J_f, g, J_g, x):
    A, B = J_f(g(x)), J_g(x)
    return np.array([[np.sum(A[i] * B[:, j]) for j in range(B.shape[1])] for i in range(A.shape[0])])

# %% wrong: at x | misconception: looks at the outer slope in the wrong place
def chain(J_f, g, J_g, x):
    return J_f(x) @ J_g(x)

# %% wrong: the other order | misconception: multiplies in the wrong order
def chain(J_f, g, J_g, x):
    return J_g(x) @ J_f(g(x))

# %% wrong: the other order, at x | misconception: multiplies in the wrong order
def chain(J_f, g, J_g, x):
    return J_g(x) @ J_f(x)

# %% wrong: entry by entry | misconception: multiplies entry by entry
def chain(J_f, g, J_g, x):
    return J_f(g(x)) * J_g(x)

# %% wrong: a sum | misconception: adds the two
def chain(J_f, g, J_g, x):
    return J_f(g(x)) + J_g(x)

# %% wrong: the outer alone | misconception: forgets the inner function
def chain(J_f, g, J_g, x):
    return J_f(g(x))

# %% wrong: the outer alone, at x | misconception: forgets the inner function
def chain(J_f, g, J_g, x):
    return J_f(x)

# %% wrong: the inner alone | misconception: forgets the outer function
def chain(J_f, g, J_g, x):
    return J_g(x)

# %% wrong: the inner at g(x) | misconception: looks at the inner slope in the wrong place
def chain(J_f, g, J_g, x):
    return J_f(g(x)) @ J_g(g(x))

# %% wrong: through the slope | misconception: goes through the slope of g
def chain(J_f, g, J_g, x):
    return J_f(J_g(x) @ x) @ J_g(x)

# %% wrong: composes the Jacobians | misconception: goes through the slope of g
def chain(J_f, g, J_g, x):
    return J_f(J_g(x))

# %% wrong: times x | misconception: gives what a step along x does
def chain(J_f, g, J_g, x):
    return J_f(g(x)) @ J_g(x) @ x

# %% wrong: a transpose | misconception: transposes one of them
def chain(J_f, g, J_g, x):
    return J_f(g(x)) @ J_g(x).T

# %% wrong: another transpose | misconception: transposes one of them
def chain(J_f, g, J_g, x):
    return J_f(g(x)).T @ J_g(x)

# %% wrong: times g | misconception: gives what a step along x does
def chain(J_f, g, J_g, x):
    return J_f(g(x)) @ g(x)

# %% wrong: rounded
def chain(J_f, g, J_g, x):
    return np.round(J_f(g(x)) @ J_g(x), 1) + 0.5

# %% wrong: prints | misconception: shows instead of handing back
def chain(J_f, g, J_g, x):
    print(J_f(g(x)) @ J_g(x))

# %% wrong: text | misconception: gives text
def chain(J_f, g, J_g, x):
    return str(J_f(g(x)) @ J_g(x))

# %% wrong: all in a list
def chain(J_f, g, J_g, x):
    return [J_f(g(x)), J_g(x)]

# %% wrong: flat
def chain(J_f, g, J_g, x):
    return (J_f(g(x)) @ J_g(x)).ravel()

# %% wrong: a number
def chain(J_f, g, J_g, x):
    return np.sum(J_f(g(x)) @ J_g(x))

# %% wrong: never calls
def chain(J_f, g, J_g, x):
    return J_f(g) @ J_g(x)

# %% wrong: the inverse
def chain(J_f, g, J_g, x):
    return J_f(g(x)) @ np.linalg.pinv(J_g(x))
