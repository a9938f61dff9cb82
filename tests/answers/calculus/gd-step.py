# %% right: against the slope
def gd_step(x_t, df, learning_rate):
    return x_t - learning_rate * df(x_t)

# %% right: two lines
def gd_step(x_t, df, learning_rate):
    step = -learning_rate * df(x_t)
    return x_t + step

# %% right: an array of floats
def gd_step(x_t, df, learning_rate):
    return np.asarray(x_t, dtype=float) - learning_rate * np.asarray(df(x_t))

# %% right: subtract
def gd_step(x_t, df, learning_rate):
    return np.subtract(x_t, np.multiply(learning_rate, df(x_t)))

# %% right: a new name
def gd_step(x_t, df, learning_rate):
    x = x_t
    x = x - df(x) * learning_rate
    return x

# %% right: entries one by one
def gd_step(x_t, df, learning_rate):
    if np.ndim(x_t) == 0:
        return x_t - learning_rate * df(x_t)
    slope = df(x_t)
    return np.array([x_t[i] - learning_rate * slope[i] for i in range(len(x_t))])

# %% right: a list
def gd_step(x_t, df, learning_rate):
    if np.ndim(x_t) == 0:
        return float(x_t - learning_rate * df(x_t))
    return list(x_t - learning_rate * df(x_t))

# %% wrong: uphill | misconception: walks uphill
def gd_step(x_t, df, learning_rate):
    return x_t + learning_rate * df(x_t)

# %% wrong: no rate | misconception: leaves the learning rate out
def gd_step(x_t, df, learning_rate):
    return x_t - df(x_t)

# %% wrong: no slope | misconception: leaves the slope out
def gd_step(x_t, df, learning_rate):
    return x_t - learning_rate

# %% wrong: the step | misconception: gives the step, not the place
def gd_step(x_t, df, learning_rate):
    return -learning_rate * df(x_t)

# %% wrong: the step, upwards | misconception: gives the step, not the place
def gd_step(x_t, df, learning_rate):
    return learning_rate * df(x_t)

# %% wrong: the sign | misconception: goes by the sign alone
def gd_step(x_t, df, learning_rate):
    return x_t - learning_rate * np.sign(df(x_t))

# %% wrong: the size | misconception: loses the sign of the slope
def gd_step(x_t, df, learning_rate):
    return x_t - learning_rate * abs(df(x_t))

# %% wrong: over the rate | misconception: divides by the learning rate
def gd_step(x_t, df, learning_rate):
    return x_t - df(x_t) / max(learning_rate, 1e-9)

# %% wrong: brackets | misconception: shrinks the place as well
def gd_step(x_t, df, learning_rate):
    return learning_rate * (x_t - df(x_t))

# %% wrong: times x | misconception: multiplies the place with the slope
def gd_step(x_t, df, learning_rate):
    return x_t * (1 - learning_rate * df(x_t))

# %% wrong: the slope of a square | misconception: takes the slope of a square
def gd_step(x_t, df, learning_rate):
    return x_t - learning_rate * 2 * x_t

# %% wrong: shrinks | misconception: takes the slope of a square
def gd_step(x_t, df, learning_rate):
    return x_t * (1 - learning_rate)

# %% wrong: the slope elsewhere | misconception: looks at the slope elsewhere
def gd_step(x_t, df, learning_rate):
    return x_t - learning_rate * df(x_t - learning_rate)

# %% wrong: two steps | misconception: takes two steps
def gd_step(x_t, df, learning_rate):
    x_t = x_t - learning_rate * df(x_t)
    return x_t - learning_rate * df(x_t)

# %% wrong: a rate of its own | misconception: has a learning rate of its own
def gd_step(x_t, df, learning_rate):
    return x_t - 0.1 * df(x_t)

# %% wrong: in place | misconception: changes the place it was given
def gd_step(x_t, df, learning_rate):
    x_t -= learning_rate * df(x_t)
    return x_t

# %% wrong: length one | misconception: makes the gradient as long as 1
def gd_step(x_t, df, learning_rate):
    slope = df(x_t)
    return x_t - learning_rate * slope / max(np.linalg.norm(slope), 1e-12)

# %% wrong: added up | misconception: adds the entries up
def gd_step(x_t, df, learning_rate):
    return x_t - learning_rate * np.sum(df(x_t))

# %% wrong: prints | misconception: shows instead of handing back
def gd_step(x_t, df, learning_rate):
    print(x_t - learning_rate * df(x_t))

# %% wrong: text | misconception: gives text
def gd_step(x_t, df, learning_rate):
    return str(x_t - learning_rate * df(x_t))

# %% wrong: calls nothing
def gd_step(x_t, df, learning_rate):
    return x_t - learning_rate * df

# %% wrong: the height
def gd_step(x_t, df, learning_rate):
    return f(x_t) - learning_rate * df(x_t)

# %% wrong: place and slope
def gd_step(x_t, df, learning_rate):
    return x_t, df(x_t)

# %% wrong: a float of all
def gd_step(x_t, df, learning_rate):
    return float(x_t) - learning_rate * float(df(x_t))

# %% wrong: whole numbers
def gd_step(x_t, df, learning_rate):
    return x_t - np.floor(learning_rate * df(x_t))

# %% wrong: zero steps at zero
def gd_step(x_t, df, learning_rate):
    return x_t - learning_rate * df(x_t) if learning_rate else 0
