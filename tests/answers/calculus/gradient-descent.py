# %% right: a list and steps
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        history.append(gd_step(history[-1], df, learning_rate))
    return np.array(history)

# %% right: a plain list
def gradient_descent(x_0, df, learning_rate, n_steps):
    x = x_0
    history = [x]
    for _ in range(n_steps):
        x = x - learning_rate * df(x)
        history.append(x)
    return history

# %% right: an array filled
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = np.zeros((n_steps + 1, *np.shape(x_0)))
    history[0] = x_0
    for i in range(n_steps):
        history[i + 1] = history[i] - learning_rate * df(history[i])
    return history

# %% right: it calls itself
def gradient_descent(x_0, df, learning_rate, n_steps):
    if n_steps == 0:
        return np.array([x_0])
    rest = gradient_descent(x_0 - learning_rate * df(x_0), df, learning_rate, n_steps - 1)
    return np.concatenate([[x_0], rest])

# %% right: accumulate
def gradient_descent(x_0, df, learning_rate, n_steps):
    from itertools import accumulate
    return np.array(list(accumulate(range(n_steps), lambda x, _: x - learning_rate * df(x), initial=x_0)))

# %% right: copies
def gradient_descent(x_0, df, learning_rate, n_steps):
    x = np.array(x_0, dtype=float)
    history = [x.copy()]
    for _ in range(n_steps):
        x -= learning_rate * df(x)
        history.append(x.copy())
    return np.stack(history)

# %% right: a while loop
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    while len(history) <= n_steps:
        x = history[-1]
        history += [x - learning_rate * df(x)]
    return np.asarray(history)

# %% wrong: the last place | misconception: gives the last place only
def gradient_descent(x_0, df, learning_rate, n_steps):
    x = x_0
    for _ in range(n_steps):
        x = x - learning_rate * df(x)
    return x

# %% wrong: without the start
def gradient_descent(x_0, df, learning_rate, n_steps):
    x, history = x_0, []
    for _ in range(n_steps):
        x = x - learning_rate * df(x)
        history.append(x)
    return np.array(history)

# %% wrong: without the end
def gradient_descent(x_0, df, learning_rate, n_steps):
    x, history = x_0, []
    for _ in range(n_steps):
        history.append(x)
        x = x - learning_rate * df(x)
    return np.array(history)

# %% wrong: cuts the start off | misconception: leaves the start out
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        history.append(gd_step(history[-1], df, learning_rate))
    return np.array(history)[1:]

# %% wrong: one step fewer | misconception: leaves the end out
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(1, n_steps):
        history.append(gd_step(history[-1], df, learning_rate))
    return np.array(history)

# %% wrong: one too many | misconception: takes one step too many
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps + 1):
        history.append(gd_step(history[-1], df, learning_rate))
    return np.array(history)

# %% wrong: uphill | misconception: walks uphill
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        history.append(history[-1] + learning_rate * df(history[-1]))
    return np.array(history)

# %% wrong: the first slope | misconception: keeps the first slope
def gradient_descent(x_0, df, learning_rate, n_steps):
    slope = df(x_0)
    history = [x_0]
    for _ in range(n_steps):
        history.append(history[-1] - learning_rate * slope)
    return np.array(history)

# %% wrong: always from the start | misconception: always starts again
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        history.append(gd_step(x_0, df, learning_rate))
    return np.array(history)

# %% wrong: loses the step | misconception: never moves
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        gd_step(x_0, df, learning_rate)
        history.append(x_0)
    return np.array(history)

# %% wrong: no rate | misconception: leaves the learning rate out
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        history.append(history[-1] - df(history[-1]))
    return np.array(history)

# %% wrong: a rate of its own | misconception: has a learning rate of its own
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        history.append(gd_step(history[-1], df, 0.1))
    return np.array(history)

# %% wrong: the slopes | misconception: gives the slopes
def gradient_descent(x_0, df, learning_rate, n_steps):
    x, slopes = x_0, [df(x_0)]
    for _ in range(n_steps):
        x = x - learning_rate * df(x)
        slopes.append(df(x))
    return np.array(slopes)

