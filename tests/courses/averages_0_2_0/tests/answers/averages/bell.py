# %% right: flat
def bell(x):
    return 1.0

# %% right: a slope
def bell(x):
    return 2 * x

# %% wrong: too low | misconception: is one half
def bell(x):
    return 0.5

# %% wrong: below zero
def bell(x):
    return x - 0.5

# %% wrong: text
def bell(x):
    return "high"
