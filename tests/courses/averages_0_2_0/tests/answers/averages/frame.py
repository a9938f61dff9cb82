# %% right: the axes
import numpy as np
frame = np.eye(3)[:, :2]

# %% right: another basis
import numpy as np
frame = np.array([[1.0, 1.0], [1.0, -1.0], [0.0, 0.0]])

# %% wrong: the last two | misconception: takes the last two axes
import numpy as np
frame = np.eye(3)[:, 1:]

# %% wrong: all three
import numpy as np
frame = np.eye(3)
