# %% right: basis vectors
def gradient(f, x):
    h = 1e-5
    return np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])

# %% right: forward, a large step
def gradient(f, x):
    h = 1e-3
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = h
        slopes[i] = (f(x + step) - f(x)) / h
    return slopes

# %% right: copies
def gradient(f, x):
    slopes = []
    for i in range(len(x)):
        up, down = np.array(x, dtype=float), np.array(x, dtype=float)
        up[i] += 1e-6
        down[i] -= 1e-6
        slopes.append((f(up) - f(down)) / 2e-6)
    return np.array(slopes)

# %% right: backward
def gradient(f, x):
    h = 1e-4
    return np.array([(f(x) - f(x - h * e)) / h for e in np.eye(len(x))])

# %% right: by the central one
def gradient(f, x):
    return np.array([central_difference(lambda t: f(x + t * e), 0, 1e-5) for e in np.eye(len(x))])

# %% right: a list
def gradient(f, x):
    h = 1e-6
    return [(f(x + h * e) - f(x - h * e)) / 2 / h for e in np.eye(len(x))]

# %% right: there and back in a copy
def gradient(f, x):
    x = x.astype(float)
    slopes = np.empty(len(x))
    h = 1e-5
    for i in range(len(x)):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        slopes[i] = (up - f(x)) / (2 * h)
        x[i] = old
    return slopes

# %% right: walks on by small steps
def gradient(f, x):
    h = 1e-5
    here = np.array(x, dtype=float)
    slopes = []
    for i in range(len(x)):
        before = f(here)
        here[i] += h
        slopes.append((f(here) - before) / h)
    return np.array(slopes)

# %% right: a small step
def gradient(f, x):
    h = 1e-7
    return np.array([f(x + h * e) - f(x - h * e) for e in np.eye(x.size)]) / (2 * h)

# %% wrong: all entries at once | misconception: makes one slope of all entries
def gradient(f, x):
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)

# %% wrong: all entries, forward | misconception: makes one slope of all entries
def gradient(f, x):
    return (f(x + 1e-6) - f(x)) / 1e-6

# %% wrong: all entries, repeated | misconception: makes one slope of all entries
def gradient(f, x):
    h = 1e-5
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        slopes[i] = (f(x + h) - f(x - h)) / (2 * h)
    return slopes

# %% wrong: added up | misconception: makes one slope of all entries
def gradient(f, x):
    h = 1e-5
    return sum((f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x)))

# %% wrong: not divided | misconception: does not divide by the distance
def gradient(f, x):
    h = 1e-5
    return np.array([f(x + h * e) - f(x - h * e) for e in np.eye(len(x))])

# %% wrong: precedence | misconception: does not divide by the distance
def gradient(f, x):
    h = 1e-5
    return np.array([(f(x + h * e) - f(x - h * e)) / 2 * h for e in np.eye(len(x))])

# %% wrong: over h | misconception: divides by h instead of 2h
def gradient(f, x):
    h = 1e-5
    return np.array([(f(x + h * e) - f(x - h * e)) / h for e in np.eye(len(x))])

# %% wrong: forward over 2h | misconception: divides by 2h, one step apart
def gradient(f, x):
    h = 1e-5
    return np.array([(f(x + h * e) - f(x)) / (2 * h) for e in np.eye(len(x))])

# %% wrong: the other sign | misconception: subtracts the wrong way round
def gradient(f, x):
    h = 1e-5
    return np.array([(f(x - h * e) - f(x + h * e)) / (2 * h) for e in np.eye(len(x))])

# %% wrong: a copy of ints | misconception: loses the step in whole numbers
def gradient(f, x):
    h = 1e-5
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes

# %% wrong: zeros like x | misconception: cuts the slopes to whole numbers
def gradient(f, x):
    h = 1e-5
    slopes = np.zeros_like(x)
    for i, e in enumerate(np.eye(len(x))):
        slopes[i] = (f(x + h * e) - f(x - h * e)) / (2 * h)
    return slopes

# %% wrong: does not go back, from the start | misconception: does not go back
def gradient(f, x):
    h = 1e-5
    here = np.array(x, dtype=float)
    slopes = []
    for i in range(len(x)):
        here[i] += h
        slopes.append((f(here) - f(x)) / h)
    return np.array(slopes)

# %% wrong: always entry 0 | misconception: gives the first slope only
def gradient(f, x):
    h = 1e-5
    e = np.eye(len(x))[0]
    return np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for _ in x])

# %% wrong: returns inside the loop | misconception: gives the first slope only
def gradient(f, x):
    h = 1e-5
    slopes = []
    for e in np.eye(len(x)):
        slopes.append((f(x + h * e) - f(x - h * e)) / (2 * h))
        return np.array(slopes)

# %% wrong: one short | misconception: stops one short
def gradient(f, x):
    h = 1e-5
    slopes = np.zeros(len(x))
    for i in range(len(x) - 1):
        e = np.eye(len(x))[i]
        slopes[i] = (f(x + h * e) - f(x - h * e)) / (2 * h)
    return slopes

# %% wrong: backwards | misconception: gives the slopes in the wrong order
def gradient(f, x):
    h = 1e-5
    return np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))[::-1]])

# %% wrong: length one | misconception: makes the gradient as long as 1
def gradient(f, x):
    h = 1e-5
    slopes = np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])
    length = np.linalg.norm(slopes)
    return slopes / length if length > 0 else slopes

# %% wrong: times x | misconception: multiplies each slope by its entry
def gradient(f, x):
    h = 1e-5
    return x * np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])

# %% wrong: heights | misconception: gives the heights
def gradient(f, x):
    return np.array([f(x + 1e-5 * e) for e in np.eye(len(x))])

# %% wrong: a coarse step
def gradient(f, x):
    h = 0.5
    return np.array([(f(x + h * e) - f(x)) / h for e in np.eye(len(x))])

# %% wrong: a step too small
def gradient(f, x):
    h = 1e-18
    return np.array([(f(x + h * e) - f(x)) / h for e in np.eye(len(x))])

# %% wrong: in place
def gradient(f, x):
    h = 1e-5
    slopes = np.zeros(len(x))
    for i in range(len(x)):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        slopes[i] = (up - f(x)) / (2 * h)
        x[i] += h
    return slopes

# %% wrong: entry by entry
def gradient(f, x):
    h = 1e-5
    return np.array([(f(entry + h) - f(entry - h)) / (2 * h) for entry in x])

# %% wrong: np.gradient of f
def gradient(f, x):
    return np.gradient(f(x), x)

# %% wrong: rounded | misconception: rounds the result
def gradient(f, x):
    h = 1e-5
    return np.round([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])

# %% wrong: a column | misconception: adds a dimension
def gradient(f, x):
    h = 1e-5
    return np.array([[(f(x + h * e) - f(x - h * e)) / (2 * h)] for e in np.eye(len(x))])

# %% wrong: prints | misconception: shows instead of handing back
def gradient(f, x):
    print(np.array([(f(x + 1e-5 * e) - f(x - 1e-5 * e)) / 2e-5 for e in np.eye(len(x))]))

# %% wrong: a copy in whole numbers, ahead | misconception: loses the step in whole numbers
def gradient(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        moved = x.copy()
        moved[i] = moved[i] + h
        slopes[i] = (f(moved) - f(x)) / h
    return slopes
