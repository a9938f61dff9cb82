# %% right: by the sum
def shares(xs):
    return xs / xs.sum()

# %% right: a list
def shares(xs):
    return [float(x) / sum(xs) for x in xs]

# %% wrong: by the largest | misconception: divides by the largest
def shares(xs):
    return xs / max(xs)

# %% wrong: all the same | misconception: gives all the same
def shares(xs):
    return xs * 0 + 1 / len(xs)

# %% wrong: a little more | misconception: adds a little for safety
def shares(xs):
    return xs / (xs.sum() + 0.01)

# %% wrong: one too many
import numpy as np

def shares(xs):
    return np.append(xs / xs.sum(), 0)

# %% wrong: text | misconception: gives text
def shares(xs):
    return str(xs / xs.sum())
