# %% right: built from the pieces
def softmax_crossentropy(logits, p):
    return crossentropy(p, softmax(logits))

# %% right: logsumexp minus the dot product
def softmax_crossentropy(logits, p):
    return logsumexp(logits) - p @ logits

# %% right: by definition
def softmax_crossentropy(logits, p):
    q = np.exp(logits) / np.sum(np.exp(logits))
    return -np.sum(p * np.log(q))

# %% right: a loop
def softmax_crossentropy(logits, p):
    total = sum(math.exp(x) for x in logits)
    loss = 0.0
    for x, chance in zip(logits, p):
        loss -= chance * math.log(math.exp(x) / total)
    return loss

# %% right: log softmax
def softmax_crossentropy(logits, p):
    shifted = logits - logits.max()
    log_q = shifted - np.log(np.exp(shifted).sum())
    return float(-(p * log_q).sum())

# %% right: only what happens
def softmax_crossentropy(logits, p):
    lse = np.logaddexp.reduce(logits)
    return sum(p[i] * (lse - logits[i]) for i in np.flatnonzero(p))

# %% right: float32
def softmax_crossentropy(logits, p):
    q = softmax(logits)
    return np.float32(-np.sum(p * np.log(q)))

# %% right: a lambda with surprises
softmax_crossentropy = lambda logits, p: sum(p[i] * surprise(softmax(logits), i) for i in range(len(p)))

# %% right: entropy and divergence
def softmax_crossentropy(logits, p):
    q = softmax(logits)
    happens = p > 0
    return entropy(p) + np.sum(p[happens] * np.log(p[happens] / q[happens]))

# %% right: all differences
def softmax_crossentropy(logits, p):
    differences = logits[None, :] - logits[:, None]
    return np.dot(p, np.log(np.exp(differences).sum(axis=1)))

# %% right: helper and keywords
def softmax_crossentropy(logits, p):
    def believe(scores):
        weights = np.exp(scores - np.max(scores))
        return weights / weights.sum()

    return crossentropy(p=p, q=believe(scores=logits))

# %% right: a tiny number for safety
def softmax_crossentropy(logits, p):
    return -np.sum(p * np.log(softmax(logits) + 1e-9))

# %% right: squeezed a little
def softmax_crossentropy(logits, p):
    q = np.clip(softmax(logits), 1e-9, 1 - 1e-9)
    return -np.sum(p * np.log(q))

# %% right: averaged by the world
def softmax_crossentropy(logits, p):
    return np.average(logsumexp(logits) - logits, weights=p)

# %% wrong: arguments half swapped
def softmax_crossentropy(logits, p):
    return logsumexp(p) - np.sum(p * logits)

# %% wrong: arguments swapped throughout | misconception: takes the pmf for the logits
def softmax_crossentropy(logits, p):
    e = np.exp(p)
    return -np.sum(logits * np.log(e / e.sum()))

# %% wrong: the belief's own order | misconception: swaps the world and the belief
def softmax_crossentropy(logits, p):
    q = softmax(logits)
    with np.errstate(divide="ignore"):
        return -np.sum(q * np.log(p))

# %% wrong: crossentropy with its arguments swapped
def softmax_crossentropy(logits, p):
    return crossentropy(softmax(logits), p)

# %% wrong: no softmax | misconception: forgets the softmax
def softmax_crossentropy(logits, p):
    return -np.sum(p * np.log(logits))

# %% wrong: scores for log chances | misconception: forgets to share the budget
def softmax_crossentropy(logits, p):
    return -np.sum(p * logits)

# %% wrong: no log | misconception: forgets the log
def softmax_crossentropy(logits, p):
    return -np.sum(p * softmax(logits))

# %% wrong: no minus | misconception: forgets the minus sign
def softmax_crossentropy(logits, p):
    return np.sum(p * np.log(softmax(logits)))

# %% wrong: no weights
def softmax_crossentropy(logits, p):
    return -np.sum(np.log(softmax(logits)))

# %% wrong: bits | misconception: counts in bits
def softmax_crossentropy(logits, p):
    return -np.sum(p * np.log2(softmax(logits)))

# %% wrong: base ten
def softmax_crossentropy(logits, p):
    return -np.sum(p * np.log10(softmax(logits)))

# %% wrong: the likeliest class only | misconception: looks only at the likeliest outcome
def softmax_crossentropy(logits, p):
    return -np.log(softmax(logits)[np.argmax(p)])

# %% wrong: the predicted class
def softmax_crossentropy(logits, p):
    return -np.log(np.max(softmax(logits)))

