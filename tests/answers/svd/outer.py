# %% right: the letter
outer_guess = "b"

# %% right: a capital letter
outer_guess = "B"

# %% right: with spaces
outer_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
outer_guess = letters[letters.index("b")]

# %% wrong: a | misconception: counts the rows
outer_guess = "a"

# %% wrong: c | misconception: counts the numbers
outer_guess = "c"

# %% wrong: a number
outer_guess = 1

# %% wrong: not among the options
outer_guess = "z"

# %% wrong: all of them
outer_guess = "abc"

# %% wrong: a list
outer_guess = ["b"]

# %% wrong: a yes
outer_guess = True

# %% wrong: no guess yet
outer_guess = ...

# %% wrong: another name
guess = "b"
