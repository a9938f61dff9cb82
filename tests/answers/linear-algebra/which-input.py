# %% right: the letter
input_guess = "b"

# %% right: a capital letter
input_guess = "B"

# %% right: with spaces
input_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
input_guess = letters[letters.index("b")]

# %% wrong: a | misconception: reads the shape from left to right
input_guess = "a"

# %% wrong: c | misconception: lets any vector in
input_guess = "c"

# %% wrong: a number
input_guess = 1

# %% wrong: not among the options
input_guess = "z"

# %% wrong: all of them
input_guess = "abcd"

# %% wrong: a list
input_guess = ["b"]

# %% wrong: a yes
input_guess = True

# %% wrong: no guess yet
input_guess = ...

# %% wrong: another name
guess = "b"
