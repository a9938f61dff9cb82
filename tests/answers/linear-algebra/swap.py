# %% right: whole numbers
swap = np.array([[0, 1], [1, 0]])

# %% right: floats
swap = np.array([[0.0, 1.0], [1.0, 0.0]])

# %% right: rows of the identity
swap = np.eye(2)[[1, 0]]

# %% right: flipped
swap = np.fliplr(np.eye(2))

# %% right: a list
swap = [[0, 1], [1, 0]]

# %% right: one minus
swap = 1 - np.eye(2)

# %% right: filled in
swap = np.zeros((2, 2))
swap[0, 1] = 1
swap[1, 0] = 1

# %% right: rolled
swap = np.roll(np.eye(2), 1, axis=0)

# %% right: float32
swap = np.array([[0, 1], [1, 0]], dtype=np.float32)

# %% wrong: identity | misconception: leaves all as it is
swap = np.eye(2)

# %% wrong: ones | misconception: adds the entries up
swap = np.ones((2, 2))

# %% wrong: the result | misconception: writes the result, not the machine
swap = np.array([2, 1])

# %% wrong: a column | misconception: writes the result, not the machine
swap = np.array([[2], [1]])

# %% wrong: one input only | misconception: swaps one input only
swap = np.array([[2, 0], [0, 0.5]])

# %% wrong: turn | misconception: turns by a right angle
swap = np.array([[0, -1], [1, 0]])

# %% wrong: turn back | misconception: turns by a right angle
swap = np.array([[0, 1], [-1, 0]])

# %% wrong: first twice | misconception: gives the first entry twice
swap = np.array([[1, 0], [1, 0]])

# %% wrong: second twice | misconception: gives the first entry twice
swap = np.array([[0, 1], [0, 1]])

# %% wrong: minus | misconception: flips the signs
swap = -np.eye(2)

# %% wrong: three by three | misconception: takes three entries
swap = np.eye(3)[[1, 0, 2]]

# %% wrong: a function | misconception: is a function
swap = lambda x: x[::-1]


# %% wrong: too strong | misconception: swaps and scales
swap = np.array([[0, 2], [2, 0]])

# %% wrong: half | misconception: swaps and scales
swap = np.array([[0, 0.5], [0.5, 0]])

# %% wrong: both minus | misconception: swaps and scales
swap = -np.array([[0, 1], [1, 0]])

# %% wrong: flat | misconception: writes the rows in one line
swap = np.array([0, 1, 1, 0])

# %% wrong: zeros | misconception: holds nothing but zeros
swap = np.zeros((2, 2))

# %% wrong: text | misconception: is text
swap = "[[0, 1], [1, 0]]"

# %% wrong: true and false | misconception: holds true and false
swap = np.array([[False, True], [True, False]])

# %% wrong: tells it apart too little | misconception: adds a little of the rest
swap = np.array([[0, 1], [1, 0.1]])

# %% wrong: only for the first | misconception: picks one entry only
swap = np.array([[0, 1], [0, 0]])

# %% wrong: only for [3, 8] | misconception: swaps one input only
swap = np.array([[8 / 3, 0], [0, 3 / 8]])

# %% wrong: what comes out for [3, 8] | misconception: writes the result, not the machine
swap = np.array([8, 3])
