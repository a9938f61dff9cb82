# %% right: descent on the gradient by hand
def fit_line(xs, ys):
    X = np.column_stack([xs, np.ones(len(xs))])
    return gradient_descent(np.zeros(2), lambda w: mse_gradient(w, X, ys), 0.1, 250)[-1]

# %% right: two slopes by hand
def fit_line(xs, ys):
    a, b = 0.0, 0.0
    for _ in range(250):
        misses = a * xs + b - ys
        a, b = a - 0.1 * 2 * np.mean(misses * xs), b - 0.1 * 2 * np.mean(misses)
    return np.array([a, b])

# %% right: polyfit
def fit_line(xs, ys):
    return np.polyfit(xs, ys, 1)

# %% right: lstsq
def fit_line(xs, ys):
    return np.linalg.lstsq(np.column_stack([xs, np.ones(len(xs))]), ys, rcond=None)[0]

# %% right: covariance
def fit_line(xs, ys):
    slope = np.mean((xs - xs.mean()) * (ys - ys.mean())) / np.var(xs)
    return slope, ys.mean() - slope * xs.mean()

# %% right: normal equations
def fit_line(xs, ys):
    X = np.column_stack([xs, np.ones(len(xs))])
    return np.linalg.solve(X.T @ X, X.T @ ys)

# %% right: descent by differences
def fit_line(xs, ys):
    w = np.zeros(2)
    for _ in range(150):
        w = gd_step(w, lambda v: gradient(lambda u: np.mean((u[0] * xs + u[1] - ys) ** 2), v), 0.1)
    return w

# %% right: a small rate, many steps
def fit_line(xs, ys):
    w = np.zeros(2)
    for _ in range(500):
        misses = w[0] * xs + w[1] - ys
        w = w - 0.05 * 2 * np.array([np.mean(misses * xs), np.mean(misses)])
    return w.tolist()

# %% wrong: intercept first | misconception: puts the intercept first
def fit_line(xs, ys):
    return np.polyfit(xs, ys, 1)[::-1]

# %% wrong: ones first | misconception: puts the intercept first
def fit_line(xs, ys):
    X = np.column_stack([np.ones(len(xs)), xs])
    return gradient_descent(np.zeros(2), lambda w: mse_gradient(w, X, ys), 0.1, 250)[-1]

# %% wrong: no intercept | misconception: has no intercept
def fit_line(xs, ys):
    return np.array([np.sum(xs * ys) / np.sum(xs ** 2), 0.0])

# %% wrong: the slope alone | misconception: has no intercept
def fit_line(xs, ys):
    return np.array([np.sum(xs * ys) / np.sum(xs ** 2)])

# %% wrong: flat | misconception: gives a flat line
def fit_line(xs, ys):
    return np.array([0.0, np.mean(ys)])

# %% wrong: ten steps | misconception: stops early
def fit_line(xs, ys):
    X = np.column_stack([xs, np.ones(len(xs))])
    return gradient_descent(np.zeros(2), lambda w: mse_gradient(w, X, ys), 0.1, 10)[-1]

# %% wrong: one step | misconception: stops early
def fit_line(xs, ys):
    X = np.column_stack([xs, np.ones(len(xs))])
    return gd_step(np.zeros(2), lambda w: mse_gradient(w, X, ys), 0.1)

# %% wrong: the start | misconception: never starts
def fit_line(xs, ys):
    return np.zeros(2)

# %% wrong: first and last | misconception: goes through the first and the last point
def fit_line(xs, ys):
    slope = (ys[-1] - ys[0]) / (xs[-1] - xs[0])
    return np.array([slope, ys[0] - slope * xs[0]])

# %% wrong: swapped | misconception: swaps x and y
def fit_line(xs, ys):
    return np.polyfit(ys, xs, 1) if np.ptp(ys) > 0 else np.zeros(2)

# %% wrong: the predictions | misconception: gives the predictions
def fit_line(xs, ys):
    return np.polyval(np.polyfit(xs, ys, 1), xs)

# %% wrong: uphill | misconception: runs away
def fit_line(xs, ys):
    X = np.column_stack([xs, np.ones(len(xs))])
    return gradient_descent(np.zeros(2), lambda w: -mse_gradient(w, X, ys), 0.1, 100)[-1]

# %% wrong: upside down | misconception: has the wrong sign
def fit_line(xs, ys):
    return -np.polyfit(xs, ys, 1)

# %% wrong: the error | misconception: gives the error
def fit_line(xs, ys):
    line = np.polyfit(xs, ys, 1)
    return np.mean((np.polyval(line, xs) - ys) ** 2)

# %% wrong: the whole way | misconception: gives the whole way
def fit_line(xs, ys):
    X = np.column_stack([xs, np.ones(len(xs))])
    return gradient_descent(np.zeros(2), lambda w: mse_gradient(w, X, ys), 0.1, 250)

# %% wrong: too large a rate | misconception: runs away
def fit_line(xs, ys):
    X = np.column_stack([xs, np.ones(len(xs))])
    return gradient_descent(np.zeros(2), lambda w: mse_gradient(w, X, ys), 1.5, 150)[-1]

# %% wrong: too small a rate
def fit_line(xs, ys):
    X = np.column_stack([xs, np.ones(len(xs))])
    return gradient_descent(np.zeros(2), lambda w: mse_gradient(w, X, ys), 0.0001, 100)[-1]

# %% wrong: prints | misconception: shows instead of handing back
def fit_line(xs, ys):
    print(np.polyfit(xs, ys, 1))

# %% wrong: text | misconception: gives text
def fit_line(xs, ys):
    return "y = {:.2f} x + {:.2f}".format(*np.polyfit(xs, ys, 1))

# %% wrong: rounded | misconception: rounds the result
def fit_line(xs, ys):
    return np.round(np.polyfit(xs, ys, 1))

# %% wrong: absolute error
def fit_line(xs, ys):
    a, b = 0.0, 0.0
    for _ in range(300):
        sign = np.sign(a * xs + b - ys)
        a, b = a - 0.01 * np.mean(sign * xs), b - 0.01 * np.mean(sign)
    return np.array([a, b])

# %% wrong: a parabola
def fit_line(xs, ys):
    return np.polyfit(xs, ys, 2)

# %% wrong: a row | misconception: adds a dimension
def fit_line(xs, ys):
    return np.polyfit(xs, ys, 1)[None, :]

# %% wrong: no mean
def fit_line(xs, ys):
    return np.array([np.cov(xs, ys)[0, 1] / np.var(xs), np.mean(ys)])

# %% wrong: the correlation as slope
def fit_line(xs, ys):
    slope = np.corrcoef(xs, ys)[0, 1]
    return np.array([slope, ys.mean() - slope * xs.mean()])

# %% wrong: one height for each place
def fit_line(xs, ys):
    points = dict(zip(xs.tolist(), ys.tolist()))
    return np.polyfit(list(points), list(points.values()), 1)
