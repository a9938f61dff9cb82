# %% right: the letter
first_guess = "b"

# %% right: a capital letter
first_guess = "B"

# %% right: with spaces
first_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
first_guess = letters[letters.index("b")]

# %% wrong: a | misconception: reads from left to right
first_guess = "a"

# %% wrong: c | misconception: takes the order for unimportant
first_guess = "c"

# %% wrong: a number
first_guess = 1

# %% wrong: not among the options
first_guess = "z"

# %% wrong: all of them
first_guess = "abcd"

# %% wrong: a list
first_guess = ["b"]

# %% wrong: a yes
first_guess = True

# %% wrong: no guess yet
first_guess = ...

# %% wrong: another name
guess = "b"
