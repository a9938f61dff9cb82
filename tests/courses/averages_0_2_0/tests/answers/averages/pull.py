# %% right: the letter
pull_guess = "a"

# %% right: a capital letter
pull_guess = "A"

# %% wrong: the middle | misconception: takes the middle for the mean
pull_guess = "b"

# %% wrong: both | misconception: every average feels every number
pull_guess = "c"

# %% wrong: not among the options
pull_guess = "d"
