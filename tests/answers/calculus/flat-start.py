# %% right: the letter
flat_guess = "c"

# %% right: a capital letter
flat_guess = "C"

# %% right: with spaces
flat_guess = " c "

# %% right: found by looking it up
letters = "abcdefgh"
flat_guess = letters[letters.index("c")]

# %% wrong: a | misconception: lets it roll right
flat_guess = "a"

# %% wrong: b | misconception: expects an accident
flat_guess = "b"

# %% wrong: a number
flat_guess = 1

# %% wrong: not among the options
flat_guess = "z"

# %% wrong: all of them
flat_guess = "abcd"

# %% wrong: a list
flat_guess = ["c"]

# %% wrong: a yes
flat_guess = True

# %% wrong: no guess yet
flat_guess = ...

# %% wrong: another name
guess = "c"
