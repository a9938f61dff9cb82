# %% right: only what can happen
def entropy(p):
    p = p[p > 0]
    return -np.sum(p * np.log(p))

# %% right: a loop
def entropy(p):
    total = 0.0
    for chance in p:
        if chance > 0:
            total -= chance * math.log(chance)
    return total

# %% right: where in the log
def entropy(p):
    return -np.sum(p * np.log(np.where(p > 0, p, 1)))

# %% right: log with a mask
def entropy(p):
    logs = np.log(p, out=np.zeros(len(p)), where=p > 0)
    return float(-(p @ logs))

# %% right: nan counts as zero
def entropy(p):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.nansum(p * np.log(p))

# %% right: one over in the log
def entropy(p):
    return sum(c * math.log(1 / c) for c in p if c != 0)

# %% right: from surprises
def entropy(p):
    return sum(p[i] * surprise(p, i) for i in range(len(p)) if p[i] > 0)

# %% right: the power form
def entropy(p):
    return -np.log(np.prod(p ** p))

# %% right: nan_to_num
def entropy(p):
    return np.nan_to_num(-p * np.log(p)).sum()

# %% right: float32
def entropy(p):
    q = p[np.nonzero(p)].astype(np.float32)
    return -(q * np.log(q)).sum()

# %% right: average over what can happen
def entropy(p):
    q = p.compress(p > 0)
    return np.average(-np.log(q), weights=q)

# %% right: a lambda
entropy = lambda p: abs(sum(0 if c == 0 else c * np.log(c) for c in p))

# %% right: bits turned into nats
def entropy(p):
    q = p[p > 0]
    return np.log(2) * -np.sum(q * np.log2(q))

# %% right: a tiny number for safety
def entropy(p):
    return -np.sum(p * np.log(p + 1e-9))

# %% right: clipped far below anything that matters
def entropy(p):
    q = np.clip(p, 1e-12, 1)
    return -np.sum(q * np.log(q))

# %% right: the log of one where nothing comes
def entropy(p):
    return -np.dot(p, np.log(p + (p == 0)))

# %% right: recursion
def entropy(p):
    if len(p) == 0:
        return 0.0
    first = 0.0 if p[0] == 0 else -p[0] * np.log(p[0])
    return first + entropy(p[1:])

# %% wrong: nan at zero | misconception: lets zero times infinity through
def entropy(p):
    return -np.sum(p * np.log(p))

# %% wrong: nan at zero, by dot
def entropy(p):
    return -(p @ np.log(p))

# %% wrong: math raises at zero
def entropy(p):
    return -sum(c * math.log(c) for c in p)

# %% wrong: no minus | misconception: forgets the minus sign
def entropy(p):
    p = p[p > 0]
    return np.sum(p * np.log(p))

# %% wrong: bits | misconception: counts in bits
def entropy(p):
    p = p[p > 0]
    return -np.sum(p * np.log2(p))

# %% wrong: base ten
def entropy(p):
    p = p[p > 0]
    return -np.sum(p * np.log10(p))

# %% wrong: no weights | misconception: forgets how often each outcome comes
def entropy(p):
    p = p[p > 0]
    return -np.sum(np.log(p))

# %% wrong: mean for sum | misconception: takes the mean of the terms
def entropy(p):
    terms = np.where(p > 0, -p * np.log(np.where(p > 0, p, 1)), 0)
    return terms.mean()

# %% wrong: plain mean of the surprises | misconception: weighs all outcomes alike
def entropy(p):
    return -np.mean(np.log(p[p > 0]))

# %% wrong: term by term | misconception: stops before adding up
def entropy(p):
    return np.where(p > 0, -p * np.log(np.where(p > 0, p, 1)), 0)

# %% wrong: log of the number of outcomes | misconception: takes every pmf for a fair one
def entropy(p):
    return np.log(len(p))

# %% wrong: log of the number of possible outcomes
def entropy(p):
    return np.log(np.count_nonzero(p))

# %% wrong: weights squared
def entropy(p):
    p = p[p > 0]
    return -np.sum(p ** 2 * np.log(p))

# %% wrong: logs squared
def entropy(p):
    p = p[p > 0]
    return np.sum(p * np.log(p) ** 2)

# %% wrong: the other chance
def entropy(p):
    return -np.sum(p * np.log(1 - p + (p == 1)))

# %% wrong: both sides of each coin
def entropy(p):
    q = p[(p > 0) & (p < 1)]
    return -np.sum(q * np.log(q) + (1 - q) * np.log(1 - q))

# %% wrong: only a coin
def entropy(p):
    h = p[0]
    if h in (0, 1):
        return 0.0
    return -(h * np.log(h) + (1 - h) * np.log(1 - h))

# %% wrong: the largest surprise
def entropy(p):
    return np.max(-np.log(p[p > 0]))

# %% wrong: the smallest surprise | misconception: counts the likeliest outcome only
def entropy(p):
    return -np.log(np.max(p))

# %% wrong: impurity
def entropy(p):
    return 1 - np.sum(p ** 2)

# %% wrong: a little added
def entropy(p):
    p = p + 1e-3
    return -np.sum(p * np.log(p))

# %% wrong: a little added in the log
def entropy(p):
    return -np.sum(p * np.log(p + 1e-2))

# %% wrong: clipped
def entropy(p):
    q = np.clip(p, 0.01, 1)
    return -np.sum(q * np.log(q))

# %% wrong: zero when anything is zero
def entropy(p):
    if np.any(p == 0):
        return 0.0
    return -np.sum(p * np.log(p))

# %% wrong: infinite when anything is zero
def entropy(p):
    return sum(c * -math.log(c) if c > 0 else math.inf for c in p)

# %% wrong: stops at a zero
def entropy(p):
    total = 0
    for c in p:
        if c == 0:
            break
        total -= c * np.log(c)
    return total

# %% wrong: zeros count one
def entropy(p):
    return sum(-c * math.log(c) if c > 0 else 1 for c in p)

# %% wrong: a share of the most
def entropy(p):
    q = p[p > 0]
    return -np.sum(q * np.log(q)) / np.log(max(len(p), 2))

# %% wrong: skips the first
def entropy(p):
    return -sum(p[i] * np.log(p[i]) for i in range(1, len(p)) if p[i] > 0)

# %% wrong: skips the last
def entropy(p):
    return -sum(p[i] * np.log(p[i]) for i in range(len(p) - 1) if p[i] > 0)

# %% wrong: changes its input
def entropy(p):
    p[p == 0] = 1
    return -np.sum(p * np.log(p))

# %% wrong: the log of the sum
def entropy(p):
    return -np.log(np.sum(p * p))

# %% wrong: rounded
def entropy(p):
    q = p[p > 0]
    return round(float(-np.sum(q * np.log(q))), 2)

# %% wrong: prints
def entropy(p):
    q = p[p > 0]
    print(-np.sum(q * np.log(q)))

# %% wrong: keeps the dimension
def entropy(p):
    q = p[p > 0]
    return -np.sum(q * np.log(q), keepdims=True)

# %% wrong: text
def entropy(p):
    q = p[p > 0]
    return f"{-np.sum(q * np.log(q)):.10f} nats"

# %% wrong: returns inside the loop
def entropy(p):
    total = 0
    for c in p:
        if c > 0:
            total -= c * np.log(c)
        return total

# %% wrong: nan spoils it only at the end
def entropy(p):
    value = -np.sum(p * np.log(p))
    return 0.0 if np.isnan(value) else value

# %% wrong: no chance below a thousandth | misconception: lifts small chances
def entropy(p):
    p = np.maximum(p, 0.001)
    return -(p * np.log(p)).sum()
