# %% right: central differences
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu = mu_0
    h = 1e-5
    for _ in range(n_steps):
        slope = (f(mu + h, data) - f(mu - h, data)) / (2 * h)
        mu = mu - learning_rate * slope
    return mu

# %% right: forward differences, a large step
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    h = 1e-3
    mu = float(mu_0)
    for step in range(n_steps):
        mu -= learning_rate * (f(mu + h, data) - f(mu, data)) / h
    return mu

# %% right: backward differences, a large step
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    h = 0.001
    for step in range(n_steps):
        mu_0 = mu_0 - learning_rate * (f(mu_0, data) - f(mu_0 - h, data)) / h
    return mu_0

# %% right: forward differences, a small step
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    h = 1e-7
    mu = np.float64(mu_0)
    while n_steps > 0:
        mu = mu - learning_rate * ((f(mu + h, data) - f(mu, data)) / h)
        n_steps -= 1
    return mu

# %% right: central differences, a small step
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    def gradient(mu, h=1e-7):
        return (f(mu + h, data) - f(mu - h, data)) / (2 * h)

    for _ in range(n_steps):
        mu_0 -= learning_rate * gradient(mu_0)
    return mu_0

# %% right: central differences, a large step
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-3
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / 2 / h
    return float(mu)

# %% right: it calls itself
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    if n_steps == 0:
        return mu_0
    eps = 1e-6
    slope = (f(mu_0 + eps, data) - f(mu_0 - eps, data)) / (2 * eps)
    return run_gd(mu_0 - learning_rate * slope, data, f, learning_rate, n_steps - 1)

# %% right: keeps the history, gives the last
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    path = [mu_0]
    for _ in range(n_steps):
        here = path[-1]
        path.append(here - learning_rate * (f(here + 1e-5, data) - f(here - 1e-5, data)) / 2e-5)
    return path[-1]

# %% right: np.gradient
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    h = 1e-5
    mu = mu_0
    for _ in range(n_steps):
        three = np.array([f(mu - h, data), f(mu, data), f(mu + h, data)])
        mu = mu - learning_rate * np.gradient(three, h)[1]
    return mu

# %% right: five points
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    h = 1e-3
    for _ in range(n_steps):
        g = (f(mu_0 - 2 * h, data) - 8 * f(mu_0 - h, data) + 8 * f(mu_0 + h, data) - f(mu_0 + 2 * h, data)) / (12 * h)
        mu_0 = mu_0 - learning_rate * g
    return mu_0

# %% right: f by keyword
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu = 1.0 * mu_0
    h = 1e-4
    for i in range(int(n_steps)):
        up, down = f(mu=mu + h, data=data), f(mu=mu - h, data=data)
        mu = mu - learning_rate * (up - down) / (2.0 * h)
    return mu

# %% right: reduce
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    from functools import reduce

    loss = lambda m: f(m, data)
    step = lambda m, _: m - learning_rate * (loss(m + 1e-6) - loss(m - 1e-6)) / 2e-6
    return reduce(step, range(n_steps), mu_0)

# %% right: a relative step
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu = mu_0
    for _ in range(n_steps):
        h = 1e-6 * max(1, abs(mu))
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% right: a 0-d array
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu = np.array(mu_0, dtype=float)
    for _ in range(n_steps):
        mu = np.asarray(mu - learning_rate * (f(mu + 1e-5, data) - f(mu - 1e-5, data)) / 2e-5)
    return mu

# %% right: a default step in a helper outside
def slope_of(g, x, h=1e-5):
    return (g(x + h) - g(x - h)) / (2 * h)

def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    for _ in range(n_steps):
        mu_0 = mu_0 - learning_rate * slope_of(lambda m: f(m, data), mu_0)
    return mu_0

# %% right: a complex step
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu = mu_0
    for _ in range(n_steps):
        mu = mu - learning_rate * f(mu + 1e-20j, data).imag / 1e-20
    return mu

