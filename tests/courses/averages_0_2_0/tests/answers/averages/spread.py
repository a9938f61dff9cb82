# %% right: the largest less the smallest
def spread(xs):
    return max(xs) - min(xs)

# %% right: numpy's own
import numpy as np

def spread(xs):
    return np.ptp(xs)

# %% wrong: last less first
def spread(xs):
    return xs[-1] - xs[0]

# %% wrong: the ends, whichever is larger | misconception: takes the ends for the extremes
def spread(xs):
    first, last = xs[0], xs[-1]
    return last - first if last > first else first - last

# %% wrong: the largest | misconception: forgets the smallest
def spread(xs):
    largest = xs[0]
    for x in xs:
        if x > largest:
            largest = x
    return largest
