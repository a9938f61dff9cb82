# %% right: the letter
kink_guess = "c"

# %% right: a capital letter
kink_guess = "C"

# %% right: with spaces
kink_guess = " c "

# %% right: found by looking it up
letters = "abcdefgh"
kink_guess = letters[letters.index("c")]

# %% wrong: a | misconception: trusts the central difference
kink_guess = "a"

# %% wrong: b | misconception: looks from the right only
kink_guess = "b"

# %% wrong: a number
kink_guess = 1

# %% wrong: not among the options
kink_guess = "z"

# %% wrong: all of them
kink_guess = "abcd"

# %% wrong: a list
kink_guess = ["c"]

# %% wrong: a yes
kink_guess = True

# %% wrong: no guess yet
kink_guess = ...

# %% wrong: another name
guess = "c"
