# %% right: columns
def to_matrix(f, n):
    return np.column_stack([f(e) for e in np.eye(n)])

# %% right: rows turned
def to_matrix(f, n):
    return np.array([f(e) for e in np.eye(n)]).T

# %% right: stack
def to_matrix(f, n):
    return np.stack([f(e) for e in np.eye(n)], axis=1)

# %% right: filled in
def to_matrix(f, n):
    columns = []
    for j in range(n):
        e = np.zeros(n)
        e[j] = 1
        columns.append(f(e))
    matrix = np.zeros((len(columns[0]), n))
    for j in range(n):
        matrix[:, j] = columns[j]
    return matrix

# %% right: along an axis
def to_matrix(f, n):
    return np.apply_along_axis(f, 0, np.eye(n))

# %% right: differences from zero
def to_matrix(f, n):
    zero = f(np.zeros(n))
    return np.column_stack([f(e) - zero for e in np.identity(n)])

# %% right: lists
def to_matrix(f, n):
    return list(map(list, zip(*[f(e).tolist() for e in np.eye(n)])))

# %% right: whole numbers
def to_matrix(f, n):
    return np.vstack([f(e) for e in np.eye(n, dtype=int)]).transpose()

# %% right: from other probes
def to_matrix(f, n):
    probes = np.tri(n)
    images = np.column_stack([f(p) for p in probes])
    return images @ np.linalg.inv(probes.T)

# %% right: least squares
def to_matrix(f, n):
    probes = np.random.default_rng(3).normal(size=(3 * n, n))
    images = np.array([f(p) for p in probes])
    return np.linalg.lstsq(probes, images, rcond=None)[0].T

# %% wrong: rows | misconception: lays the images down as rows
def to_matrix(f, n):
    return np.array([f(e) for e in np.eye(n)])

# %% wrong: vstack | misconception: lays the images down as rows
def to_matrix(f, n):
    return np.vstack([f(e) for e in np.eye(n)])

# %% wrong: all at once | misconception: hands the whole identity in
def to_matrix(f, n):
    return f(np.eye(n))

# %% wrong: diagonal | misconception: tries one vector only
def to_matrix(f, n):
    return np.diag(f(np.ones(n)))

# %% wrong: one vector | misconception: mixes all images into one
def to_matrix(f, n):
    return f(np.ones(n))

# %% wrong: hstack | misconception: strings the images together
def to_matrix(f, n):
    return np.hstack([f(e) for e in np.eye(n)])

# %% wrong: identity | misconception: gives the identity
def to_matrix(f, n):
    return np.eye(n)

# %% wrong: sum | misconception: mixes all images into one
def to_matrix(f, n):
    return sum(f(e) for e in np.eye(n))

# %% wrong: short | misconception: stops one short
def to_matrix(f, n):
    return np.column_stack([f(e) for e in np.eye(n)[:n - 1]])

# %% wrong: numbered | misconception: probes with one, two, three
def to_matrix(f, n):
    columns = []
    for j in range(n):
        e = np.zeros(n)
        e[j] = j + 1
        columns.append(f(e))
    return np.column_stack(columns)

# %% wrong: reversed | misconception: takes the columns in the wrong order
def to_matrix(f, n):
    return np.column_stack([f(e) for e in np.eye(n)[::-1]])

# %% wrong: a list of images | misconception: lays the images down as rows
def to_matrix(f, n):
    return [f(e) for e in np.eye(n)]

# %% wrong: same vector again
def to_matrix(f, n):
    e = np.zeros(n)
    columns = []
    for j in range(n):
        e[j] = 1
        columns.append(f(e))
    return np.column_stack(columns)

# %% wrong: probes of ones | misconception: mixes all images into one
def to_matrix(f, n):
    return np.column_stack([f(np.ones(n)) for _ in range(n)])

# %% wrong: square | misconception: makes room for a square
def to_matrix(f, n):
    matrix = np.zeros((n, n))
    for j, e in enumerate(np.eye(n)):
        matrix[:, j] = f(e)
    return matrix

# %% wrong: square rows | misconception: makes room for a square
def to_matrix(f, n):
    matrix = np.zeros((n, n))
    for j, e in enumerate(np.eye(n)):
        matrix[j] = f(e)
    return matrix

# %% wrong: all at once, turned | misconception: hands the whole identity in
def to_matrix(f, n):
    return f(np.eye(n)).T

# %% wrong: numbers as probes | misconception: probes with numbers
def to_matrix(f, n):
    return np.column_stack([f(j) for j in range(n)])

# %% wrong: a matrix times it | misconception: tries one vector only
def to_matrix(f, n):
    return f(np.arange(n)) * np.eye(n)

# %% wrong: the function | misconception: hands f back
def to_matrix(f, n):
    return f

# %% wrong: reshaped | misconception: reshapes instead of turning
def to_matrix(f, n):
    return np.concatenate([f(e) for e in np.eye(n)]).reshape(-1, n)

# %% wrong: doubled | misconception: probes with another number than one
def to_matrix(f, n):
    return np.column_stack([f(2 * e) for e in np.eye(n)])

# %% wrong: absolute | misconception: drops the signs
def to_matrix(f, n):
    return np.abs(np.column_stack([f(e) for e in np.eye(n)]))

# %% wrong: negative probes | misconception: probes with another number than one
def to_matrix(f, n):
    return np.column_stack([f(-e) for e in np.eye(n)])

# %% wrong: whole numbers only | misconception: rounds the result
def to_matrix(f, n):
    return np.column_stack([f(e) for e in np.eye(n)]).astype(int)

# %% wrong: forgets the return | misconception: shows instead of handing back
def to_matrix(f, n):
    for e in np.eye(n):
        f(e)

# %% wrong: returns in the loop | misconception: gives the first image only
def to_matrix(f, n):
    for e in np.eye(n):
        return f(e)
