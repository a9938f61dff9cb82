# %% right: the definition
def divergence(p, q):
    return np.sum(p * np.log(p / q))

# %% right: two logs
def divergence(p, q):
    return np.sum(p * (np.log(p) - np.log(q)))

# %% right: only what happens
def divergence(p, q):
    happens = p > 0
    with np.errstate(divide="ignore"):
        return float(np.sum(p[happens] * np.log(p[happens] / q[happens])))

# %% right: what comes on top of the entropy
def divergence(p, q):
    return crossentropy(p, q) - entropy(p)

# %% right: a loop with guards
def divergence(p, q):
    total = 0.0
    for a, b in zip(p, q):
        if a == 0:
            continue
        if b == 0:
            return math.inf
        total += a * math.log(a / b)
    return total

# %% right: minus the log of the inverse
def divergence(p, q):
    return -np.sum(p * np.log(q / p))

# %% right: dot and where
def divergence(p, q):
    ratio = np.where(p > 0, p, 1) / np.where(p > 0, q, 1)
    return np.dot(p, np.log(ratio))

# %% right: from surprises
def divergence(p, q):
    return sum(p[i] * (surprise(q, i) - surprise(p, i)) for i in range(len(p)) if p[i] > 0)

# %% right: never below zero
def divergence(p, q):
    r = p[p > 0]
    return max(0.0, float(np.sum(r * np.log(r / q[p > 0]))))

# %% right: float32
def divergence(p, q):
    return np.float32(np.sum(p * np.log(p / q)))

# %% right: a lambda over pairs
divergence = lambda p, q: sum(a * np.log(a / b) for a, b in zip(p, q) if a)

# %% right: an early inf
def divergence(p, q):
    if np.any((q == 0) & (p > 0)):
        return np.inf
    keep = p != 0
    return np.average(np.log(p[keep]) - np.log(q[keep]), weights=p[keep])

# %% right: by bits
def divergence(p, q):
    r = np.log2(p) - np.log2(q)
    return (p * r).sum() * np.log(2)

# %% right: mass differences that cancel
def divergence(p, q):
    keep = p > 0
    return np.sum(p[keep] * np.log(p[keep] / q[keep])) - p.sum() + q.sum()

# %% right: generators and infinity
def divergence(p, q):
    def cost(a, b):
        if a == 0:
            return 0.0
        return a * math.log(a / b) if b > 0 else float("inf")

    return float(sum(cost(a, b) for a, b in zip(p.tolist(), q.tolist())))

# %% wrong: swapped | misconception: swaps the world and the belief
def divergence(p, q):
    happens = q > 0
    return np.sum(q[happens] * np.log(q[happens] / p[happens]))

# %% wrong: swapped, plainly | misconception: swaps the world and the belief
def divergence(p, q):
    return np.sum(q * np.log(q / p))

# %% wrong: sign | misconception: turns the fraction round
def divergence(p, q):
    return np.sum(p * np.log(q / p))

# %% wrong: cross-entropy | misconception: forgets to take the entropy away
def divergence(p, q):
    return -np.sum(p * np.log(q))

# %% wrong: entropies of each
def divergence(p, q):
    return entropy(q) - entropy(p)

# %% wrong: the other way of taking away
def divergence(p, q):
    return entropy(p) - crossentropy(p, q)

# %% wrong: entropy of the belief taken away
def divergence(p, q):
    return crossentropy(p, q) - entropy(q)

# %% wrong: weights from the belief | misconception: lets the belief decide how often
def divergence(p, q):
    return np.sum(q * np.log(p / q))

# %% wrong: no weights | misconception: forgets how often each outcome comes
def divergence(p, q):
    return np.sum(np.log(p / q))

# %% wrong: absolute terms | misconception: makes every term positive
def divergence(p, q):
    return np.sum(np.abs(p * np.log(p / q)))

# %% wrong: skips what was ruled out | misconception: skips what the belief rules out
def divergence(p, q):
    both = (p > 0) & (q > 0)
    return np.sum(p[both] * np.log(p[both] / q[both]))

# %% wrong: a small number in place of zero
def divergence(p, q):
    return np.sum(p * np.log((p + 1e-12) / (q + 1e-12)))

