# %% right: the letter
one_way_guess = "b"

# %% right: a capital letter
one_way_guess = "B"

# %% right: with spaces
one_way_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
one_way_guess = letters[letters.index("b")]

# %% wrong: a | misconception: takes it for a square one
one_way_guess = "a"

# %% wrong: c | misconception: takes the long way for the short one
one_way_guess = "c"

# %% wrong: a number
one_way_guess = 1

# %% wrong: not among the options
one_way_guess = "z"

# %% wrong: all of them
one_way_guess = "abc"

# %% wrong: a list
one_way_guess = ["b"]

# %% wrong: a yes
one_way_guess = True

# %% wrong: no guess yet
one_way_guess = ...

# %% wrong: another name
guess = "b"
