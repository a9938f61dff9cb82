# %% right: the letter
survivors_guess = "b"

# %% right: a capital letter
survivors_guess = "B"

# %% right: with spaces
survivors_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
survivors_guess = letters[letters.index("b")]

# %% wrong: a | misconception: counts what goes in
survivors_guess = "a"

# %% wrong: c | misconception: forgets the one that has no partner
survivors_guess = "c"

# %% wrong: a number
survivors_guess = 1

# %% wrong: not among the options
survivors_guess = "z"

# %% wrong: all of them
survivors_guess = "abc"

# %% wrong: a list
survivors_guess = ["b"]

# %% wrong: a yes
survivors_guess = True

# %% wrong: no guess yet
survivors_guess = ...

# %% wrong: another name
guess = "b"
