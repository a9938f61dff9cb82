# %% right: the letter
undo_guess = "b"

# %% right: a capital letter
undo_guess = "B"

# %% right: with spaces
undo_guess = " b "

# %% right: found by looking it up
letters = "abcdefgh"
undo_guess = letters[letters.index("b")]

# %% wrong: a | misconception: brings back what is lost
undo_guess = "a"

# %% wrong: c | misconception: takes undoing for throwing away
undo_guess = "c"

# %% wrong: a number
undo_guess = 1

# %% wrong: not among the options
undo_guess = "z"

# %% wrong: all of them
undo_guess = "abc"

# %% wrong: a list
undo_guess = ["b"]

# %% wrong: a yes
undo_guess = True

# %% wrong: no guess yet
undo_guess = ...

# %% wrong: another name
guess = "b"
