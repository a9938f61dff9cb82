# %% right: the letter
descent_guess = "a"

# %% right: a capital letter
descent_guess = "A"

# %% right: with spaces
descent_guess = " a "

# %% right: found by looking it up
letters = "abcdefgh"
descent_guess = letters[letters.index("a")]

# %% wrong: b | misconception: surprise has a middle of its own
descent_guess = "b"

# %% wrong: c | misconception: a steeper slope ends farther away
descent_guess = "c"

# %% wrong: a number
descent_guess = 1

# %% wrong: not among the options
descent_guess = "z"

# %% wrong: all of them
descent_guess = "abcd"

# %% wrong: a list
descent_guess = ["a"]

# %% wrong: a yes
descent_guess = True

# %% wrong: no guess yet
descent_guess = ...

# %% wrong: another name
guess = "a"
