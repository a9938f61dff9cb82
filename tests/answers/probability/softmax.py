# %% right: the definition
def softmax(xs):
    weights = np.exp(xs)
    return weights / weights.sum()

# %% right: through logsumexp
def softmax(xs):
    return np.exp(xs - logsumexp(xs))

# %% right: shifted by the largest
def softmax(xs):
    shifted = np.exp(xs - xs.max())
    return shifted / np.sum(shifted)

# %% right: lists and math
def softmax(xs):
    weights = [math.exp(x) for x in xs]
    total = sum(weights)
    return np.array([w / total for w in weights])

# %% right: a list comes back
def softmax(xs):
    total = sum(math.exp(x) for x in xs)
    return [math.exp(x) / total for x in xs]

# %% right: a loop that fills
def softmax(xs):
    out = np.zeros(len(xs))
    total = 0.0
    for i, x in enumerate(xs):
        out[i] = np.exp(x)
        total += out[i]
    return out / total

# %% right: all pairs of differences
def softmax(xs):
    return 1 / np.exp(xs[None, :] - xs[:, None]).sum(axis=1)

# %% right: shifted by the mean
def softmax(xs):
    e = np.exp(xs - np.mean(xs))
    return e / e.sum()

# %% right: float32
def softmax(xs):
    e = np.exp((xs - xs.max()).astype("float32"))
    return e / e.sum()

# %% right: a lambda with divide
softmax = lambda xs: np.divide(np.exp(xs), np.exp(xs).sum(keepdims=True))

# %% right: powers of e
def softmax(xs):
    return (np.e ** xs) / (np.e ** xs).sum()

# %% right: a helper, works on a copy
def softmax(xs):
    def share(amounts):
        amounts /= amounts.sum()
        return amounts

    return share(np.exp(xs.copy()))

# %% right: in place on a new array
def softmax(xs):
    out = np.array(xs, dtype=float)
    out -= out.max()
    np.exp(out, out=out)
    out /= out.sum()
    return out

# %% right: powers of two
def softmax(xs):
    weights = 2.0 ** (xs / np.log(2))
    return weights / weights.sum()

# %% wrong: shares the scores | misconception: shares without exponentials
def softmax(xs):
    return xs / xs.sum()

# %% wrong: not shared | misconception: forgets to share the budget
def softmax(xs):
    return np.exp(xs)

# %% wrong: sizes shared | misconception: drops the signs
def softmax(xs):
    return np.abs(xs) / np.abs(xs).sum()

# %% wrong: by the largest | misconception: divides by the largest
def softmax(xs):
    e = np.exp(xs)
    return e / e.max()

# %% wrong: the winner takes all | misconception: gives all to the largest
def softmax(xs):
    out = np.zeros(len(xs))
    out[np.argmax(xs)] = 1
    return out

# %% wrong: the log of it | misconception: stays in logs
def softmax(xs):
    return xs - logsumexp(xs)

# %% wrong: each on its own | misconception: squeezes each score on its own
def softmax(xs):
    return 1 / (1 + np.exp(-xs))

# %% wrong: sign turned | misconception: gives more to the smaller
def softmax(xs):
    e = np.exp(-xs)
    return e / e.sum()

# %% wrong: sigmoids shared
def softmax(xs):
    s = 1 / (1 + np.exp(-xs))
    return s / s.sum()

# %% wrong: squares shared
def softmax(xs):
    return xs ** 2 / (xs ** 2).sum()

# %% wrong: powers of two | misconception: grows by powers of two
def softmax(xs):
    e = 2.0 ** xs
    return e / e.sum()

# %% wrong: powers of ten
def softmax(xs):
    e = 10.0 ** xs
    return e / e.sum()

# %% wrong: the mean for the sum
def softmax(xs):
    e = np.exp(xs)
    return e / e.mean()

# %% wrong: exp of the sum
def softmax(xs):
    return np.exp(xs) / np.exp(xs.sum())

# %% wrong: exp after sharing
def softmax(xs):
    return np.exp(xs / xs.sum())

# %% wrong: shifted above zero, then shared
def softmax(xs):
    moved = xs - xs.min() + 1e-9
    return moved / moved.sum()

# %% wrong: clipped at zero, then shared
def softmax(xs):
    kept = np.maximum(xs, 0)
    return kept / kept.sum()

# %% wrong: standardised
def softmax(xs):
    return (xs - xs.mean()) / xs.std()

# %% wrong: by the norm
def softmax(xs):
    e = np.exp(xs)
    return e / np.linalg.norm(e)

# %% wrong: a little for safety
def softmax(xs):
    e = np.exp(xs)
    return e / (e.sum() + 1e-2)

# %% wrong: temperature two
def softmax(xs):
    e = np.exp(xs / 2)
    return e / e.sum()

# %% wrong: shifted in one place only
def softmax(xs):
    return np.exp(xs - xs.max()) / np.exp(xs).sum()

# %% wrong: shifted below only
def softmax(xs):
    return np.exp(xs) / np.exp(xs - xs.max()).sum()

# %% wrong: only two scores
def softmax(xs):
    a, b = xs[0], xs[1]
    return np.array([1 / (1 + np.exp(b - a)), 1 / (1 + np.exp(a - b))])

# %% wrong: sorted
def softmax(xs):
    e = np.exp(np.sort(xs))
    return e / e.sum()

# %% wrong: fair
def softmax(xs):
    return np.ones(len(xs)) / len(xs)

# %% wrong: the largest chance only
def softmax(xs):
    e = np.exp(xs)
    return (e / e.sum()).max()

# %% wrong: the winner's position
def softmax(xs):
    return int(np.argmax(xs))

# %% wrong: rounded
def softmax(xs):
    e = np.exp(xs)
    return np.round(e / e.sum(), 2)

# %% wrong: clipped scores
def softmax(xs):
    e = np.exp(np.clip(xs, -5, 5))
    return e / e.sum()

# %% wrong: changes its input
def softmax(xs):
    xs -= xs.max()
    e = np.exp(xs)
    return e / e.sum()

# %% wrong: a row
def softmax(xs):
    e = np.exp(xs)
    return (e / e.sum()).reshape(1, -1)

# %% wrong: a column
def softmax(xs):
    e = np.exp(xs)[:, None]
    return e / e.sum()

# %% wrong: prints
def softmax(xs):
    e = np.exp(xs)
    print(e / e.sum())

# %% wrong: text
def softmax(xs):
    e = np.exp(xs)
    return str(e / e.sum())

# %% wrong: sum of the chances
def softmax(xs):
    e = np.exp(xs)
    return (e / e.sum()).sum()

# %% wrong: fills whole numbers
def softmax(xs):
    out = np.zeros(len(xs), dtype=int)
    e = np.exp(xs)
    for i in range(len(xs)):
        out[i] = e[i] / e.sum()
    return out

# %% wrong: cumulative
def softmax(xs):
    e = np.exp(xs)
    return np.cumsum(e) / e.sum()

# %% wrong: a running total
def softmax(xs):
    total = 0
    out = []
    for x in xs:
        total += np.exp(x)
        out.append(np.exp(x) / total)
    return np.array(out)

# %% wrong: misses the last in the total
def softmax(xs):
    e = np.exp(xs)
    return e / sum(e[i] for i in range(len(e) - 1))

# %% wrong: a hundred-millionth below the line | misconception: adds a little for safety
def softmax(xs):
    weights = np.exp(xs)
    return weights / (weights.sum() + 1e-8)

# %% wrong: nothing above ten | misconception: cuts the scores off
def softmax(xs):
    weights = np.exp(np.clip(xs, -10, 10))
    return weights / weights.sum()
