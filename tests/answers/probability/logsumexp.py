# %% right: take the largest out
def logsumexp(xs):
    largest = np.max(xs)
    return largest + np.log(np.sum(np.exp(xs - largest)))

# %% right: builtins and math
def logsumexp(xs):
    m = max(xs)
    return m + math.log(sum(math.exp(x - m) for x in xs))

# %% right: one at a time
def logsumexp(xs):
    total = xs[0]
    for x in xs[1:]:
        total = np.logaddexp(total, x)
    return total

# %% right: logaddexp reduces
def logsumexp(xs):
    return np.logaddexp.reduce(xs)

# %% right: a running maximum
def logsumexp(xs):
    largest, total = -math.inf, 0.0
    for x in xs:
        if x > largest:
            total = total * math.exp(largest - x) + 1
            largest = x
        else:
            total += math.exp(x - largest)
    return float(largest + math.log(total))

# %% right: sorted, log1p of the rest
def logsumexp(xs):
    ordered = np.sort(xs)
    return ordered[-1] + np.log1p(np.exp(ordered[:-1] - ordered[-1]).sum())

# %% right: a fold with a lambda
from functools import reduce
logsumexp = lambda xs: reduce(lambda a, b: max(a, b) + math.log1p(math.exp(-abs(a - b))), xs)

# %% right: keyword style
def logsumexp(xs):
    shift = xs.max()
    shifted = np.subtract(xs, shift)
    return np.add(shift, np.log(np.exp(shifted).sum(axis=0)))

# %% right: float32
def logsumexp(xs):
    xs = xs.astype(np.float32)
    return xs.max() + np.log(np.exp(xs - xs.max()).sum())

# %% right: a 0-d array
def logsumexp(xs):
    top = np.max(xs)
    return np.array(top + np.log(np.exp(xs - top).sum()))

# %% right: a helper inside
def logsumexp(xs):
    def plain(values):
        return np.log(np.exp(values).sum())

    offset = xs[np.argmax(xs)]
    return plain(xs - offset) + offset

# %% right: infinitely small scores are skipped
def logsumexp(xs):
    xs = np.asarray(xs, dtype=float)
    m = xs.max()
    if np.isinf(m):
        return m
    return m + np.log(np.exp(xs[np.isfinite(xs)] - m).sum())

# %% right: masks
def logsumexp(xs):
    best = xs.argmax()
    rest = xs[np.arange(len(xs)) != best]
    return xs[best] + np.log(1 + np.exp(rest - xs[best]).sum())

# %% right: a wider float
def logsumexp(xs):
    return float(np.log(np.sum(np.exp(np.asarray(xs, dtype=np.longdouble)))))

# %% right: decimals
def logsumexp(xs):
    from decimal import Decimal

    return float(sum(Decimal(float(x)).exp() for x in xs).ln())

# %% right: halves
def logsumexp(xs):
    if len(xs) == 1:
        return xs[0]
    half = len(xs) // 2
    return np.logaddexp(logsumexp(xs[:half]), logsumexp(xs[half:]))

# %% wrong: the plain formula | misconception: lets the exponentials overflow
def logsumexp(xs):
    return np.log(np.sum(np.exp(xs)))

# %% wrong: the plain formula in math
def logsumexp(xs):
    return math.log(sum(math.exp(x) for x in xs))

# %% wrong: nothing added back | misconception: forgets to add the largest back
def logsumexp(xs):
    return np.log(np.sum(np.exp(xs - np.max(xs))))

# %% wrong: taken away again | misconception: takes the largest away twice
def logsumexp(xs):
    m = np.max(xs)
    return np.log(np.sum(np.exp(xs - m))) - m

# %% wrong: multiplied back
def logsumexp(xs):
    m = np.max(xs)
    return np.log(np.exp(m) * np.sum(np.exp(xs - m)))

# %% wrong: adds before exp | misconception: adds before taking exponentials
def logsumexp(xs):
    return np.sum(xs)

# %% wrong: log and exp cancelled one by one
def logsumexp(xs):
    return np.sum(np.log(np.exp(xs)))

# %% wrong: only the largest | misconception: gives the largest score
def logsumexp(xs):
    return np.max(xs)

# %% wrong: no log | misconception: forgets the log
def logsumexp(xs):
    return np.sum(np.exp(xs))

# %% wrong: mean for sum | misconception: takes the mean of the exponentials
def logsumexp(xs):
    m = np.max(xs)
    return m + np.log(np.mean(np.exp(xs - m)))

