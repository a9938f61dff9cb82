# %% right: the letter
shift_guess = "c"

# %% right: a capital letter
shift_guess = "C"

# %% right: with spaces
shift_guess = " c "

# %% right: found by looking it up
letters = "abcdefgh"
shift_guess = letters[letters.index("c")]

# %% wrong: a | misconception: larger scores are surer
shift_guess = "a"

# %% wrong: b | misconception: scores count by their ratio
shift_guess = "b"

# %% wrong: a number
shift_guess = 1

# %% wrong: not among the options
shift_guess = "z"

# %% wrong: all of them
shift_guess = "abcd"

# %% wrong: a list
shift_guess = ["c"]

# %% wrong: a yes
shift_guess = True

# %% wrong: no guess yet
shift_guess = ...

# %% wrong: another name
guess = "c"
