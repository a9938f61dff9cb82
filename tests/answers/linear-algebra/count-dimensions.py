# %% right: the letter
dimensions_guess = "a"

# %% right: a capital letter
dimensions_guess = "A"

# %% right: with spaces
dimensions_guess = " a "

# %% right: found by looking it up
letters = "abcdefgh"
dimensions_guess = letters[letters.index("a")]

# %% wrong: b | misconception: takes a vector for a matrix
dimensions_guess = "b"

# %% wrong: c | misconception: counts entries, not directions
dimensions_guess = "c"

# %% wrong: a number
dimensions_guess = 1

# %% wrong: not among the options
dimensions_guess = "z"

# %% wrong: all of them
dimensions_guess = "abcd"

# %% wrong: a list
dimensions_guess = ["a"]

# %% wrong: a yes
dimensions_guess = True

# %% wrong: no guess yet
dimensions_guess = ...

# %% wrong: another name
guess = "a"
