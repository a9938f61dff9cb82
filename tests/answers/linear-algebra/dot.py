# %% right: multiply and add
def dot(u, v):
    return np.sum(u * v)

# %% right: numpy's own
def dot(u, v):
    return np.dot(u, v)

# %% right: at
def dot(u, v):
    return u @ v

# %% right: a loop
def dot(u, v):
    total = 0
    for a, b in zip(u, v):
        total += a * b
    return total

# %% right: a generator
def dot(u, v):
    return sum(u[i] * v[i] for i in range(len(u)))

# %% right: inner
def dot(u, v):
    return np.inner(u, v)

# %% right: einsum
def dot(u, v):
    return np.einsum("i,i->", u, v)

# %% right: a row and a column
def dot(u, v):
    return (u[None, :] @ v[:, None]).item()

# %% right: lengths only
def dot(u, v):
    return (np.sum((u + v) ** 2) - np.sum((u - v) ** 2)) / 4

# %% right: a float
def dot(u, v):
    return float(np.sum(np.multiply(u, v)))

# %% wrong: no sum | misconception: forgets to add up
def dot(u, v):
    return u * v

# %% wrong: sums first | misconception: multiplies the sums
def dot(u, v):
    return u.sum() * v.sum()

# %% wrong: outer | misconception: lets every entry meet every other
def dot(u, v):
    return np.outer(u, v)

# %% wrong: plus | misconception: adds where it should multiply
def dot(u, v):
    return np.sum(u + v)

# %% wrong: products of products | misconception: multiplies the products
def dot(u, v):
    total = 1
    for a, b in zip(u, v):
        total *= a * b
    return total

# %% wrong: mean | misconception: takes the mean
def dot(u, v):
    return np.mean(u * v)

# %% wrong: only u | misconception: looks at one vector only
def dot(u, v):
    return u @ u

# %% wrong: only v | misconception: looks at one vector only
def dot(u, v):
    return sum(b * b for b in v)

# %% wrong: absolute values | misconception: drops the signs
def dot(u, v):
    return np.sum(np.abs(u) * np.abs(v))

# %% wrong: absolute sum | misconception: drops the signs
def dot(u, v):
    return abs(u @ v)

# %% wrong: returns in the loop | misconception: stops after the first entry
def dot(u, v):
    total = 0
    for a, b in zip(u, v):
        total += a * b
        return total

# %% wrong: writes over | misconception: keeps the last product
def dot(u, v):
    for a, b in zip(u, v):
        total = a * b
    return total

# %% wrong: from one | misconception: skips the first entry
def dot(u, v):
    return sum(u[i] * v[i] for i in range(1, len(u)))

# %% wrong: one short | misconception: skips the last entry
def dot(u, v):
    total = 0
    for i in range(len(u) - 1):
        total += u[i] * v[i]
    return total

# %% wrong: cosine | misconception: gives the cosine
def dot(u, v):
    return u @ v / (np.linalg.norm(u) * np.linalg.norm(v))

# %% wrong: a root | misconception: takes a root
def dot(u, v):
    return np.sqrt(u @ v)

# %% wrong: distance | misconception: measures the gap
def dot(u, v):
    return np.linalg.norm(u - v)

# %% wrong: starts at one | misconception: starts its sum from one
def dot(u, v):
    total = 1
    for a, b in zip(u, v):
        total += a * b
    return total

# %% wrong: all pairs | misconception: multiplies the sums
def dot(u, v):
    return sum(a * b for a in u for b in v)

# %% wrong: cross
def dot(u, v):
    return np.cross(u, v)

# %% wrong: in place | misconception: writes into its argument
def dot(u, v):
    u *= v
    return u.sum()

# %% wrong: forgets the return | misconception: shows instead of handing back
def dot(u, v):
    np.sum(u * v)

# %% wrong: prints | misconception: shows instead of handing back
def dot(u, v):
    print(u @ v)

# %% wrong: one too many
def dot(u, v):
    return sum(u[i] * v[i] for i in range(len(u) + 1))

# %% wrong: a power | misconception: takes a power for a product
def dot(u, v):
    return np.sum(u**v)

# %% wrong: whole numbers | misconception: rounds the result
def dot(u, v):
    return int(u @ v)
