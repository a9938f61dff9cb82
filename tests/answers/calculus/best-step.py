# %% right: argmin
def best_step(f, slope, x, steps):
    errors = [abs(forward_difference(f, x, h) - slope) for h in steps]
    return steps[np.argmin(errors)]

# %% right: min with a key
def best_step(f, slope, x, steps):
    return min(steps, key=lambda h: abs((f(x + h) - f(x)) / h - slope))

# %% right: a loop
def best_step(f, slope, x, steps):
    best = steps[0]
    for h in steps:
        if abs(forward_difference(f, x, h) - slope) < abs(forward_difference(f, x, best) - slope):
            best = h
    return best

# %% right: all at once
def best_step(f, slope, x, steps):
    slopes = np.array([(f(x + h) - f(x)) / h for h in steps])
    return steps[np.abs(slopes - slope).argmin()]

# %% right: sorted
def best_step(f, slope, x, steps):
    return sorted(steps, key=lambda h: (forward_difference(f, x, h) - slope) ** 2)[0]

# %% right: sorted pairs
def best_step(f, slope, x, steps):
    pairs = sorted((abs((f(x + h) - f(x)) / h - slope), h) for h in steps)
    return pairs[0][1]

# %% right: the relative error
def best_step(f, slope, x, steps):
    errors = [abs(forward_difference(f, x, h) / slope - 1) for h in steps]
    return float(steps[int(np.argmin(errors))])

# %% wrong: the smallest | misconception: takes the smallest
def best_step(f, slope, x, steps):
    return min(steps)

# %% wrong: the largest | misconception: takes the largest
def best_step(f, slope, x, steps):
    return max(steps)

# %% wrong: argmax | misconception: takes the worst
def best_step(f, slope, x, steps):
    errors = [abs(forward_difference(f, x, h) - slope) for h in steps]
    return steps[np.argmax(errors)]

# %% wrong: the index | misconception: gives the place in the list
def best_step(f, slope, x, steps):
    errors = [abs(forward_difference(f, x, h) - slope) for h in steps]
    return np.argmin(errors)

# %% wrong: the error | misconception: gives the error
def best_step(f, slope, x, steps):
    return min(abs(forward_difference(f, x, h) - slope) for h in steps)

# %% wrong: the slope | misconception: gives the slope it found
def best_step(f, slope, x, steps):
    return min([forward_difference(f, x, h) for h in steps], key=lambda s: abs(s - slope))

# %% wrong: no abs | misconception: loses the sign
def best_step(f, slope, x, steps):
    return steps[np.argmin([forward_difference(f, x, h) - slope for h in steps])]

# %% wrong: no abs, turned | misconception: loses the sign
def best_step(f, slope, x, steps):
    return steps[np.argmin([slope - forward_difference(f, x, h) for h in steps])]

# %% wrong: central | misconception: looks to both sides
def best_step(f, slope, x, steps):
    return min(steps, key=lambda h: abs(central_difference(f, x, h) - slope))

# %% wrong: without the slope | misconception: never looks at the slope
def best_step(f, slope, x, steps):
    return min(steps, key=lambda h: abs(forward_difference(f, x, h)))

# %% wrong: not divided | misconception: does not divide by the step
def best_step(f, slope, x, steps):
    return min(steps, key=lambda h: abs(f(x + h) - f(x) - slope))

# %% wrong: off the line | misconception: compares with the line
def best_step(f, slope, x, steps):
    return min(steps, key=lambda h: abs(f(x + h) - f(x) - slope * h))

# %% wrong: the first | misconception: takes the first
def best_step(f, slope, x, steps):
    return steps[0]

# %% wrong: the last | misconception: takes the last
def best_step(f, slope, x, steps):
    return steps[-1]

# %% wrong: the middle | misconception: takes the one in the middle
def best_step(f, slope, x, steps):
    return steps[len(steps) // 2]

# %% wrong: the median | misconception: takes the one in the middle
def best_step(f, slope, x, steps):
    return np.median(steps)

# %% wrong: better than the one before | misconception: keeps the last that was nearer than the one before
def best_step(f, slope, x, steps):
    errors = [abs(forward_difference(f, x, h) - slope) for h in steps]
    best = steps[0]
    for i in range(1, len(steps)):
        if errors[i] < errors[i - 1]:
            best = steps[i]
    return best

# %% wrong: prints | misconception: shows instead of handing back
def best_step(f, slope, x, steps):
    print(min(steps, key=lambda h: abs(forward_difference(f, x, h) - slope)))

# %% wrong: text | misconception: gives text
def best_step(f, slope, x, steps):
    return str(min(steps, key=lambda h: abs(forward_difference(f, x, h) - slope)))

# %% wrong: a rule of thumb
def best_step(f, slope, x, steps):
    return 1e-8

# %% wrong: root of eps
def best_step(f, slope, x, steps):
    return np.sqrt(np.finfo(float).eps)

# %% wrong: stops at the first good one
def best_step(f, slope, x, steps):
    for h in steps:
        if abs(forward_difference(f, x, h) - slope) < 0.1:
            return h

# %% wrong: sorts the steps | misconception: writes into its argument
def best_step(f, slope, x, steps):
    steps.sort()
    return min(steps, key=lambda h: abs(forward_difference(f, x, h) - slope))

# %% wrong: all errors
def best_step(f, slope, x, steps):
    return [abs(forward_difference(f, x, h) - slope) for h in steps]

# %% wrong: the best for a backward difference | misconception: looks back
def best_step(f, slope, x, steps):
    return min(steps, key=lambda h: abs((f(x) - f(x - h)) / h - slope))

# %% wrong: sizes of slopes | misconception: compares without signs
def best_step(f, slope, x, steps):
    return min(steps, key=lambda h: abs(abs(forward_difference(f, x, h)) - abs(slope)))

# %% wrong: until it gets worse | misconception: stops at the first that is worse
def best_step(f, slope, x, steps):
    best = steps[0]
    for h in steps[1:]:
        if abs(forward_difference(f, x, h) - slope) > abs(forward_difference(f, x, best) - slope):
            break
        best = h
    return best
