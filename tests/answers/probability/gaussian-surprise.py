# %% right: both terms a point
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + 0.5 * np.log(2 * np.pi))

# %% right: the constant times how many
def gaussian_surprise(mu, data):
    return 0.5 * np.sum((data - mu) ** 2) + len(data) * 0.5 * np.log(2 * np.pi)

# %% right: a loop and math
def gaussian_surprise(mu, data):
    total = 0.0
    for x in data:
        total += (x - mu) ** 2 / 2 + math.log(math.sqrt(2 * math.pi))
    return total

# %% right: log of the density
def gaussian_surprise(mu, data):
    density = np.exp(-0.5 * (data - mu) ** 2) / np.sqrt(2 * np.pi)
    return -np.log(density).sum()

# %% right: a helper for the density
def gaussian_surprise(mu, data):
    def bell(x):
        return math.exp(-((x - mu) ** 2) / 2) / math.sqrt(2 * math.pi)

    return sum(-math.log(bell(x)) for x in data)

# %% right: dot product
def gaussian_surprise(mu, data):
    miss = data - mu
    return (miss @ miss + miss.size * np.log(2 * np.pi)) / 2

# %% right: multiplied out
def gaussian_surprise(mu, data):
    n = len(data)
    squares = np.sum(data ** 2) - 2 * mu * np.sum(data) + n * mu ** 2
    return float(squares / 2 + n / 2 * np.log(2 * np.pi))

# %% right: around the mean
def gaussian_surprise(mu, data):
    n = data.shape[0]
    return 0.5 * n * (np.var(data) + (np.mean(data) - mu) ** 2 + math.log(math.tau))

# %% right: minus a sum of logs
def gaussian_surprise(mu, data):
    logs = -(data - mu) ** 2 / 2 - np.log(2 * np.pi) / 2
    return -np.sum(logs)

# %% right: fsum over a list
def gaussian_surprise(mu, data):
    return math.fsum([0.5 * (float(x) - mu) ** 2 + 0.9189385332046727 for x in data])

# %% right: float32
def gaussian_surprise(mu, data):
    return np.float32(np.sum((data - mu) ** 2 + np.log(2 * np.pi)) / 2)

# %% right: a lambda with map
gaussian_surprise = lambda mu, data: sum(map(lambda x: ((x - mu) ** 2 + np.log(2 * np.pi)) * 0.5, data))

# %% right: log of the product of few
def gaussian_surprise(mu, data):
    total = 0.0
    for x in np.nditer(data):
        total = total - np.log((2 * np.pi) ** -0.5) + np.square(x - mu) * 0.5
    return total

# %% right: the normal distribution of the standard library
def gaussian_surprise(mu, data):
    from statistics import NormalDist

    bell = NormalDist(mu, 1)
    return -sum(math.log(bell.pdf(x)) for x in data)

# %% right: the log of the product of the densities
def gaussian_surprise(mu, data):
    return -np.log(np.prod(np.exp(-((data - mu) ** 2) / 2) / (2 * np.pi) ** 0.5))

# %% wrong: no constant | misconception: leaves out the constant
def gaussian_surprise(mu, data):
    return 0.5 * np.sum((data - mu) ** 2)

# %% wrong: no half | misconception: forgets the half of the square
def gaussian_surprise(mu, data):
    return np.sum((data - mu) ** 2 + 0.5 * np.log(2 * np.pi))

# %% wrong: the mean | misconception: takes the mean
def gaussian_surprise(mu, data):
    return np.mean(0.5 * (data - mu) ** 2 + 0.5 * np.log(2 * np.pi))

# %% wrong: the constant once | misconception: counts the constant once
def gaussian_surprise(mu, data):
    return 0.5 * np.sum((data - mu) ** 2) + 0.5 * np.log(2 * np.pi)

# %% wrong: the sign | misconception: forgets the minus sign
def gaussian_surprise(mu, data):
    return np.sum(-0.5 * (data - mu) ** 2 - 0.5 * np.log(2 * np.pi))

# %% wrong: sign of the constant | misconception: turns the sign of the constant
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 - 0.5 * np.log(2 * np.pi))

# %% wrong: half of the constant missing | misconception: forgets the square root
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + np.log(2 * np.pi))

# %% wrong: no square | misconception: forgets the square
def gaussian_surprise(mu, data):
    return np.sum(0.5 * np.abs(data - mu) + 0.5 * np.log(2 * np.pi))

# %% wrong: the density itself | misconception: gives the density
def gaussian_surprise(mu, data):
    return np.sum(np.exp(-0.5 * (data - mu) ** 2) / np.sqrt(2 * np.pi))

# %% wrong: the product of the densities
def gaussian_surprise(mu, data):
    return np.prod(np.exp(-0.5 * (data - mu) ** 2) / np.sqrt(2 * np.pi))

# %% wrong: log of the summed density
def gaussian_surprise(mu, data):
    return -np.log(np.sum(np.exp(-0.5 * (data - mu) ** 2) / np.sqrt(2 * np.pi)))

