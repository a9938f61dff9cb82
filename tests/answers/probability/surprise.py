# %% right: minus the log
def surprise(p, i):
    return -np.log(p[i])

# %% right: the math module
def surprise(p, i):
    return -math.log(p[i])

# %% right: log of one over
def surprise(p, i):
    return np.log(1 / p[i])

# %% right: a float32
def surprise(p, i):
    return np.float32(-np.log(p[i]))

# %% right: change of base
def surprise(p, i):
    bits = -np.log2(p[i])
    return float(bits * np.log(2))

# %% right: a 0-d array
def surprise(p, i):
    return np.negative(np.log(np.asarray(p[i])))[()]

# %% right: the whole array first
def surprise(p, i):
    everything = np.log(p) * -1
    return everything[i]

# %% right: a guard for what cannot happen
def surprise(p, i):
    chance = float(p[i])
    if chance == 0:
        return float("inf")
    return -math.log(chance)

# %% right: a lambda with a default
surprise = lambda p, i, log=np.log: 0.0 - log(p[i])

# %% right: a list and a helper
def surprise(p, i):
    def cost(chance):
        return math.log(1.0) - math.log(chance)

    return cost(list(p)[i])

# %% right: log1p
def surprise(p, i):
    return -np.log1p(p[i] - 1)

# %% right: a mask picks the entry
def surprise(p, i):
    return -np.sum(np.log(p[np.arange(len(p)) == i]))

# %% right: item gives a plain number
def surprise(p, i):
    return -math.log(p.item(i))

# %% right: a tiny number for safety
def surprise(p, i):
    return -np.log(p[i] + 1e-12)

# %% right: typed and documented
def surprise(p: np.ndarray, i: int) -> float:
    """Return how surprising outcome i is."""
    chance: float = p[i]
    return float(-np.log(chance)) if chance > 0 else math.inf

# %% wrong: no minus | misconception: forgets the minus sign
def surprise(p, i):
    return np.log(p[i])

# %% wrong: the chance itself | misconception: gives the chance itself
def surprise(p, i):
    return p[i]

# %% wrong: one minus the chance | misconception: takes the chance away from one
def surprise(p, i):
    return 1 - p[i]

# %% wrong: one over the chance | misconception: divides one by the chance
def surprise(p, i):
    return 1 / p[i]

# %% wrong: bits | misconception: counts in bits
def surprise(p, i):
    return -np.log2(p[i])

# %% wrong: base ten | misconception: counts in decimal digits
def surprise(p, i):
    return -np.log10(p[i])

# %% wrong: weighted by the chance | misconception: weighs the surprise by its chance
def surprise(p, i):
    return -p[i] * np.log(p[i])

# %% wrong: counts from one | misconception: counts positions from one
def surprise(p, i):
    return -np.log(p[i - 1])

# %% wrong: next position
def surprise(p, i):
    return -np.log(p[(i + 1) % len(p)])

# %% wrong: the whole array
def surprise(p, i):
    return -np.log(p)

# %% wrong: all surprises together | misconception: adds up all outcomes
def surprise(p, i):
    return -np.sum(np.log(p))

# %% wrong: ignores i
def surprise(p, i):
    return -np.log(p[0])

# %% wrong: the likeliest outcome
def surprise(p, i):
    return -np.log(p.max())

# %% wrong: the least likely outcome
def surprise(p, i):
    return -np.log(min(p))

# %% wrong: from the end
def surprise(p, i):
    return -np.log(p[-i])

# %% wrong: log of the complement
def surprise(p, i):
    return -np.log(1 - p[i])

# %% wrong: rounded
def surprise(p, i):
    return round(-math.log(p[i]), 2)

# %% wrong: a little added for safety
def surprise(p, i):
    return -np.log(p[i] + 1e-3)

# %% wrong: clipped below
def surprise(p, i):
    return -np.log(np.maximum(p[i], 0.01))

# %% wrong: a fair guess for all
def surprise(p, i):
    return np.log(len(p))

# %% wrong: shares out again
def surprise(p, i):
    p = np.exp(p) / np.exp(p).sum()
    return -np.log(p[i])

# %% wrong: prints
def surprise(p, i):
    print(-np.log(p[i]))

# %% wrong: a list
def surprise(p, i):
    return [-np.log(p[i])]

# %% wrong: shape (1,)
def surprise(p, i):
    return -np.log(p[[i]])

# %% wrong: text
def surprise(p, i):
    return f"{-math.log(p[i])}"

# %% wrong: changes its input
def surprise(p, i):
    p[i] = -np.log(p[i])
    return p[i]

# %% wrong: logs the array in place
def surprise(p, i):
    np.log(p, out=p)
    return -p[i]

# %% wrong: square
def surprise(p, i):
    return np.log(p[i]) ** 2

# %% wrong: log1p of the chance
def surprise(p, i):
    return -np.log1p(p[i])

# %% wrong: a name that is not there
def surprise(p, i):
    return -log(p[i])

# %% wrong: against the fair one
def surprise(p, i):
    return -np.log(p[i]) - np.log(len(p))

# %% wrong: right for the fair coin only
def surprise(p, i):
    return 0.6931471805599453

# %% wrong: takes i from p
def surprise(p, i):
    return -np.log(i[p])

# %% wrong: exponential
def surprise(p, i):
    return np.exp(-p[i])

# %% wrong: whole number
def surprise(p, i):
    return int(-np.log(p[i]))

# %% wrong: a billionth for safety | misconception: adds a little for safety
def surprise(p, i):
    return -np.log(p[i] + 1e-9)
