# %% right: the definition
def crossentropy(p, q):
    return -np.sum(p * np.log(q))

# %% right: dot
def crossentropy(p, q):
    return -np.dot(p, np.log(q))

# %% right: zip and math
def crossentropy(p, q):
    return sum(-a * math.log(b) for a, b in zip(p, q))

# %% right: only what happens
def crossentropy(p, q):
    happens = p > 0
    with np.errstate(divide="ignore"):
        return float(np.sum(p[happens] * -np.log(q[happens])))

# %% right: from surprises
def crossentropy(p, q):
    return sum(p[i] * surprise(q, i) for i in range(len(p)))

# %% right: entropy and what comes on top
def crossentropy(p, q):
    extra = sum(a * math.log(a / b) for a, b in zip(p, q) if a > 0)
    return entropy(p) + extra

# %% right: a loop with guards
def crossentropy(p, q):
    total = 0.0
    for i in range(len(p)):
        if p[i] == 0:
            continue
        if q[i] == 0:
            return np.inf
        total += p[i] * np.log(1 / q[i])
    return total

# %% right: weighted average
def crossentropy(p, q):
    return np.average(-np.log(q), weights=p)

# %% right: einsum
def crossentropy(p, q):
    return np.einsum("i,i->", p, -np.log(q))

# %% right: float32
def crossentropy(p, q):
    return np.float32(-np.sum(p * np.log(q)))

# %% right: by keyword
crossentropy = lambda p, q: np.negative(np.sum(a=np.multiply(p, np.log(q))))

# %% right: log of a product of powers
def crossentropy(p, q):
    return -math.log(math.prod(float(b) ** float(a) for a, b in zip(p, q)))

# %% right: bits turned into nats
def crossentropy(p, q):
    bits = -(p @ np.log2(q))
    return bits / np.log2(np.e)

# %% right: a tiny number for safety
def crossentropy(p, q):
    return -np.sum(p * np.log(q + 1e-9))

# %% right: a masked product
def crossentropy(p, q):
    total = np.zeros(())
    for chance, belief in np.stack([p, q], axis=1):
        total = total - chance * np.log(belief)
    return total.item()

# %% wrong: swapped | misconception: swaps the world and the belief
def crossentropy(p, q):
    happens = q > 0
    return -np.sum(q[happens] * np.log(np.maximum(p[happens], 1e-300)))

# %% wrong: swapped, plainly | misconception: swaps the world and the belief
def crossentropy(p, q):
    return -np.sum(q * np.log(p))

# %% wrong: entropy of the world | misconception: leaves the belief out
def crossentropy(p, q):
    r = p[p > 0]
    return -np.sum(r * np.log(r))

# %% wrong: entropy of the belief | misconception: lets the belief decide how often
def crossentropy(p, q):
    return -np.sum(q * np.log(q))

# %% wrong: no minus | misconception: forgets the minus sign
def crossentropy(p, q):
    return np.sum(p * np.log(q))

# %% wrong: no weights | misconception: forgets how often each outcome comes
def crossentropy(p, q):
    return -np.sum(np.log(q))

# %% wrong: bits | misconception: counts in bits
def crossentropy(p, q):
    return -np.sum(p * np.log2(q))

# %% wrong: base ten
def crossentropy(p, q):
    return -np.sum(p * np.log10(q))

# %% wrong: the divergence | misconception: takes the entropy away
def crossentropy(p, q):
    return sum(a * math.log(a / b) for a, b in zip(p, q) if a > 0)

# %% wrong: mean for sum | misconception: takes the mean of the terms
def crossentropy(p, q):
    return -np.mean(p * np.log(q))

# %% wrong: term by term
def crossentropy(p, q):
    return -p * np.log(q)

# %% wrong: both added
def crossentropy(p, q):
    return entropy(p) + entropy(q)

# %% wrong: only the likeliest | misconception: looks only at the likeliest outcome
def crossentropy(p, q):
    return -np.log(q[np.argmax(p)])

# %% wrong: the other outcomes too
def crossentropy(p, q):
    return -np.sum(p * np.log(q) + (1 - p) * np.log(1 - q))

# %% wrong: a little added
def crossentropy(p, q):
    return -np.sum(p * np.log(q + 1e-3))

# %% wrong: clipped
def crossentropy(p, q):
    return -np.sum(p * np.log(np.clip(q, 0.05, 1)))

# %% wrong: product in the log
def crossentropy(p, q):
    return -np.log(np.sum(p * q))

# %% wrong: log of the products
def crossentropy(p, q):
    return -np.sum(np.log(p * q))

# %% wrong: minus weights
def crossentropy(p, q):
    return -np.sum((1 - p) * np.log(q))

# %% wrong: only two outcomes
def crossentropy(p, q):
    return -(p[0] * np.log(q[0]) + p[1] * np.log(q[1]))

# %% wrong: skips the first
def crossentropy(p, q):
    return -np.sum(p[1:] * np.log(q[1:]))

# %% wrong: skips the last
def crossentropy(p, q):
    return -sum(p[i] * np.log(q[i]) for i in range(len(p) - 1))

# %% wrong: sorts both
def crossentropy(p, q):
    return -np.sum(np.sort(p) * np.log(np.sort(q)))

# %% wrong: back to front
def crossentropy(p, q):
    return -np.sum(p * np.log(q[::-1]))

# %% wrong: average of the two ways
def crossentropy(p, q):
    r = np.maximum(p, 1e-12)
    return -0.5 * np.sum(p * np.log(q) + q * np.log(r))

# %% wrong: one minus q
def crossentropy(p, q):
    return np.sum(p * (1 - q))

# %% wrong: softmax of the belief first
def crossentropy(p, q):
    return -np.sum(p * np.log(softmax(q)))

# %% wrong: squares
def crossentropy(p, q):
    return np.sum((p - q) ** 2)

# %% wrong: changes its input
def crossentropy(p, q):
    q[:] = np.log(q)
    return -np.sum(p * q)

# %% wrong: changes the first input
def crossentropy(p, q):
    p *= np.log(q)
    return -p.sum()

# %% wrong: rounded
def crossentropy(p, q):
    return round(float(-np.sum(p * np.log(q))), 2)

# %% wrong: prints
def crossentropy(p, q):
    print(-np.sum(p * np.log(q)))

# %% wrong: shape (1,)
def crossentropy(p, q):
    return -np.sum(p * np.log(q), keepdims=True)

# %% wrong: a tuple
def crossentropy(p, q):
    return -np.sum(p * np.log(q)), "nats"

# %% wrong: outer product
def crossentropy(p, q):
    return -np.sum(np.outer(p, np.log(q)))

# %% wrong: returns inside the loop
def crossentropy(p, q):
    total = 0
    for a, b in zip(p, q):
        total -= a * np.log(b)
        return total

# %% wrong: where p is zero the term is one
def crossentropy(p, q):
    return -np.sum(np.where(p > 0, p * np.log(q), 1))

# %% wrong: log1p
def crossentropy(p, q):
    return -np.sum(p * np.log1p(q))

# %% wrong: leaves out what is rare
def crossentropy(p, q):
    return -sum(a * math.log(b) for a, b in zip(p, q) if a > 0.01)

# %% wrong: no belief below a hundredth | misconception: lifts small chances
def crossentropy(p, q):
    return -(p * np.log(np.clip(q, 0.01, 1))).sum()
