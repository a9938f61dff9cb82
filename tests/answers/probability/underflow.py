# %% right: the letter
underflow_guess = "b"

# %% right: a capital letter
underflow_guess = "B"

# %% right: with spaces
underflow_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
underflow_guess = letters[letters.index("b")]

# %% wrong: a | misconception: floats have no smallest number
underflow_guess = "a"

# %% wrong: c | misconception: too small is an error
underflow_guess = "c"

# %% wrong: d | misconception: floats stop at the smallest number
underflow_guess = "d"

# %% wrong: a number
underflow_guess = 1

# %% wrong: not among the options
underflow_guess = "z"

# %% wrong: all of them
underflow_guess = "abcd"

# %% wrong: a list
underflow_guess = ["b"]

# %% wrong: a yes
underflow_guess = True

# %% wrong: no guess yet
underflow_guess = ...

# %% wrong: another name
guess = "b"
