# %% right: the letter
coin_guess = "b"

# %% right: a capital letter
coin_guess = "B"

# %% right: with spaces
coin_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
coin_guess = letters[letters.index("b")]

# %% wrong: a | misconception: believes in fairness
coin_guess = "a"

# %% wrong: c | misconception: bets all on the commonest
coin_guess = "c"

# %% wrong: a number
coin_guess = 1

# %% wrong: not among the options
coin_guess = "z"

# %% wrong: all of them
coin_guess = "abcd"

# %% wrong: a list
coin_guess = ["b"]

# %% wrong: a yes
coin_guess = True

# %% wrong: no guess yet
coin_guess = ...

# %% wrong: another name
guess = "b"
