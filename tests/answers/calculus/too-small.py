# %% right: the letter
tiny_guess = "b"

# %% right: a capital letter
tiny_guess = "B"

# %% right: with spaces
tiny_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
tiny_guess = letters[letters.index("b")]

# %% wrong: a | misconception: takes floats for exact
tiny_guess = "a"

# %% wrong: c | misconception: takes small for zero
tiny_guess = "c"

# %% wrong: a number
tiny_guess = 1

# %% wrong: not among the options
tiny_guess = "z"

# %% wrong: all of them
tiny_guess = "abcd"

# %% wrong: a list
tiny_guess = ["b"]

# %% wrong: a yes
tiny_guess = True

# %% wrong: no guess yet
tiny_guess = ...

# %% wrong: another name
guess = "b"