# %% right: the classic forward step
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    h = np.sqrt(np.finfo(float).eps)
    mu = mu_0
    for _ in range(n_steps):
        mu += learning_rate * (f(mu, data) - f(mu + h, data)) / h
    return mu

# %% wrong: uphill | misconception: walks uphill
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu + learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: one step too many | misconception: takes one step too many
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps + 1):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: one step too few | misconception: takes one step too few
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(1, n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: one step whatever happens | misconception: takes a single step
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    h = 1e-5
    return mu_0 - learning_rate * (f(mu_0 + h, data) - f(mu_0 - h, data)) / (2 * h)

# %% wrong: returns inside the loop | misconception: returns inside the loop
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
        return mu
    return mu

# %% wrong: the slope of squared error | misconception: never calls f
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu = mu_0
    for _ in range(n_steps):
        mu = mu - learning_rate * 2 * np.sum(mu - data)
    return mu

# %% wrong: the slope of the surprise
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu = mu_0
    for _ in range(n_steps):
        mu = mu - learning_rate * np.sum(mu - data)
    return mu

# %% wrong: the slope at the start | misconception: keeps the first slope
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    slope = (f(mu_0 + h, data) - f(mu_0 - h, data)) / (2 * h)
    for _ in range(n_steps):
        mu = mu - learning_rate * slope
    return mu

# %% wrong: never moves on
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    h = 1e-5
    for _ in range(n_steps):
        mu = mu_0 - learning_rate * (f(mu_0 + h, data) - f(mu_0 - h, data)) / (2 * h)
    return mu

# %% wrong: central over h | misconception: divides by h instead of 2h
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / h
    return mu

# %% wrong: forward over 2h | misconception: divides by 2h, one step apart
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu, data)) / (2 * h)
    return mu

# %% wrong: not divided | misconception: does not divide by the distance
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data))
    return mu

# %% wrong: precedence | misconception: does not divide by the distance
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / 2 * h
    return mu

# %% wrong: the value for the slope | misconception: takes the height for the slope
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu = mu_0
    for _ in range(n_steps):
        mu = mu - learning_rate * f(mu, data)
    return mu

# %% wrong: a fixed learning rate | misconception: ignores the learning rate
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - 0.1 * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: no learning rate | misconception: leaves the learning rate out
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: always ten steps | misconception: ignores the number of steps
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(10):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: always starts at zero
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = 0.0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: starts at the mean
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = data.mean(), 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: the mean at once | misconception: jumps to the mean
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    return np.mean(data)

# %% wrong: the whole path | misconception: gives the whole path
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    path, h = [mu_0], 1e-5
    for _ in range(n_steps):
        mu = path[-1]
        path.append(mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h))
    return path

# %% wrong: the loss at the end | misconception: gives the loss at the end
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return f(mu, data)

# %% wrong: mu and the loss
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu, f(mu, data)

# %% wrong: the arguments of f swapped
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(data, mu + h) - f(data, mu - h)) / (2 * h)
    return mu

# %% wrong: the slope in the data
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu, data + h) - f(mu, data - h)) / (2 * h)
    return mu

# %% wrong: averaged over the data
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h) / len(data)
    return mu

# %% wrong: one observation at a time
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        for x in data:
            one = np.array([x])
            mu = mu - learning_rate * (f(mu + h, one) - f(mu - h, one)) / (2 * h)
    return mu

# %% wrong: only the sign of the slope
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * np.sign(f(mu + h, data) - f(mu - h, data))
    return mu