# %% wrong: no pi
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + 0.5 * np.log(2))

# %% wrong: one pi
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + 0.5 * np.log(np.pi))

# %% wrong: the constant without a log
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + 0.5 * 2 * np.pi)

# %% wrong: the root of two pi without a log
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + np.sqrt(2 * np.pi))

# %% wrong: pi rounded
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + 0.5 * np.log(2 * 3))

# %% wrong: spread taken from the data
def gaussian_surprise(mu, data):
    s = np.std(data) + 1e-9
    return np.sum(0.5 * ((data - mu) / s) ** 2 + 0.5 * np.log(2 * np.pi * s * s))

# %% wrong: bits | misconception: counts in bits
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + 0.5 * np.log(2 * np.pi)) / np.log(2)

# %% wrong: log2 of the constant only
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + 0.5 * np.log2(2 * np.pi))

# %% wrong: log10
def gaussian_surprise(mu, data):
    return -np.sum(np.log10(np.exp(-0.5 * (data - mu) ** 2) / np.sqrt(2 * np.pi)))

# %% wrong: mu and data the other way
def gaussian_surprise(data, mu):
    return np.sum(0.5 * (data + mu) ** 2 + 0.5 * np.log(2 * np.pi))

# %% wrong: ignores mu
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - data.mean()) ** 2 + 0.5 * np.log(2 * np.pi))

# %% wrong: ignores mu and takes zero
def gaussian_surprise(mu, data):
    return np.sum(0.5 * data ** 2 + 0.5 * np.log(2 * np.pi))

# %% wrong: plus mu
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data + mu) ** 2 + 0.5 * np.log(2 * np.pi))

# %% wrong: square of the sum
def gaussian_surprise(mu, data):
    return 0.5 * np.sum(data - mu) ** 2 + len(data) * 0.5 * np.log(2 * np.pi)

# %% wrong: term by term
def gaussian_surprise(mu, data):
    return 0.5 * (data - mu) ** 2 + 0.5 * np.log(2 * np.pi)

# %% wrong: only the first
def gaussian_surprise(mu, data):
    return 0.5 * (data[0] - mu) ** 2 + 0.5 * np.log(2 * np.pi)

# %% wrong: skips the last
def gaussian_surprise(mu, data):
    return sum(0.5 * (data[i] - mu) ** 2 + 0.5 * np.log(2 * np.pi) for i in range(len(data) - 1))

# %% wrong: the largest term
def gaussian_surprise(mu, data):
    return np.max(0.5 * (data - mu) ** 2 + 0.5 * np.log(2 * np.pi))

# %% wrong: a little added
def gaussian_surprise(mu, data):
    return -np.sum(np.log(np.exp(-0.5 * (data - mu) ** 2) / np.sqrt(2 * np.pi) + 1e-3))

# %% wrong: constant for a surface
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2) + 0.5 * len(data) ** 2 * np.log(2 * np.pi)

# %% wrong: quarter
def gaussian_surprise(mu, data):
    return np.sum((0.5 * (data - mu)) ** 2 + 0.5 * np.log(2 * np.pi))

# %% wrong: changes its input
def gaussian_surprise(mu, data):
    data -= mu
    return np.sum(0.5 * data ** 2 + 0.5 * np.log(2 * np.pi))

# %% wrong: rounded
def gaussian_surprise(mu, data):
    return round(float(np.sum(0.5 * (data - mu) ** 2 + 0.5 * np.log(2 * np.pi))), 1)

# %% wrong: prints
def gaussian_surprise(mu, data):
    print(np.sum(0.5 * (data - mu) ** 2 + 0.5 * np.log(2 * np.pi)))

# %% wrong: shape (1,)
def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + 0.5 * np.log(2 * np.pi), keepdims=True)

# %% wrong: a list
def gaussian_surprise(mu, data):
    return [0.5 * (x - mu) ** 2 + 0.5 * math.log(2 * math.pi) for x in data]

# %% wrong: returns inside the loop
def gaussian_surprise(mu, data):
    total = 0
    for x in data:
        total += 0.5 * (x - mu) ** 2 + 0.5 * np.log(2 * np.pi)
        return total

# %% wrong: squared error | misconception: gives squared error
def gaussian_surprise(mu, data):
    return np.sum((data - mu) ** 2)

# %% wrong: a minus outside the square of the exponent
def gaussian_surprise(mu, data):
    return -np.sum(np.log(np.exp((-0.5 * (data - mu)) ** 2) / np.sqrt(2 * np.pi)))

# %% wrong: a billionth for safety | misconception: adds a little for safety
def gaussian_surprise(mu, data):
    return -np.log(np.exp(-((data - mu) ** 2) / 2) / np.sqrt(2 * np.pi) + 1e-9).sum()

# %% wrong: no miss costs more than twenty
def gaussian_surprise(mu, data):
    return np.sum(np.minimum((data - mu) ** 2 / 2, 20) + np.log(2 * np.pi) / 2)
