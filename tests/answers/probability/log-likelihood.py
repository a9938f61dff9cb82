# %% right: index with the data
def log_likelihood(p, data):
    return np.sum(np.log(p[data]))

# %% right: a loop and math
def log_likelihood(p, data):
    total = 0.0
    for outcome in data:
        total += math.log(p[outcome])
    return total

# %% right: minus all surprises
def log_likelihood(p, data):
    return -sum(surprise(p, i) for i in data)

# %% right: counts times logs
def log_likelihood(p, data):
    counts = np.bincount(data, minlength=len(p))
    seen = counts > 0
    return float(counts[seen] @ np.log(p[seen]))

# %% right: logs first, then take
def log_likelihood(p, data):
    logs = np.log(p)
    return logs.take(data).sum()

# %% right: fsum of a list
def log_likelihood(p, data):
    return math.fsum([math.log(float(p[int(i)])) for i in data])

# %% right: map and a lambda
log_likelihood = lambda p, data: sum(map(lambda i: np.log(p[i]), data))

# %% right: add.reduce
def log_likelihood(p, data):
    return np.add.reduce(np.log(np.take(p, data)))

# %% right: one outcome at a time
def log_likelihood(p, data):
    total = 0
    for i in range(len(p)):
        times = np.sum(data == i)
        if times:
            total = total + times * np.log(p[i])
    return total

# %% right: a dictionary of counts
def log_likelihood(p, data):
    from collections import Counter

    return sum(n * math.log(p[i]) for i, n in Counter(data.tolist()).items())

# %% right: a 0-d array
def log_likelihood(p, data):
    return np.array(np.log(p[data]).sum())

# %% wrong: log of the product | misconception: multiplies before taking the log
def log_likelihood(p, data):
    return np.log(np.prod(p[data]))

# %% wrong: log of the product, by hand
def log_likelihood(p, data):
    product = 1.0
    for i in data:
        product *= p[i]
    return math.log(product)

# %% wrong: no log | misconception: forgets the log
def log_likelihood(p, data):
    return np.prod(p[data])

# %% wrong: sum of the chances | misconception: adds chances instead of logs
def log_likelihood(p, data):
    return np.log(np.sum(p[data]))

# %% wrong: total surprise | misconception: gives the surprise instead
def log_likelihood(p, data):
    return -np.sum(np.log(p[data]))

# %% wrong: mean for sum | misconception: takes the mean
def log_likelihood(p, data):
    return np.mean(np.log(p[data]))

# %% wrong: each outcome once | misconception: counts each outcome once
def log_likelihood(p, data):
    return np.sum(np.log(p[np.unique(data)]))

# %% wrong: a set
def log_likelihood(p, data):
    return sum(math.log(p[i]) for i in set(data.tolist()))

# %% wrong: all of p | misconception: adds up all of p
def log_likelihood(p, data):
    return np.sum(np.log(p))

# %% wrong: bits | misconception: counts in bits
def log_likelihood(p, data):
    return np.sum(np.log2(p[data]))

# %% wrong: base ten
def log_likelihood(p, data):
    return np.sum(np.log10(p[data]))

# %% wrong: counts from one | misconception: counts positions from one
def log_likelihood(p, data):
    return np.sum(np.log(p[data - 1]))

# %% wrong: one term an observation
def log_likelihood(p, data):
    return np.log(p[data])

# %% wrong: skips the first
def log_likelihood(p, data):
    return sum(np.log(p[data[i]]) for i in range(1, len(data)))

# %% wrong: skips the last
def log_likelihood(p, data):
    return sum(np.log(p[data[i]]) for i in range(len(data) - 1))

# %% wrong: only the last
def log_likelihood(p, data):
    for i in data:
        total = np.log(p[i])
    return total

# %% wrong: returns inside the loop
def log_likelihood(p, data):
    total = 0
    for i in data:
        total += np.log(p[i])
        return total

# %% wrong: only the first hundred
def log_likelihood(p, data):
    return np.sum(np.log(p[data[:100]]))

# %% wrong: a little for safety
def log_likelihood(p, data):
    return np.log(np.prod(p[data]) + 1e-300)

# %% wrong: adds to each chance
def log_likelihood(p, data):
    return np.sum(np.log(p[data] + 1e-3))

# %% wrong: rounded
def log_likelihood(p, data):
    return round(float(np.sum(np.log(p[data]))), 1)

# %% wrong: weighted by the chance
def log_likelihood(p, data):
    return np.sum(p[data] * np.log(p[data]))

# %% wrong: of the sorted pmf
def log_likelihood(p, data):
    return np.sum(np.log(np.sort(p)[data]))

# %% wrong: sorts p in place
def log_likelihood(p, data):
    value = np.sum(np.log(p[data]))
    p.sort()
    return value

# %% wrong: logs p in place
def log_likelihood(p, data):
    np.log(p, out=p)
    return p[data].sum()

# %% wrong: against the fair pmf
def log_likelihood(p, data):
    return -len(data) * np.log(len(p))

# %% wrong: counts the orders too
def log_likelihood(p, data):
    counts = np.bincount(data, minlength=len(p))
    orders = math.lgamma(len(data) + 1) - sum(math.lgamma(c + 1) for c in counts)
    return orders + np.sum(np.log(p[data]))

# %% wrong: prints
def log_likelihood(p, data):
    print(np.sum(np.log(p[data])))

# %% wrong: shape (1,)
def log_likelihood(p, data):
    return np.sum(np.log(p[data]), keepdims=True)

# %% wrong: text
def log_likelihood(p, data):
    return str(np.sum(np.log(p[data])))

# %% wrong: indices and chances mixed up
def log_likelihood(p, data):
    return np.sum(np.log(data[p]))

# %% wrong: log of the data
def log_likelihood(p, data):
    return np.sum(np.log(data + 1))

# %% wrong: only for a coin
def log_likelihood(p, data):
    ones = np.sum(data)
    return ones * np.log(p[1]) + (len(data) - ones) * np.log(p[0])

# %% wrong: log of the mean chance
def log_likelihood(p, data):
    return len(data) * np.log(np.mean(p[data]))

# %% wrong: leaves out what is rare
def log_likelihood(p, data):
    chances = p[data]
    return np.log(chances[chances > 0.01]).sum()