# %% wrong: the smallest taken out | misconception: takes another score away than the largest
def logsumexp(xs):
    m = np.min(xs)
    return m + np.log(np.sum(np.exp(xs - m)))

# %% wrong: the first taken out
def logsumexp(xs):
    return xs[0] + np.log(np.sum(np.exp(xs - xs[0])))

# %% wrong: the last taken out
def logsumexp(xs):
    return xs[-1] + np.log(np.sum(np.exp(xs - xs[-1])))

# %% wrong: the mean taken out
def logsumexp(xs):
    m = np.mean(xs)
    return m + np.log(np.sum(np.exp(xs - m)))

# %% wrong: clipped
def logsumexp(xs):
    return np.log(np.sum(np.exp(np.clip(xs, -700, 700))))

# %% wrong: scaled down
def logsumexp(xs):
    return 1000 * np.log(np.sum(np.exp(xs / 1000)))

# %% wrong: divided by the largest
def logsumexp(xs):
    m = np.max(xs)
    return m * np.log(np.sum(np.exp(xs / m)))

# %% wrong: largest of the sizes
def logsumexp(xs):
    m = np.max(np.abs(xs))
    return m + np.log(np.sum(np.exp(xs - m)))

# %% wrong: base two
def logsumexp(xs):
    m = np.max(xs)
    return m + np.log2(np.sum(np.exp(xs - m)))

# %% wrong: powers of two
def logsumexp(xs):
    m = np.max(xs)
    return m + np.log2(np.sum(2.0 ** (xs - m)))

# %% wrong: base ten
def logsumexp(xs):
    m = np.max(xs)
    return m + np.log10(np.sum(np.exp(xs - m)))

# %% wrong: log softmax
def logsumexp(xs):
    m = np.max(xs)
    return xs - m - np.log(np.sum(np.exp(xs - m)))

# %% wrong: log1p
def logsumexp(xs):
    m = np.max(xs)
    return m + np.log1p(np.sum(np.exp(xs - m)))

# %% wrong: the sign turned
def logsumexp(xs):
    m = np.min(xs)
    return -m + np.log(np.sum(np.exp(-(xs - m))))

# %% wrong: minus the value
def logsumexp(xs):
    m = np.max(xs)
    return -(m + np.log(np.sum(np.exp(xs - m))))

# %% wrong: a special case for large scores only
def logsumexp(xs):
    if np.max(xs) > 700:
        m = np.max(xs)
        return m + np.log(np.sum(np.exp(xs - m)))
    return np.log(np.sum(np.exp(xs)))

# %% wrong: the largest above some size
def logsumexp(xs):
    if np.max(np.abs(xs)) > 100:
        return np.max(xs)
    return np.log(np.sum(np.exp(xs)))

# %% wrong: a constant for safety
def logsumexp(xs):
    m = np.max(xs)
    return m + np.log(np.sum(np.exp(xs - m)) + 1e-3)

# %% wrong: only two scores
def logsumexp(xs):
    return np.logaddexp(xs[0], xs[1])

# %% wrong: rounded
def logsumexp(xs):
    m = np.max(xs)
    return np.round(m + np.log(np.sum(np.exp(xs - m))), 2)

# %% wrong: hard-coded shift
def logsumexp(xs):
    return 1000 + np.log(np.sum(np.exp(xs - 1000)))

# %% wrong: changes its input
def logsumexp(xs):
    m = xs.max()
    xs -= m
    return m + np.log(np.exp(xs).sum())

# %% wrong: keeps the dimension
def logsumexp(xs):
    m = np.max(xs)
    return m + np.log(np.sum(np.exp(xs - m), keepdims=True))

# %% wrong: a list
def logsumexp(xs):
    m = np.max(xs)
    return [m + np.log(np.sum(np.exp(xs - m)))]

# %% wrong: prints
def logsumexp(xs):
    m = np.max(xs)
    print(m + np.log(np.sum(np.exp(xs - m))))

# %% wrong: infinity made finite
def logsumexp(xs):
    return np.nan_to_num(np.log(np.sum(np.exp(xs))))

# %% wrong: sorts in place
def logsumexp(xs):
    xs.sort()
    return xs[-1] + np.log(np.exp(xs - xs[-1]).sum())

# %% wrong: exp of the sum of differences
def logsumexp(xs):
    m = np.max(xs)
    return m + np.sum(xs - m)

# %% wrong: without the largest itself
def logsumexp(xs):
    ordered = np.sort(xs)
    return ordered[-1] + np.sum(np.exp(ordered[:-1] - ordered[-1]))
