# %% right: the letter
picture_guess = "c"

# %% right: a capital letter
picture_guess = "C"

# %% right: with spaces
picture_guess = " c "

# %% right: found by looking it up
letters = "abcdefgh"
picture_guess = letters[letters.index("c")]

# %% wrong: a | misconception: takes sharp edges for information
picture_guess = "a"

# %% wrong: b | misconception: takes many squares for many patterns
picture_guess = "b"

# %% wrong: a number
picture_guess = 1

# %% wrong: not among the options
picture_guess = "z"

# %% wrong: all of them
picture_guess = "abc"

# %% wrong: a list
picture_guess = ["c"]

# %% wrong: a yes
picture_guess = True

# %% wrong: no guess yet
picture_guess = ...

# %% wrong: another name
guess = "c"
