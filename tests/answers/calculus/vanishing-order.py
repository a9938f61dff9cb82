# %% right: the letter
vanish_guess = "c"

# %% right: a capital letter
vanish_guess = "C"

# %% right: with spaces
vanish_guess = " c "

# %% right: found by looking it up
letters = "abcdefgh"
vanish_guess = letters[letters.index("c")]

# %% wrong: a | misconception: takes a root for something small
vanish_guess = "a"

# %% wrong: b | misconception: puts the slowest first
vanish_guess = "b"

# %% wrong: a number
vanish_guess = 1

# %% wrong: not among the options
vanish_guess = "z"

# %% wrong: all of them
vanish_guess = "abcd"

# %% wrong: a list
vanish_guess = ["c"]

# %% wrong: a yes
vanish_guess = True

# %% wrong: no guess yet
vanish_guess = ...

# %% wrong: another name
guess = "c"
