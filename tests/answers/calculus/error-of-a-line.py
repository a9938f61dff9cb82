# %% right: the letter
error_guess = "b"

# %% right: a capital letter
error_guess = "B"

# %% right: with spaces
error_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
error_guess = letters[letters.index("b")]

# %% wrong: a | misconception: lets the error fall with the step
error_guess = "a"

# %% wrong: c | misconception: takes the error for fixed
error_guess = "c"

# %% wrong: a number
error_guess = 1

# %% wrong: not among the options
error_guess = "z"

# %% wrong: all of them
error_guess = "abcd"

# %% wrong: a list
error_guess = ["b"]

# %% wrong: a yes
error_guess = True

# %% wrong: no guess yet
error_guess = ...

# %% wrong: another name
guess = "b"
