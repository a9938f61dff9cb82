# %% right: growth by distance
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / h

# %% right: two names
def forward_difference(f, x, h):
    here, there = f(x), f(x + h)
    return (there - here) / h

# %% right: two places
def forward_difference(f, x, h):
    x_0, x_1 = x, x + h
    return (f(x_1) - f(x_0)) / (x_1 - x_0)

# %% right: minus, turned round
def forward_difference(f, x, h):
    return (f(x) - f(x + h)) / -h

# %% right: np.diff
def forward_difference(f, x, h):
    return np.diff([f(x), f(x + h)])[0] / h

# %% right: each divided
def forward_difference(f, x, h):
    return f(x + h) / h - f(x) / h

# %% right: polyfit
def forward_difference(f, x, h):
    return np.polyfit([0, 1], [f(x), f(x + h)], 1)[0] / h

# %% wrong: not divided | misconception: does not divide by the step
def forward_difference(f, x, h):
    return f(x + h) - f(x)

# %% wrong: no brackets | misconception: divides one of the two
def forward_difference(f, x, h):
    return f(x + h) - f(x) / h

# %% wrong: the other sign | misconception: subtracts the wrong way round
def forward_difference(f, x, h):
    return (f(x) - f(x + h)) / h

# %% wrong: over 2h | misconception: divides by 2h, one step apart
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / (2 * h)

# %% wrong: central | misconception: looks to both sides
def forward_difference(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)

# %% wrong: central by halves | misconception: looks to both sides
def forward_difference(f, x, h):
    return (f(x + h / 2) - f(x - h / 2)) / h

# %% wrong: backward | misconception: looks back
def forward_difference(f, x, h):
    return (f(x) - f(x - h)) / h

# %% wrong: over the place | misconception: divides by the place
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / (x + h)

# %% wrong: upside down | misconception: divides by the growth
def forward_difference(f, x, h):
    return h / (f(x + h) - f(x))

# %% wrong: times h | misconception: multiplies by the step
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) * h

# %% wrong: f of h | misconception: calls f on the step
def forward_difference(f, x, h):
    return (f(h) - f(x)) / h

# %% wrong: a sum | misconception: adds instead of comparing
def forward_difference(f, x, h):
    return (f(x + h) + f(x)) / h

# %% wrong: two steps | misconception: goes two steps
def forward_difference(f, x, h):
    return (f(x + 2 * h) - f(x)) / h

# %% wrong: its own step | misconception: ignores the step
def forward_difference(f, x, h):
    h = 1e-5
    return (f(x + h) - f(x)) / h

# %% wrong: another step of its own | misconception: ignores the step
def forward_difference(f, x, h):
    return (f(x + 1e-6) - f(x)) / 1e-6

# %% wrong: rounded | misconception: rounds the result
def forward_difference(f, x, h):
    return round((f(x + h) - f(x)) / h, 2)

# %% wrong: text | misconception: gives text
def forward_difference(f, x, h):
    return f"{(f(x + h) - f(x)) / h}"

# %% wrong: prints | misconception: shows instead of handing back
def forward_difference(f, x, h):
    print((f(x + h) - f(x)) / h)

# %% wrong: whole numbers
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) // h

# %% wrong: h missing
def forward_difference(f, x, h):
    return (f(x) - f(x)) / h

# %% wrong: adds h outside
def forward_difference(f, x, h):
    return (f(x) + h - f(x)) / h

# %% wrong: a slope of values
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / f(h)

# %% wrong: the size
def forward_difference(f, x, h):
    return abs(f(x + h) - f(x)) / h

# %% wrong: no step below a ten-thousandth
def forward_difference(f, x, h):
    h = max(h, 1e-4)
    return (f(x + h) - f(x)) / h

# %% wrong: three digits | misconception: rounds the result
def forward_difference(f, x, h):
    return round((f(x + h) - f(x)) / h, 3)
