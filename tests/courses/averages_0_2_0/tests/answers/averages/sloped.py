# %% right: two
sloped_guess = 2

# %% wrong: one | misconception: forgets the slope
sloped_guess = 1

# %% wrong: no option
sloped_guess = 3
