# %% right: the letter
rare_guess = "d"

# %% right: a capital letter
rare_guess = "D"

# %% right: with spaces
rare_guess = " d "

# %% right: found by looking it up
letters = "abcdefgh"
rare_guess = letters[letters.index("d")]

# %% wrong: a | misconception: rare events carry little weight
rare_guess = "a"

# %% wrong: b
rare_guess = "b"

# %% wrong: c
rare_guess = "c"

# %% wrong: a number
rare_guess = 1

# %% wrong: not among the options
rare_guess = "z"

# %% wrong: all of them
rare_guess = "abcd"

# %% wrong: a list
rare_guess = ["d"]

# %% wrong: a yes
rare_guess = True

# %% wrong: no guess yet
rare_guess = ...

# %% wrong: another name
guess = "d"
