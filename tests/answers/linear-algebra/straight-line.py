# %% right: the letter
line_guess = "b"

# %% right: a capital letter
line_guess = "B"

# %% right: with spaces
line_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
line_guess = letters[letters.index("b")]

# %% wrong: a | misconception: takes straight for linear
line_guess = "a"

# %% wrong: c | misconception: lets a constant pass
line_guess = "c"

# %% wrong: a number
line_guess = 1

# %% wrong: not among the options
line_guess = "z"

# %% wrong: all of them
line_guess = "abcd"

# %% wrong: a list
line_guess = ["b"]

# %% wrong: a yes
line_guess = True

# %% wrong: no guess yet
line_guess = ...

# %% wrong: another name
guess = "b"
