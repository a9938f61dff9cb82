# %% right: root of the sum of squares
def norm(v):
    return np.sqrt(np.sum(v**2))

# %% right: with dot
def norm(v):
    return np.sqrt(dot(v, v))

# %% right: numpy's own
def norm(v):
    return np.linalg.norm(v)

# %% right: at
def norm(v):
    return (v @ v) ** 0.5

# %% right: a loop
def norm(v):
    total = 0
    for entry in v:
        total += entry**2
    return math.sqrt(total)

# %% right: hypot, all along
def norm(v):
    return math.hypot(*v)

# %% right: hypot, one by one
def norm(v):
    length = 0.0
    for entry in v:
        length = np.hypot(length, entry)
    return length

# %% right: absolute squares
def norm(v):
    return np.sqrt(np.sum(np.abs(v) ** 2))

# %% right: scaled first
def norm(v):
    largest = np.max(np.abs(v))
    return largest * np.sqrt(np.sum((v / largest) ** 2)) if largest > 0 else 0.0

# %% wrong: no root | misconception: forgets the root
def norm(v):
    return v @ v

# %% wrong: sizes | misconception: adds the sizes up
def norm(v):
    return np.sum(np.abs(v))

# %% wrong: the number of entries | misconception: counts the entries
def norm(v):
    return len(v)

# %% wrong: sum | misconception: adds the entries up
def norm(v):
    return np.sum(v)

# %% wrong: squares and roots undo each other | misconception: adds the sizes up
def norm(v):
    return np.sum(np.sqrt(v**2))

# %% wrong: largest | misconception: takes the largest
def norm(v):
    return np.max(np.abs(v))

# %% wrong: mean square | misconception: takes the mean of the squares
def norm(v):
    return np.sqrt(np.mean(v**2))

# %% wrong: over the number of entries | misconception: divides by the number of entries
def norm(v):
    return np.sqrt(np.sum(v**2)) / v.size

# %% wrong: root of the sum | misconception: takes the root of each entry
def norm(v):
    return np.sqrt(np.sum(v))

# %% wrong: root of the sizes | misconception: takes the root of each entry
def norm(v):
    return np.sqrt(np.sum(np.abs(v)))

# %% wrong: square of the sum | misconception: squares after adding up
def norm(v):
    return np.sum(v) ** 2

# %% wrong: no sum | misconception: forgets to add up
def norm(v):
    return np.sqrt(v**2)

# %% wrong: unit vector | misconception: scales to length one
def norm(v):
    return v / np.linalg.norm(v)

# %% wrong: two entries | misconception: sees two entries only
def norm(v):
    return np.sqrt(v[0] ** 2 + v[1] ** 2)

# %% wrong: half | misconception: halves instead of taking the root
def norm(v):
    return np.sum(v**2) / 2

# %% wrong: twice for squared | misconception: multiplies by two instead of squaring
def norm(v):
    return np.sqrt(np.sum(v * 2))

# %% wrong: one half outside | misconception: halves instead of taking the root
def norm(v):
    return np.sum(v**2) ** 1 / 2

# %% wrong: root of the squared sum | misconception: adds the entries up
def norm(v):
    return np.sqrt(np.sum(v) ** 2)

# %% wrong: shape
def norm(v):
    return v.shape

# %% wrong: standard deviation | misconception: measures the spread
def norm(v):
    return np.std(v)

# %% wrong: cubes
def norm(v):
    return np.sum(np.abs(v) ** 3) ** (1 / 3)

# %% wrong: math's root
def norm(v):
    return math.sqrt(v * v)

# %% wrong: in place | misconception: writes into its argument
def norm(v):
    v **= 2
    return np.sqrt(np.sum(v))

# %% wrong: forgets the return | misconception: shows instead of handing back
def norm(v):
    np.linalg.norm(v)

# %% wrong: returns in the loop | misconception: takes the first entry only
def norm(v):
    total = 0
    for entry in v:
        total += entry**2
        return np.sqrt(total)

# %% wrong: rounded | misconception: rounds the result
def norm(v):
    return round(np.linalg.norm(v))
