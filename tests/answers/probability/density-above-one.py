# %% right: the letter
density_guess = "b"

# %% right: a capital letter
density_guess = "B"

# %% right: with spaces
density_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
density_guess = letters[letters.index("b")]

# %% wrong: a | misconception: takes a density for a chance
density_guess = "a"

# %% wrong: c | misconception: pays height back with debts
density_guess = "c"

# %% wrong: a number
density_guess = 1

# %% wrong: not among the options
density_guess = "z"

# %% wrong: all of them
density_guess = "abcd"

# %% wrong: a list
density_guess = ["b"]

# %% wrong: a yes
density_guess = True

# %% wrong: no guess yet
density_guess = ...

# %% wrong: another name
guess = "b"