# %% wrong: in place | misconception: keeps the same array again and again
def gradient_descent(x_0, df, learning_rate, n_steps):
    x, history = x_0, [x_0]
    for _ in range(n_steps):
        x -= learning_rate * df(x)
        history.append(x)
    return np.array(history)

# %% wrong: returns inside the loop | misconception: returns inside the loop
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        history.append(gd_step(history[-1], df, learning_rate))
        return np.array(history)
    return np.array(history)

# %% wrong: ten steps | misconception: takes ten steps whatever is asked
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(10):
        history.append(gd_step(history[-1], df, learning_rate))
    return np.array(history)

# %% wrong: a shrinking rate | misconception: lets the learning rate shrink
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for i in range(n_steps):
        history.append(history[-1] - learning_rate / (i + 1) * df(history[-1]))
    return np.array(history)

# %% wrong: backwards | misconception: gives the way backwards
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        history.insert(0, gd_step(history[0], df, learning_rate))
    return np.array(history)

# %% wrong: rounded | misconception: rounds the result
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        history.append(gd_step(history[-1], df, learning_rate))
    return np.round(history, 1)

# %% wrong: prints | misconception: shows instead of handing back
def gradient_descent(x_0, df, learning_rate, n_steps):
    x = x_0
    print(x)
    for _ in range(n_steps):
        x = gd_step(x, df, learning_rate)
        print(x)

# %% wrong: momentum
def gradient_descent(x_0, df, learning_rate, n_steps):
    history, v = [x_0], 0 * x_0
    for _ in range(n_steps):
        v = 0.9 * v + df(history[-1])
        history.append(history[-1] - learning_rate * v)
    return np.array(history)

# %% wrong: stops at the bottom
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        slope = df(history[-1])
        if np.all(np.abs(slope) < 1e-6):
            break
        history.append(history[-1] - learning_rate * slope)
    return np.array(history)

# %% wrong: whole numbers
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = np.zeros(n_steps + 1, dtype=int)
    history[0] = x_0
    for i in range(n_steps):
        history[i + 1] = history[i] - learning_rate * df(history[i])
    return history

# %% wrong: starts at zero
def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [0 * x_0]
    for _ in range(n_steps):
        history.append(gd_step(history[-1], df, learning_rate))
    return np.array(history)

# %% wrong: an array of the type of the start | misconception: cuts the places to whole numbers
def gradient_descent(x_0, df, learning_rate, n_steps):
    x_0 = np.asarray(x_0)
    walk = np.zeros((n_steps + 1, *x_0.shape), dtype=x_0.dtype)
    walk[0] = x_0
    for t in range(n_steps):
        walk[t + 1] = walk[t] - learning_rate * df(walk[t])
    return walk

# %% wrong: gives up when far out
def gradient_descent(x_0, df, learning_rate, n_steps):
    walk = [x_0]
    for _ in range(n_steps):
        if np.max(np.abs(walk[-1])) > 10:
            break
        walk.append(walk[-1] - learning_rate * df(walk[-1]))
    return np.array(walk)

# %% wrong: clips | misconception: keeps within bounds
def gradient_descent(x_0, df, learning_rate, n_steps):
    walk = [x_0]
    for _ in range(n_steps):
        walk.append(np.clip(walk[-1] - learning_rate * df(walk[-1]), -10, 10))
    return np.array(walk)

# %% wrong: entry by entry | misconception: moves one entry after the other
def gradient_descent(x_0, df, learning_rate, n_steps):
    if np.ndim(x_0) == 0:
        walk = [x_0]
        for _ in range(n_steps):
            walk.append(walk[-1] - learning_rate * df(walk[-1]))
        return np.array(walk)
    x, walk = np.array(x_0, dtype=float), [np.array(x_0, dtype=float)]
    for _ in range(n_steps):
        for i in range(len(x)):
            x[i] -= learning_rate * df(x)[i]
        walk.append(x.copy())
    return np.array(walk)
