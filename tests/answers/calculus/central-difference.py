# %% right: both sides
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)

# %% right: divided twice
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / 2 / h

# %% right: the mean of two
def central_difference(f, x, h):
    ahead = (f(x + h) - f(x)) / h
    behind = (f(x) - f(x - h)) / h
    return (ahead + behind) / 2

# %% right: two places
def central_difference(f, x, h):
    left, right = x - h, x + h
    return (f(right) - f(left)) / (right - left)

# %% right: by the forward one
def central_difference(f, x, h):
    return 0.5 * (forward_difference(f, x, h) + forward_difference(f, x, -h))

# %% right: forward from the left
def central_difference(f, x, h):
    return forward_difference(f, x - h, 2 * h)

# %% right: np.gradient
def central_difference(f, x, h):
    return np.gradient(np.array([f(x - h), f(x), f(x + h)], dtype=float), h)[1]

# %% right: 0.5 / h
def central_difference(f, x, h):
    return 0.5 / h * (f(x + h) - f(x - h))

# %% wrong: over h | misconception: divides by h instead of 2h
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / h

# %% wrong: precedence | misconception: multiplies by the step at the end
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / 2 * h

# %% wrong: not divided | misconception: does not divide by the step
def central_difference(f, x, h):
    return f(x + h) - f(x - h)

# %% wrong: over two | misconception: does not divide by the step
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / 2

# %% wrong: no brackets | misconception: divides one of the two
def central_difference(f, x, h):
    return f(x + h) - f(x - h) / (2 * h)

# %% wrong: forward | misconception: looks ahead only
def central_difference(f, x, h):
    return (f(x + h) - f(x)) / h

# %% wrong: backward | misconception: looks back only
def central_difference(f, x, h):
    return (f(x) - f(x - h)) / h

# %% wrong: forward over 2h | misconception: divides by 2h, one step apart
def central_difference(f, x, h):
    return (f(x + h) - f(x)) / (2 * h)

# %% wrong: the other sign | misconception: subtracts the wrong way round
def central_difference(f, x, h):
    return (f(x - h) - f(x + h)) / (2 * h)

# %% wrong: half a step | misconception: takes half a step to each side
def central_difference(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / h

# %% wrong: the bend | misconception: measures how it bends
def central_difference(f, x, h):
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2

# %% wrong: the mean | misconception: takes the mean of the heights
def central_difference(f, x, h):
    return (f(x + h) + f(x - h)) / 2

# %% wrong: a sum of slopes | misconception: divides by h instead of 2h
def central_difference(f, x, h):
    return forward_difference(f, x, h) + forward_difference(f, x, -h)

# %% wrong: its own step | misconception: ignores the step
def central_difference(f, x, h):
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5

# %% wrong: rounded | misconception: rounds the result
def central_difference(f, x, h):
    return np.round((f(x + h) - f(x - h)) / (2 * h), 3)

# %% wrong: text | misconception: gives text
def central_difference(f, x, h):
    return str((f(x + h) - f(x - h)) / (2 * h))

# %% wrong: prints | misconception: shows instead of handing back
def central_difference(f, x, h):
    print((f(x + h) - f(x - h)) / (2 * h))

# %% wrong: a list | misconception: wraps the number
def central_difference(f, x, h):
    return [(f(x + h) - f(x - h)) / (2 * h)]

# %% wrong: two steps apart
def central_difference(f, x, h):
    return (f(x + 2 * h) - f(x - 2 * h)) / (2 * h)

# %% wrong: five points
def central_difference(f, x, h):
    return (f(x - 2*h) - 8*f(x - h) + 8*f(x + h) - f(x + 2*h)) / (12*h)

# %% wrong: the size
def central_difference(f, x, h):
    return abs(f(x + h) - f(x - h)) / (2 * h)

# %% wrong: both slopes
def central_difference(f, x, h):
    return forward_difference(f, x, h), forward_difference(f, x, -h)

# %% wrong: the wrong brackets
def central_difference(f, x, h):
    return (f(x + h) - f(x - h) / 2) / h