# %% wrong: divergence | misconception: takes the entropy away
def softmax_crossentropy(logits, p):
    q = softmax(logits)
    happens = p > 0
    return np.sum(p[happens] * np.log(p[happens] / q[happens]))

# %% wrong: softmax of both
def softmax_crossentropy(logits, p):
    return crossentropy(softmax(p), softmax(logits))

# %% wrong: mean for sum | misconception: takes the mean of the terms
def softmax_crossentropy(logits, p):
    return -np.mean(p * np.log(softmax(logits)))

# %% wrong: term by term
def softmax_crossentropy(logits, p):
    return -p * np.log(softmax(logits))

# %% wrong: softmax twice
def softmax_crossentropy(logits, p):
    return crossentropy(p, softmax(softmax(logits)))

# %% wrong: softmax of minus the scores
def softmax_crossentropy(logits, p):
    return crossentropy(p, softmax(-logits))

# %% wrong: one sigmoid a score
def softmax_crossentropy(logits, p):
    return -np.sum(p * np.log(1 / (1 + np.exp(-logits))))

# %% wrong: sigmoids, both sides
def softmax_crossentropy(logits, p):
    q = 1 / (1 + np.exp(-logits))
    return -np.sum(p * np.log(q) + (1 - p) * np.log(1 - q))

# %% wrong: a little added
def softmax_crossentropy(logits, p):
    return -np.sum(p * np.log(softmax(logits) + 1e-3))

# %% wrong: clipped
def softmax_crossentropy(logits, p):
    return -np.sum(p * np.log(np.clip(softmax(logits), 0.01, 0.99)))

# %% wrong: logsumexp added
def softmax_crossentropy(logits, p):
    return logsumexp(logits) + np.sum(p * logits)

# %% wrong: the sign of both
def softmax_crossentropy(logits, p):
    return np.sum(p * logits) - logsumexp(logits)

# %% wrong: only logsumexp
def softmax_crossentropy(logits, p):
    return logsumexp(logits)

# %% wrong: only the largest for logsumexp
def softmax_crossentropy(logits, p):
    return np.max(logits) - np.sum(p * logits)

# %% wrong: the mean score
def softmax_crossentropy(logits, p):
    return logsumexp(logits) - np.mean(logits)

# %% wrong: only two classes
def softmax_crossentropy(logits, p):
    d = logits[1] - logits[0]
    return p[0] * np.log(1 + np.exp(d)) + p[1] * np.log(1 + np.exp(-d))

# %% wrong: shared without exponentials
def softmax_crossentropy(logits, p):
    q = np.abs(logits) / np.abs(logits).sum()
    return -np.sum(p * np.log(q))

# %% wrong: p as a position
def softmax_crossentropy(logits, p):
    return -np.log(softmax(logits)[p])

# %% wrong: squared
def softmax_crossentropy(logits, p):
    return np.sum((softmax(logits) - p) ** 2)

# %% wrong: the gradient
def softmax_crossentropy(logits, p):
    return softmax(logits) - p

# %% wrong: the belief's entropy
def softmax_crossentropy(logits, p):
    q = softmax(logits)
    return -np.sum(q * np.log(q))

# %% wrong: changes its input
def softmax_crossentropy(logits, p):
    logits -= logits.max()
    return np.log(np.exp(logits).sum()) - p @ logits

# %% wrong: changes p
def softmax_crossentropy(logits, p):
    p *= np.log(softmax(logits))
    return -p.sum()

# %% wrong: rounded
def softmax_crossentropy(logits, p):
    return round(float(logsumexp(logits) - p @ logits), 2)

# %% wrong: prints
def softmax_crossentropy(logits, p):
    print(logsumexp(logits) - p @ logits)

# %% wrong: shape (1,)
def softmax_crossentropy(logits, p):
    return np.array([logsumexp(logits) - p @ logits])

# %% wrong: a tuple with the belief
def softmax_crossentropy(logits, p):
    q = softmax(logits)
    return -np.sum(p * np.log(q)), q

# %% wrong: shifted in one place only
def softmax_crossentropy(logits, p):
    m = logits.max()
    return np.log(np.exp(logits - m).sum()) - p @ logits

# %% wrong: calls a function that is not there
def softmax_crossentropy(logits, p):
    return cross_entropy(p, softmax(logits))

# %% wrong: no belief below a hundredth | misconception: lifts small chances
def softmax_crossentropy(logits, p):
    return -(p * np.log(np.clip(softmax(logits), 0.01, 1))).sum()
