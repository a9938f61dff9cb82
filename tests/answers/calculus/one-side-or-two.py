# %% right: the letter
fall_guess = "b"

# %% right: a capital letter
fall_guess = "B"

# %% right: with spaces
fall_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
fall_guess = letters[letters.index("b")]

# %% wrong: a | misconception: takes the two for equally good
fall_guess = "a"

# %% wrong: c | misconception: counts the sides
fall_guess = "c"

# %% wrong: a number
fall_guess = 1

# %% wrong: not among the options
fall_guess = "z"

# %% wrong: all of them
fall_guess = "abcd"

# %% wrong: a list
fall_guess = ["b"]

# %% wrong: a yes
fall_guess = True

# %% wrong: no guess yet
fall_guess = ...

# %% wrong: another name
guess = "b"