# %% wrong: clipped
def divergence(p, q):
    return np.sum(p * np.log(p / np.clip(q, 1e-9, 1)))

# %% wrong: infinity made finite
def divergence(p, q):
    return np.nan_to_num(np.sum(p * np.log(p / q)))

# %% wrong: both ways averaged | misconception: makes both ways cost the same
def divergence(p, q):
    return 0.5 * np.sum((p - q) * np.log(p / q))

# %% wrong: both ways added
def divergence(p, q):
    return np.sum((p - q) * np.log(p / q))

# %% wrong: towards the middle
def divergence(p, q):
    m = (p + q) / 2
    r = q[q > 0]
    return 0.5 * np.sum(p * np.log(p / m)) + 0.5 * np.sum(r * np.log(r / m[q > 0]))

# %% wrong: bits | misconception: counts in bits
def divergence(p, q):
    return np.sum(p * np.log2(p / q))

# %% wrong: base ten
def divergence(p, q):
    return np.sum(p * np.log10(p / q))

# %% wrong: mean for sum | misconception: takes the mean of the terms
def divergence(p, q):
    return np.mean(p * np.log(p / q))

# %% wrong: term by term
def divergence(p, q):
    return p * np.log(p / q)

# %% wrong: log of the sum
def divergence(p, q):
    return np.log(np.sum(p * p / q))

# %% wrong: difference of chances | misconception: measures the difference of the chances
def divergence(p, q):
    return np.sum(np.abs(p - q))

# %% wrong: half the difference
def divergence(p, q):
    return 0.5 * np.abs(p - q).sum()

# %% wrong: squared difference
def divergence(p, q):
    return np.sum((p - q) ** 2)

# %% wrong: squares over the belief
def divergence(p, q):
    return np.sum((p - q) ** 2 / q)

# %% wrong: log of the difference
def divergence(p, q):
    return np.sum(p * np.log(np.abs(p - q) + 1))

# %% wrong: difference of logs without weights on one side
def divergence(p, q):
    return np.sum(p * np.log(p) - np.log(q))

# %% wrong: only two outcomes
def divergence(p, q):
    return p[0] * np.log(p[0] / q[0]) + p[1] * np.log(p[1] / q[1])

# %% wrong: skips the last
def divergence(p, q):
    return sum(p[i] * np.log(p[i] / q[i]) for i in range(len(p) - 1))

# %% wrong: skips the first
def divergence(p, q):
    return np.sum(p[1:] * np.log(p[1:] / q[1:]))

# %% wrong: infinite whenever the belief has a small entry
def divergence(p, q):
    if np.any(q < 0.05):
        return np.inf
    return np.sum(p * np.log(p / q))

# %% wrong: nan when ruled out
def divergence(p, q):
    if np.any(q == 0):
        return np.nan
    return np.sum(p * np.log(p / q))

# %% wrong: None when ruled out
def divergence(p, q):
    if np.all(q > 0):
        return np.sum(p * np.log(p / q))

# %% wrong: math divides by zero
def divergence(p, q):
    return sum(a * math.log(a / b) for a, b in zip(p.tolist(), q.tolist()))

# %% wrong: changes its input
def divergence(p, q):
    p /= q
    return np.sum(p * q * np.log(p))

# %% wrong: rounded
def divergence(p, q):
    return np.round(np.sum(p * np.log(p / q)), 2)

# %% wrong: prints
def divergence(p, q):
    print(np.sum(p * np.log(p / q)))

# %% wrong: shape (1,)
def divergence(p, q):
    return np.atleast_1d(np.sum(p * np.log(p / q)))

# %% wrong: text for infinity
def divergence(p, q):
    if np.any(q == 0):
        return "infinite"
    return np.sum(p * np.log(p / q))

# %% wrong: never negative by force
def divergence(p, q):
    return abs(np.sum(q * np.log(p / q)))

# %% wrong: minus infinity
def divergence(p, q):
    if np.any(q == 0):
        return -np.inf
    return np.sum(p * np.log(p / q))

# %% wrong: a large number for infinity
def divergence(p, q):
    if np.any(q == 0):
        return 1e10
    return np.sum(p * np.log(p / q))
