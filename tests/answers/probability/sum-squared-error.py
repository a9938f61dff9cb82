# %% right: the definition
def sum_squared_error(mu, data):
    return np.sum((data - mu) ** 2)

# %% right: a loop
def sum_squared_error(mu, data):
    total = 0
    for x in data:
        total += (mu - x) ** 2
    return total

# %% right: a generator and builtins
def sum_squared_error(mu, data):
    return sum((x - mu) * (x - mu) for x in data)

# %% right: dot product
def sum_squared_error(mu, data):
    miss = data - mu
    return miss @ miss

# %% right: the norm squared
def sum_squared_error(mu, data):
    return float(np.linalg.norm(data - mu) ** 2)

# %% right: square and sum
def sum_squared_error(mu, data):
    return np.square(np.subtract(data, mu)).sum()

# %% right: multiplied out
def sum_squared_error(mu, data):
    return np.sum(data ** 2) - 2 * mu * np.sum(data) + len(data) * mu ** 2

# %% right: from the surprise
def sum_squared_error(mu, data):
    return 2 * gaussian_surprise(mu, data) - len(data) * np.log(2 * np.pi)

# %% right: mean times how many
def sum_squared_error(mu, data):
    return np.mean((data - mu) ** 2) * data.size

# %% right: math and fsum
def sum_squared_error(mu, data):
    return math.fsum(math.pow(x - mu, 2) for x in data)

# %% right: float32
def sum_squared_error(mu, data):
    return np.float32(np.sum((data - mu) ** 2))

# %% right: a lambda
sum_squared_error = lambda mu, data: np.einsum("i,i", data - mu, data - mu)

# %% right: absolute values first
def sum_squared_error(mu, data):
    return np.power(np.abs(np.full(len(data), mu) - data), 2).sum(axis=0)

# %% right: a 0-d array
def sum_squared_error(mu, data):
    return np.asarray(((data - mu) ** 2).sum())

# %% wrong: the mean | misconception: takes the mean
def sum_squared_error(mu, data):
    return np.mean((data - mu) ** 2)

# %% wrong: half | misconception: adds a half
def sum_squared_error(mu, data):
    return 0.5 * np.sum((data - mu) ** 2)

# %% wrong: absolute | misconception: forgets the square
def sum_squared_error(mu, data):
    return np.sum(np.abs(data - mu))

# %% wrong: square of the sum | misconception: squares after adding
def sum_squared_error(mu, data):
    return np.sum(data - mu) ** 2

# %% wrong: the root | misconception: takes the root
def sum_squared_error(mu, data):
    return np.sqrt(np.sum((data - mu) ** 2))

# %% wrong: no square at all | misconception: lets misses cancel
def sum_squared_error(mu, data):
    return np.sum(data - mu)

# %% wrong: term by term | misconception: stops before adding up
def sum_squared_error(mu, data):
    return (data - mu) ** 2

# %% wrong: half the mean
def sum_squared_error(mu, data):
    return np.mean((data - mu) ** 2) / 2

# %% wrong: root of the mean
def sum_squared_error(mu, data):
    return np.sqrt(np.mean((data - mu) ** 2))

# %% wrong: minus
def sum_squared_error(mu, data):
    return -np.sum((data - mu) ** 2)

# %% wrong: with the constant
def sum_squared_error(mu, data):
    return np.sum((data - mu) ** 2 + np.log(2 * np.pi))

# %% wrong: the surprise | misconception: gives the surprise
def sum_squared_error(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + 0.5 * np.log(2 * np.pi))

# %% wrong: the variance
def sum_squared_error(mu, data):
    return np.var(data)

# %% wrong: ignores mu
def sum_squared_error(mu, data):
    return np.sum((data - data.mean()) ** 2)

# %% wrong: takes zero for mu
def sum_squared_error(mu, data):
    return np.sum(data ** 2)

# %% wrong: difference of squares
def sum_squared_error(mu, data):
    return np.sum(data ** 2 - mu ** 2)

# %% wrong: square of data only
def sum_squared_error(mu, data):
    return np.sum(data ** 2 - mu)

# %% wrong: plus
def sum_squared_error(mu, data):
    return np.sum((data + mu) ** 2)

# %% wrong: cubes
def sum_squared_error(mu, data):
    return np.sum(np.abs(data - mu) ** 3)

# %% wrong: the largest
def sum_squared_error(mu, data):
    return np.max((data - mu) ** 2)

# %% wrong: median
def sum_squared_error(mu, data):
    return np.median((data - mu) ** 2) * len(data)

# %% wrong: one less
def sum_squared_error(mu, data):
    return np.sum((data - mu) ** 2) / max(len(data) - 1, 1)

# %% wrong: skips the first
def sum_squared_error(mu, data):
    return np.sum((data[1:] - mu) ** 2)

# %% wrong: skips the last
def sum_squared_error(mu, data):
    return sum((data[i] - mu) ** 2 for i in range(len(data) - 1))

# %% wrong: only the first
def sum_squared_error(mu, data):
    return (data[0] - mu) ** 2

# %% wrong: only the last
def sum_squared_error(mu, data):
    for x in data:
        total = (x - mu) ** 2
    return total

# %% wrong: returns inside the loop
def sum_squared_error(mu, data):
    total = 0
    for x in data:
        total += (x - mu) ** 2
        return total

# %% wrong: xor for power
def sum_squared_error(mu, data):
    return sum(int(x - mu) ^ 2 for x in data)

# %% wrong: twice instead of squared
def sum_squared_error(mu, data):
    return np.sum((data - mu) * 2)

# %% wrong: misses of one side only
def sum_squared_error(mu, data):
    return np.sum(np.maximum(data - mu, 0) ** 2)

# %% wrong: relative
def sum_squared_error(mu, data):
    return np.sum((data - mu) ** 2) / np.sum(data ** 2)

# %% wrong: whole numbers
def sum_squared_error(mu, data):
    return int(np.sum((data - mu) ** 2))

# %% wrong: rounded misses
def sum_squared_error(mu, data):
    return np.sum(np.round(data - mu) ** 2)

# %% wrong: changes its input
def sum_squared_error(mu, data):
    data -= mu
    data *= data
    return data.sum()

# %% wrong: prints
def sum_squared_error(mu, data):
    print(np.sum((data - mu) ** 2))

# %% wrong: shape (1,)
def sum_squared_error(mu, data):
    return np.sum((data - mu) ** 2, keepdims=True)

# %% wrong: a list
def sum_squared_error(mu, data):
    return [(x - mu) ** 2 for x in data]

# %% wrong: text
def sum_squared_error(mu, data):
    return str(np.sum((data - mu) ** 2))

# %% wrong: consecutive differences
def sum_squared_error(mu, data):
    return np.sum(np.diff(data) ** 2)

# %% wrong: a slope
def sum_squared_error(mu, data):
    return 2 * np.sum(mu - data)

# %% wrong: clipped misses
def sum_squared_error(mu, data):
    return np.sum(np.clip(data - mu, -3, 3) ** 2)

# %% wrong: the other way round, no square | misconception: lets misses cancel
def sum_squared_error(mu, data):
    return sum(mu - x for x in data)

# %% wrong: each value once | misconception: counts each value once
def sum_squared_error(mu, data):
    return sum((x - mu) ** 2 for x in set(data.tolist()))
