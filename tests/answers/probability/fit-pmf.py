# %% right: bincount
def fit_pmf(data, n):
    return np.bincount(data, minlength=n) / len(data)

# %% right: a loop that counts
def fit_pmf(data, n):
    counts = [0] * n
    for outcome in data:
        counts[outcome] += 1
    return np.array(counts) / len(data)

# %% right: the mean of a comparison
def fit_pmf(data, n):
    return np.array([np.mean(data == i) for i in range(n)])

# %% right: one-hot rows
def fit_pmf(data, n):
    return np.eye(n)[data].mean(axis=0)

# %% right: a list comprehension and count
def fit_pmf(data, n):
    outcomes = data.tolist()
    return np.array([outcomes.count(i) / len(outcomes) for i in range(n)])

# %% right: a list comes back
def fit_pmf(data, n):
    return [float(np.sum(data == i)) / data.size for i in range(n)]

# %% right: a histogram
def fit_pmf(data, n):
    counts, _ = np.histogram(data, bins=np.arange(n + 1) - 0.5)
    return counts / counts.sum()

# %% right: add.at and float32
def fit_pmf(data, n):
    p = np.zeros(n, dtype=np.float32)
    np.add.at(p, data, 1)
    return p / p.sum()

# %% right: unique placed into zeros
def fit_pmf(data, n):
    p = np.zeros(n)
    values, counts = np.unique(data, return_counts=True)
    p[values] = counts / counts.sum()
    return p

# %% right: a counter
def fit_pmf(data, n):
    from collections import Counter

    counter = Counter(int(i) for i in data)
    return np.fromiter((counter[i] for i in range(n)), dtype=float) / sum(counter.values())

# %% right: a broadcast comparison
def fit_pmf(data, n):
    return (data[:, None] == np.arange(n)[None, :]).sum(axis=0) / data.shape[0]

# %% right: small steps
def fit_pmf(data, n):
    p = np.zeros(n)
    for i in data:
        p[i] += 1 / len(data)
    return p

# %% wrong: fair | misconception: believes in fairness
def fit_pmf(data, n):
    return np.full(n, 1 / n)

# %% wrong: counts | misconception: gives counts
def fit_pmf(data, n):
    return np.array([np.sum(data == i) for i in range(n)])

# %% wrong: the winner takes all | misconception: bets all on the commonest
def fit_pmf(data, n):
    p = np.zeros(n)
    p[np.bincount(data, minlength=n).argmax()] = 1
    return p

# %% wrong: shares by n | misconception: divides by the number of outcomes
def fit_pmf(data, n):
    return np.bincount(data, minlength=n) / n

# %% wrong: leaves out what never happened | misconception: leaves out what never happened
def fit_pmf(data, n):
    values, counts = np.unique(data, return_counts=True)
    return counts / len(data)

# %% wrong: bincount without a length
def fit_pmf(data, n):
    return np.bincount(data) / len(data)

# %% wrong: one for free | misconception: gives every outcome one for free
def fit_pmf(data, n):
    counts = np.bincount(data, minlength=n) + 1
    return counts / counts.sum()

# %% wrong: a little for free
def fit_pmf(data, n):
    counts = np.bincount(data, minlength=n) + 0.01
    return counts / counts.sum()

# %% wrong: shares out the data itself | misconception: shares the data, not the counts
def fit_pmf(data, n):
    return data / data.sum()

# %% wrong: softmax of the counts
def fit_pmf(data, n):
    weights = np.exp(np.bincount(data, minlength=n))
    return weights / weights.sum()

# %% wrong: sorted
def fit_pmf(data, n):
    return np.sort(np.bincount(data, minlength=n) / len(data))

# %% wrong: largest first
def fit_pmf(data, n):
    return -np.sort(-np.bincount(data, minlength=n) / len(data))

# %% wrong: back to front
def fit_pmf(data, n):
    return (np.bincount(data, minlength=n) / len(data))[::-1]

# %% wrong: counts from one
def fit_pmf(data, n):
    return np.array([np.mean(data == i) for i in range(1, n + 1)])

# %% wrong: one entry too many
def fit_pmf(data, n):
    return np.bincount(data, minlength=n + 1) / len(data)

# %% wrong: stops one short
def fit_pmf(data, n):
    return np.array([np.mean(data == i) for i in range(n - 1)])

# %% wrong: whole numbers only
def fit_pmf(data, n):
    return np.bincount(data, minlength=n) // len(data)

# %% wrong: by the largest count
def fit_pmf(data, n):
    counts = np.bincount(data, minlength=n)
    return counts / counts.max()

# %% wrong: percent
def fit_pmf(data, n):
    return 100 * np.bincount(data, minlength=n) / len(data)

# %% wrong: rounded
def fit_pmf(data, n):
    return np.round(np.bincount(data, minlength=n) / len(data), 1)

# %% wrong: off by one in the total
def fit_pmf(data, n):
    return np.bincount(data, minlength=n) / (len(data) - 1)

# %% wrong: zero outcomes are not counted
def fit_pmf(data, n):
    p = np.zeros(n)
    for i in data:
        if i:
            p[i] += 1
    return p / len(data)

# %% wrong: at or below
def fit_pmf(data, n):
    return np.array([np.mean(data <= i) for i in range(n)])

# %% wrong: seen or not
def fit_pmf(data, n):
    seen = np.array([1.0 * (i in data) for i in range(n)])
    return seen / seen.sum()

# %% wrong: a dict
def fit_pmf(data, n):
    return {i: float(np.mean(data == i)) for i in range(n)}

# %% wrong: a row
def fit_pmf(data, n):
    return (np.bincount(data, minlength=n) / len(data)).reshape(1, -1)

# %% wrong: the first entry only
def fit_pmf(data, n):
    return np.mean(data == 0)

# %% wrong: prints
def fit_pmf(data, n):
    print(np.bincount(data, minlength=n) / len(data))

# %% wrong: sorts the data in place
def fit_pmf(data, n):
    data.sort()
    return np.array([np.mean(data == i) for i in range(n)])

# %% wrong: the mean outcome
def fit_pmf(data, n):
    return np.mean(data) / n

# %% wrong: only for coins
def fit_pmf(data, n):
    heads = np.mean(data)
    return np.array([1 - heads, heads])

# %% wrong: returns inside the loop
def fit_pmf(data, n):
    p = np.zeros(n)
    for i in data:
        p[i] += 1
        return p / len(data)
