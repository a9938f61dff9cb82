# %% right: one product
def mse_gradient(w, X, y):
    return 2 / len(y) * X.T @ (X @ w - y)

# %% right: from the left
def mse_gradient(w, X, y):
    return 2 * (X @ w - y) @ X / len(y)

# %% right: the mean along an axis
def mse_gradient(w, X, y):
    return 2 * np.mean(X * (X @ w - y)[:, None], axis=0)

# %% right: a loop over observations
def mse_gradient(w, X, y):
    total = np.zeros(len(w))
    for row, target in zip(X, y):
        total = total + 2 * (row @ w - target) * row
    return total / len(X)

# %% right: a loop over weights
def mse_gradient(w, X, y):
    misses = X @ w - y
    return np.array([2 * np.mean(misses * X[:, j]) for j in range(len(w))])

# %% right: minus the other way
def mse_gradient(w, X, y):
    return -2 * X.T @ (y - X @ w) / X.shape[0]

# %% right: expanded
def mse_gradient(w, X, y):
    return 2 * (X.T @ X @ w - X.T @ y) / len(y)

# %% right: by differences
def mse_gradient(w, X, y):
    return gradient(lambda v: np.mean((X @ v - y) ** 2), w)

# %% right: einsum
def mse_gradient(w, X, y):
    return 2 * np.einsum("ij,i->j", X, X @ w - y) / len(y)

# %% wrong: no 2 | misconception: forgets the 2 of the square
def mse_gradient(w, X, y):
    return X.T @ (X @ w - y) / len(y)

# %% wrong: a sum | misconception: sums instead of taking the mean
def mse_gradient(w, X, y):
    return 2 * X.T @ (X @ w - y)

# %% wrong: a sum, no 2 | misconception: sums and forgets the 2
def mse_gradient(w, X, y):
    return X.T @ (X @ w - y)

# %% wrong: the other sign | misconception: has the other sign
def mse_gradient(w, X, y):
    return 2 * X.T @ (y - X @ w) / len(y)

# %% wrong: over the weights | misconception: divides by the number of weights
def mse_gradient(w, X, y):
    return 2 * X.T @ (X @ w - y) / len(w)

# %% wrong: the misses | misconception: leaves the inputs out
def mse_gradient(w, X, y):
    return 2 * (X @ w - y) / len(y)

# %% wrong: the misses alone | misconception: leaves the inputs out
def mse_gradient(w, X, y):
    return X @ w - y

# %% wrong: one number | misconception: gives one number for all weights
def mse_gradient(w, X, y):
    return 2 * np.mean(X @ w - y)

# %% wrong: the error | misconception: gives the error itself
def mse_gradient(w, X, y):
    return np.mean((X @ w - y) ** 2)

# %% wrong: the wrong axis | misconception: sums over the weights
def mse_gradient(w, X, y):
    return 2 * np.mean(X * (X @ w - y)[:, None], axis=1)

# %% wrong: no transpose | misconception: does not transpose
def mse_gradient(w, X, y):
    return 2 / len(y) * X @ (X @ w - y)

# %% wrong: without y | misconception: leaves the truth out
def mse_gradient(w, X, y):
    return 2 / len(y) * X.T @ X @ w

# %% wrong: the sum of y | misconception: subtracts at the wrong place
def mse_gradient(w, X, y):
    return 2 / len(y) * (X.T @ X @ w - np.sum(y))

# %% wrong: squared misses | misconception: squares the misses once more
def mse_gradient(w, X, y):
    return 2 / len(y) * X.T @ (X @ w - y) ** 2

# %% wrong: absolute misses | misconception: takes the size of the misses
def mse_gradient(w, X, y):
    return 2 / len(y) * X.T @ abs(X @ w - y)

# %% wrong: the best weights | misconception: goes to the best weights at once
def mse_gradient(w, X, y):
    return np.linalg.lstsq(X, y, rcond=None)[0]

# %% wrong: a step | misconception: takes a step
def mse_gradient(w, X, y):
    return w - 2 / len(y) * X.T @ (X @ w - y)

# %% wrong: rounded | misconception: rounds the result
def mse_gradient(w, X, y):
    return np.round(2 / len(y) * X.T @ (X @ w - y), 1)

# %% wrong: a row | misconception: adds a dimension
def mse_gradient(w, X, y):
    return (2 / len(y) * X.T @ (X @ w - y))[None, :]

# %% wrong: prints | misconception: shows instead of handing back
def mse_gradient(w, X, y):
    print(2 / len(y) * X.T @ (X @ w - y))

# %% wrong: entry by entry
def mse_gradient(w, X, y):
    return 2 / len(y) * X.T * (X * w - y)

# %% wrong: w and X swapped
def mse_gradient(w, X, y):
    return 2 / len(y) * X.T @ (w @ X - y)

# %% wrong: the first weight only
def mse_gradient(w, X, y):
    slopes = np.zeros(len(w))
    slopes[0] = 2 * np.mean((X @ w - y) * X[:, 0])
    return slopes

# %% wrong: in place
def mse_gradient(w, X, y):
    y -= X @ w
    return -2 / len(y) * X.T @ y

# %% wrong: rows of differences
def mse_gradient(w, X, y):
    return [2 * (row @ w - target) * row for row, target in zip(X, y)]

# %% wrong: root mean square
def mse_gradient(w, X, y):
    return X.T @ (X @ w - y) / len(y) / np.sqrt(np.mean((X @ w - y) ** 2) + 1e-12)
