# %% right: height and climb
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x) * epsilon

# %% right: a dot product
def linear_approx(f, df, x, epsilon):
    return f(x) + np.dot(df(x), epsilon)

# %% right: step by step
def linear_approx(f, df, x, epsilon):
    height = f(x)
    slope = df(x)
    return height + slope * epsilon

# %% right: a line of its own
def linear_approx(f, df, x, epsilon):
    line = lambda step: df(x) * step + f(x)
    return line(epsilon)

# %% right: between two places
def linear_approx(f, df, x, epsilon):
    there = x + epsilon
    return f(x) + df(x) * (there - x)

# %% right: a sum
def linear_approx(f, df, x, epsilon):
    return np.sum(np.multiply(df(x), epsilon)) + f(x)

# %% right: polyval
def linear_approx(f, df, x, epsilon):
    return np.polyval([df(x), f(x)], epsilon)

# %% right: a float
def linear_approx(f, df, x, epsilon):
    return float(f(x) + epsilon * df(x))

# %% wrong: the curve itself | misconception: evaluates f itself
def linear_approx(f, df, x, epsilon):
    return f(x + epsilon)

# %% wrong: the climb alone | misconception: leaves the start out
def linear_approx(f, df, x, epsilon):
    return df(x) * epsilon

# %% wrong: the slope without the step | misconception: adds the slope without the step
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x)

# %% wrong: the step without the slope | misconception: adds the step without the slope
def linear_approx(f, df, x, epsilon):
    return f(x) + epsilon

# %% wrong: the slope at the end | misconception: takes the slope at the end
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x + epsilon) * epsilon

# %% wrong: the slope half-way | misconception: takes the slope half-way
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x + epsilon / 2) * epsilon

# %% wrong: the slope at epsilon | misconception: takes the slope at the step
def linear_approx(f, df, x, epsilon):
    return f(x) + df(epsilon) * epsilon

# %% wrong: down | misconception: goes down for up
def linear_approx(f, df, x, epsilon):
    return f(x) - df(x) * epsilon

# %% wrong: swapped | misconception: swaps height and slope
def linear_approx(f, df, x, epsilon):
    return df(x) + f(x) * epsilon

# %% wrong: from the end | misconception: starts at the end
def linear_approx(f, df, x, epsilon):
    return f(x + epsilon) + df(x) * epsilon

# %% wrong: from x | misconception: starts at x
def linear_approx(f, df, x, epsilon):
    return x + df(x) * epsilon

# %% wrong: flat | misconception: stays where it is
def linear_approx(f, df, x, epsilon):
    return f(x)

# %% wrong: times x | misconception: goes by x instead of the step
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x) * x

# %% wrong: epsilon is a place | misconception: takes the step from x
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x) * (epsilon - x)

# %% wrong: a product | misconception: multiplies instead of adding
def linear_approx(f, df, x, epsilon):
    return f(x) * df(x) * epsilon

# %% wrong: brackets | misconception: multiplies the height as well
def linear_approx(f, df, x, epsilon):
    return (f(x) + df(x)) * epsilon

# %% wrong: the square of the step | misconception: adds half of the square
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x) * epsilon**2 / 2

# %% wrong: half the climb | misconception: halves the climb
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x) * epsilon / 2

# %% wrong: rounded
def linear_approx(f, df, x, epsilon):
    return round(f(x) + df(x) * epsilon, 1)

# %% wrong: text | misconception: gives text
def linear_approx(f, df, x, epsilon):
    return str(f(x) + df(x) * epsilon)

# %% wrong: prints | misconception: shows instead of handing back
def linear_approx(f, df, x, epsilon):
    print(f(x) + df(x) * epsilon)

# %% wrong: a list of one | misconception: wraps the number
def linear_approx(f, df, x, epsilon):
    return [f(x) + df(x) * epsilon]

# %% wrong: value and slope
def linear_approx(f, df, x, epsilon):
    return f(x), df(x)

# %% wrong: calls the slope with the step
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x, epsilon)

# %% wrong: never calls
def linear_approx(f, df, x, epsilon):
    return f + df * epsilon

# %% wrong: the absolute step
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x) * abs(epsilon)

# %% wrong: a parabola
def linear_approx(f, df, x, epsilon):
    return f(x) + df(x) * epsilon + epsilon**2

# %% wrong: the slope of the slope
def linear_approx(f, df, x, epsilon):
    return f(x) + df(df(x)) * epsilon
