# %% right: the letter
loss_guess = "b"

# %% right: a capital letter
loss_guess = "B"

# %% right: with spaces
loss_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
loss_guess = letters[letters.index("b")]

# %% wrong: a | misconception: counts only right and wrong
loss_guess = "a"

# %% wrong: c
loss_guess = "c"

# %% wrong: a number
loss_guess = 1

# %% wrong: not among the options
loss_guess = "z"

# %% wrong: all of them
loss_guess = "abcd"

# %% wrong: a list
loss_guess = ["b"]

# %% wrong: a yes
loss_guess = True

# %% wrong: no guess yet
loss_guess = ...

# %% wrong: another name
guess = "b"
