# %% right: the letter
never_guess = "c"

# %% right: a capital letter
never_guess = "C"

# %% right: with spaces
never_guess = " c "

# %% right: found by looking it up
letters = "abcdefgh"
never_guess = letters[letters.index("c")]

# %% wrong: a | misconception: measures the difference of the chances
never_guess = "a"

# %% wrong: b | misconception: a small chance bounds the price
never_guess = "b"

# %% wrong: a number
never_guess = 1

# %% wrong: not among the options
never_guess = "z"

# %% wrong: all of them
never_guess = "abcd"

# %% wrong: a list
never_guess = ["c"]

# %% wrong: a yes
never_guess = True

# %% wrong: no guess yet
never_guess = ...

# %% wrong: another name
guess = "c"
