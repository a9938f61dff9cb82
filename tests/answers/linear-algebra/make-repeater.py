# %% right: tile
def make_repeater(k, n):
    return np.tile(np.eye(n), (k, 1))

# %% right: stack
def make_repeater(k, n):
    return np.vstack([np.eye(n)] * k)

# %% right: concatenate
def make_repeater(k, n):
    return np.concatenate([np.eye(n) for _ in range(k)])

# %% right: kron
def make_repeater(k, n):
    return np.kron(np.ones((k, 1)), np.eye(n))

# %% right: filled in
def make_repeater(k, n):
    matrix = np.zeros((k * n, n))
    for row in range(k * n):
        matrix[row, row % n] = 1
    return matrix

# %% right: rows by number
def make_repeater(k, n):
    return np.eye(n)[np.arange(k * n) % n]

# %% right: grows
def make_repeater(k, n):
    matrix = np.eye(n)
    for _ in range(k - 1):
        matrix = np.append(matrix, np.eye(n), axis=0)
    return matrix

# %% right: lists
def make_repeater(k, n):
    return [[int(i == j) for j in range(n)] for _ in range(k) for i in range(n)]

# %% right: side by side, then turned
def make_repeater(k, n):
    return np.hstack([np.eye(n)] * k).T

# %% right: broadcast
def make_repeater(k, n):
    return np.broadcast_to(np.eye(n), (k, n, n)).reshape(k * n, n)

# %% right: float32
def make_repeater(k, n):
    return np.tile(np.eye(n, dtype=np.float32), (k, 1))

# %% wrong: repeat | misconception: repeats each entry
def make_repeater(k, n):
    return np.repeat(np.eye(n), k, axis=0)

# %% wrong: kron the other way | misconception: repeats each entry
def make_repeater(k, n):
    return np.kron(np.eye(n), np.ones((k, 1)))

# %% wrong: hstack | misconception: puts the blocks side by side
def make_repeater(k, n):
    return np.hstack([np.eye(n)] * k)

# %% wrong: tile without a shape | misconception: puts the blocks side by side
def make_repeater(k, n):
    return np.tile(np.eye(n), k)

# %% wrong: k times as large | misconception: multiplies by k
def make_repeater(k, n):
    return k * np.eye(n)

# %% wrong: swapped | misconception: swaps k and n
def make_repeater(k, n):
    return np.tile(np.eye(k), (n, 1))

# %% wrong: ones | misconception: adds all entries up
def make_repeater(k, n):
    return np.ones((k * n, n))

# %% wrong: identity | misconception: repeats nothing
def make_repeater(k, n):
    return np.eye(n)

# %% wrong: large identity | misconception: makes an identity of the larger size
def make_repeater(k, n):
    return np.eye(k * n)

# %% wrong: padded | misconception: copies once and pads with zeros
def make_repeater(k, n):
    return np.eye(k * n, n)

# %% wrong: numbers | misconception: gives the repeated numbers
def make_repeater(k, n):
    return np.tile(np.arange(1, n + 1), k)

# %% wrong: numbers from zero | misconception: gives the repeated numbers
def make_repeater(k, n):
    return np.tile(np.arange(n), k)

# %% wrong: one less | misconception: forgets one copy
def make_repeater(k, n):
    return np.tile(np.eye(n), (k - 1, 1))

# %% wrong: one more | misconception: makes one copy too many
def make_repeater(k, n):
    matrix = np.eye(n)
    for _ in range(k):
        matrix = np.vstack([matrix, np.eye(n)])
    return matrix

# %% wrong: both directions | misconception: repeats in both directions
def make_repeater(k, n):
    return np.tile(np.eye(n), (k, k))

# %% wrong: a third dimension | misconception: stacks in a third direction
def make_repeater(k, n):
    return np.stack([np.eye(n)] * k)

# %% wrong: a list of matrices | misconception: stacks in a third direction
def make_repeater(k, n):
    return [np.eye(n)] * k

# %% wrong: mixed rows | misconception: repeats each entry
def make_repeater(k, n):
    return np.eye(n)[np.arange(k * n) // k]

# %% wrong: zeros | misconception: holds nothing but zeros
def make_repeater(k, n):
    return np.zeros((k * n, n))

# %% wrong: right only for two | misconception: always makes two copies
def make_repeater(k, n):
    return np.vstack([np.eye(n), np.eye(n)])

# %% wrong: backwards | misconception: turns each copy round
def make_repeater(k, n):
    return np.tile(np.eye(n)[::-1], (k, 1))

# %% wrong: a function | misconception: hands back a function
def make_repeater(k, n):
    return lambda x: np.tile(x, k)

# %% wrong: prints | misconception: shows instead of handing back
def make_repeater(k, n):
    return print(np.tile(np.eye(n), (k, 1)))

# %% wrong: reshaped | misconception: repeats each entry
def make_repeater(k, n):
    return np.hstack([np.eye(n)] * k).reshape(k * n, n)

# %% wrong: scaled | misconception: shares the input among the copies
def make_repeater(k, n):
    return np.tile(np.eye(n), (k, 1)) / k

# %% wrong: a name that is not there
def make_repeater(k, n):
    return np.tile(np.eye(n), (times, 1))