# %% wrong: the size of the slope
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * abs(f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: with momentum
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h, v = mu_0, 1e-5, 0.0
    for _ in range(n_steps):
        v = 0.9 * v + (f(mu + h, data) - f(mu - h, data)) / (2 * h)
        mu = mu - learning_rate * v
    return mu

# %% wrong: the learning rate shrinks
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for i in range(n_steps):
        mu = mu - learning_rate / (i + 1) * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: clipped slope
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * np.clip((f(mu + h, data) - f(mu - h, data)) / (2 * h), -1, 1)
    return mu

# %% wrong: until it settles
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(10_000):
        slope = (f(mu + h, data) - f(mu - h, data)) / (2 * h)
        if abs(slope) < 1e-6:
            break
        mu = mu - learning_rate * slope
    return mu

# %% wrong: a coarse step
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 0.1
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu, data)) / h
    return mu

# %% wrong: a step of one hundredth, forward
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 0.02
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu, data)) / h
    return mu

# %% wrong: a step too small for Python
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-17
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: half the difference to the wrong side
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu - h, data) - f(mu + h, data)) / (2 * h)
    return mu

# %% wrong: multiplies
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu * (1 - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h))
    return mu

# %% wrong: divides by the learning rate
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - (f(mu + h, data) - f(mu - h, data)) / (2 * h) / max(learning_rate, 1e-9)
    return mu

# %% wrong: only the step, not the place
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = -learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: rounded
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return round(float(mu), 1)

# %% wrong: whole numbers
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - int(learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h))
    return mu

# %% wrong: prints
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    print(mu)

# %% wrong: nothing for no steps
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for i in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
        if i == n_steps - 1:
            return mu

# %% wrong: undefined for no steps
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    here, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = here - learning_rate * (f(here + h, data) - f(here - h, data)) / (2 * h)
        here = mu
    return mu

# %% wrong: other defaults
def run_gd(mu_0, data, f, learning_rate=0.01, n_steps=100):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: no defaults
def run_gd(mu_0, data, f, learning_rate, n_steps):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: the last two the other way
def run_gd(mu_0, data, f, n_steps=10, learning_rate=0.1):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: other argument names
def run_gd(mu, data, f, lr=0.1, steps=10):
    h = 1e-5
    for _ in range(steps):
        mu = mu - lr * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: zero taken for not given
def run_gd(mu_0, data, f, learning_rate=None, n_steps=None):
    mu, h = mu_0, 1e-5
    learning_rate = learning_rate or 0.1
    for _ in range(n_steps or 10):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: shape (1,)
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = np.array([mu_0], dtype=float), 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu[0] + h, data) - f(mu[0] - h, data)) / (2 * h)
    return mu

# %% wrong: an int array cannot be moved in place
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = np.array(mu_0), 1e-5
    for _ in range(n_steps):
        mu -= learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: always squared error, by differences
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (sum_squared_error(mu + h, data) - sum_squared_error(mu - h, data)) / (2 * h)
    return mu

# %% wrong: changes the data
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    data.sort()
    mu, h = mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
    return mu

# %% wrong: Newton's step
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, h = mu_0, 1e-4
    for _ in range(n_steps):
        slope = (f(mu + h, data) - f(mu - h, data)) / (2 * h)
        bend = (f(mu + h, data) - 2 * f(mu, data) + f(mu - h, data)) / h ** 2
        mu = mu - slope / bend
    return mu

# %% wrong: the best place seen
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu, best, h = mu_0, mu_0, 1e-5
    for _ in range(n_steps):
        mu = mu - learning_rate * (f(mu + h, data) - f(mu - h, data)) / (2 * h)
        if f(mu, data) < f(best, data):
            best = mu
    return best

# %% wrong: not beyond a hundred | misconception: keeps within bounds
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu = mu_0
    for _ in range(n_steps):
        slope = (f(mu + 1e-5, data) - f(mu - 1e-5, data)) / 2e-5
        mu = np.clip(mu - learning_rate * slope, -100, 100)
    return mu

# %% wrong: until it is nearly flat | misconception: stops where it is nearly flat
def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu = mu_0
    for _ in range(n_steps):
        slope = (f(mu + 1e-5, data) - f(mu - 1e-5, data)) / 2e-5
        if abs(slope) < 0.1:
            break
        mu = mu - learning_rate * slope
    return mu
