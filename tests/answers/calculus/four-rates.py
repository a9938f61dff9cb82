# %% right: the letter
rate_guess = "b"

# %% right: a capital letter
rate_guess = "B"

# %% right: with spaces
rate_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
rate_guess = letters[letters.index("b")]

# %% wrong: a | misconception: takes every swing for an explosion
rate_guess = "a"

# %% wrong: c | misconception: takes larger for faster
rate_guess = "c"

# %% wrong: a number
rate_guess = 1

# %% wrong: not among the options
rate_guess = "z"

# %% wrong: all of them
rate_guess = "abcd"

# %% wrong: a list
rate_guess = ["b"]

# %% wrong: a yes
rate_guess = True

# %% wrong: no guess yet
rate_guess = ...

# %% wrong: another name
guess = "b"
