# %% right: measured against A
def does_the_same(A, U, s, Vt):
    product = U * s @ Vt
    return product.shape == A.shape and bool(np.linalg.norm(product - A) <= 1e-9 * np.linalg.norm(A))

# %% right: shapes, then allclose
def does_the_same(A, U, s, Vt):
    product = U @ np.diag(s) @ Vt
    return product.shape == A.shape and np.allclose(product, A)

# %% right: no absolute tolerance
def does_the_same(A, U, s, Vt):
    product = U * s @ Vt
    if product.shape != A.shape:
        return False
    largest = np.abs(A).max()
    return bool(np.allclose(product, A, rtol=0, atol=1e-9 * largest))

# %% right: column by column
def does_the_same(A, U, s, Vt):
    if (U.shape[0], Vt.shape[1]) != A.shape:
        return False
    for e in np.eye(A.shape[1]):
        if not np.allclose(U @ (s * (Vt @ e)), A @ e):
            return False
    return True

# %% right: a sum of outer products
def does_the_same(A, U, s, Vt):
    total = sum(stretch * np.outer(u, v) for stretch, u, v in zip(s, U.T, Vt))
    return np.shape(total) == A.shape and np.isclose(total, A).all()

# %% right: numbers for yes and no
def does_the_same(A, U, s, Vt):
    product = U * s @ Vt
    return int(product.shape == A.shape and np.allclose(product, A, rtol=1e-7))

# %% wrong: array_equal | misconception: asks for exactly equal
def does_the_same(A, U, s, Vt):
    return np.array_equal(U * s @ Vt, A)

# %% wrong: == and all | misconception: asks for exactly equal
def does_the_same(A, U, s, Vt):
    product = U * s @ Vt
    return product.shape == A.shape and bool((product == A).all())

# %% wrong: allclose alone | misconception: lets a row stand for many
def does_the_same(A, U, s, Vt):
    return np.allclose(U * s @ Vt, A)

# %% wrong: a fixed amount | misconception: allows a fixed amount
def does_the_same(A, U, s, Vt):
    return np.abs(U * s @ Vt - A).max() < 1e-9

# %% wrong: a fixed amount, shapes compared | misconception: allows a fixed amount
def does_the_same(A, U, s, Vt):
    product = U * s @ Vt
    return product.shape == A.shape and abs(product - A).max() < 1e-10

# %% wrong: any | misconception: is content with one equal entry
def does_the_same(A, U, s, Vt):
    return bool(np.isclose(U * s @ Vt, A).any())

# %% wrong: norms | misconception: compares sizes only
def does_the_same(A, U, s, Vt):
    return bool(np.isclose(np.linalg.norm(U * s @ Vt), np.linalg.norm(A)))

# %% wrong: sums | misconception: compares sums only
import math

def does_the_same(A, U, s, Vt):
    return math.isclose((U * s @ Vt).sum(), A.sum(), abs_tol=1e-9)

# %% wrong: the first row | misconception: compares the first row
def does_the_same(A, U, s, Vt):
    for row, wanted in zip(U * s @ Vt, A):
        return bool(np.allclose(row, wanted))

# %% wrong: no stretch | misconception: leaves the stretch out
def does_the_same(A, U, s, Vt):
    product = U @ Vt
    return product.shape == A.shape and np.allclose(product, A)

# %% wrong: the other order | misconception: runs the steps in the other order
def does_the_same(A, U, s, Vt):
    product = Vt.T @ np.diag(s) @ U.T
    return product.shape == A.shape and np.allclose(product, A)

# %% wrong: a tenth | misconception: lets a tenth pass
def does_the_same(A, U, s, Vt):
    return np.allclose(U * s @ Vt, A, atol=0.1)

# %% wrong: rounded to one digit | misconception: lets a tenth pass
def does_the_same(A, U, s, Vt):
    return np.array_equal(np.round(U * s @ Vt), np.round(A))

# %% wrong: always yes | misconception: says yes to all
def does_the_same(A, U, s, Vt):
    return True

# %% wrong: always no | misconception: says no to all
def does_the_same(A, U, s, Vt):
    return U is A

# %% wrong: turned round | misconception: turns the answer round
def does_the_same(A, U, s, Vt):
    product = U * s @ Vt
    return product.shape != A.shape or not np.allclose(product, A)

# %% wrong: shapes | misconception: compares shapes only
def does_the_same(A, U, s, Vt):
    return (U.shape[0], Vt.shape[1]) == A.shape

# %% wrong: no absolute value | misconception: leaves out the absolute value
def does_the_same(A, U, s, Vt):
    return bool((U * s @ Vt - A < 1e-9).all())

# %% wrong: an answer for each entry | misconception: gives several answers for one
def does_the_same(A, U, s, Vt):
    return np.isclose((U * s @ Vt).sum(axis=0), A.sum(axis=0))

# %% wrong: prints | misconception: shows instead of handing back
def does_the_same(A, U, s, Vt):
    print(np.allclose(U * s @ Vt, A))

# %% wrong: text | misconception: gives text
def does_the_same(A, U, s, Vt):
    return "yes" if np.allclose(U * s @ Vt, A) else "no"

# %% wrong: how far off
def does_the_same(A, U, s, Vt):
    product = U * s @ Vt
    return float(np.linalg.norm(product - A)) if product.shape == A.shape else 1e9

# %% wrong: an error instead of no
def does_the_same(A, U, s, Vt):
    assert np.allclose(U * s @ Vt, A)
    return True

# %% wrong: what they do to a vector of ones
def does_the_same(A, U, s, Vt):
    if A.shape != (len(U), Vt.shape[1]):
        return False
    ones = np.ones(A.shape[1])
    return bool(np.allclose(A @ ones, U @ (s * (Vt @ ones))))

# %% wrong: as many numbers, in one line
def does_the_same(A, U, s, Vt):
    B = U * s @ Vt
    return A.size == B.size and bool(np.allclose(A.ravel(), B.ravel()))

# %% wrong: as many rows
def does_the_same(A, U, s, Vt):
    B = U * s @ Vt
    return len(A) == len(B) and bool(np.allclose(A, B))

# %% wrong: equal to three digits after the point
def does_the_same(A, U, s, Vt):
    B = U * s @ Vt
    return A.shape == B.shape and bool((np.round(A, 3) == np.round(B, 3)).all())

# %% wrong: equal to eight digits after the point
def does_the_same(A, U, s, Vt):
    B = U * s @ Vt
    return A.shape == B.shape and bool((np.round(A, 8) == np.round(B, 8)).all())
