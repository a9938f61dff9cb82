# %% right: the letter
both_guess = "b"

# %% right: a capital letter
both_guess = "B"

# %% right: with spaces
both_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
both_guess = letters[letters.index("b")]

# %% wrong: a | misconception: surprise does not grow
both_guess = "a"

# %% wrong: c | misconception: surprises multiply
both_guess = "c"

# %% wrong: a number
both_guess = 1

# %% wrong: not among the options
both_guess = "z"

# %% wrong: all of them
both_guess = "abcd"

# %% wrong: a list
both_guess = ["b"]

# %% wrong: a yes
both_guess = True

# %% wrong: no guess yet
both_guess = ...

# %% wrong: another name
guess = "b"
