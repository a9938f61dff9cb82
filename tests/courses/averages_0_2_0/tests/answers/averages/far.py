# %% right: twice
def far(x):
    return 2 * x

# %% right: the sum
def far(x):
    return x + x

# %% wrong: the square
def far(x):
    return x * x

# %% wrong: text
def far(x):
    return "far"
