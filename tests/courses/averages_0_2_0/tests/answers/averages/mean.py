# %% right: sum over len
def mean(xs):
    return sum(xs) / len(xs)

# %% right: numpy's own
import numpy as np

def mean(xs):
    return np.mean(xs)

# %% right: a loop
def mean(xs):
    total = 0
    for x in xs:
        total += x
    return total / len(xs)

# %% wrong: no sharing | misconception: adds up without sharing
def mean(xs):
    total = 0
    for x in xs:
        total += x
    return total

# %% wrong: the middle | misconception: takes the one in the middle
def mean(xs):
    ordered = sorted(xs)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2

# %% wrong: one too few | misconception: shares among one too few
def mean(xs):
    if len(xs) == 1:
        return xs[0]
    return sum(xs) / (len(xs) - 1)

# %% wrong: one too many
def mean(xs):
    return sum(xs) / (len(xs) + 1)
