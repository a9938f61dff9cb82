# %% right: ends, then min
def lowest_valley(f, df, starts, learning_rate, n_steps):
    ends = [gradient_descent(start, df, learning_rate, n_steps)[-1] for start in starts]
    return min(ends, key=f)

# %% right: argmin
def lowest_valley(f, df, starts, learning_rate, n_steps):
    ends = np.array([gradient_descent(start, df, learning_rate, n_steps)[-1] for start in starts])
    return ends[np.argmin([f(end) for end in ends])]

# %% right: all at once
def lowest_valley(f, df, starts, learning_rate, n_steps):
    x = np.array(starts, dtype=float)
    for _ in range(n_steps):
        x = x - learning_rate * np.array([df(one) for one in x])
    return min(x.tolist(), key=f)

# %% right: the best so far
def lowest_valley(f, df, starts, learning_rate, n_steps):
    best = None
    for start in starts:
        x = start
        for _ in range(n_steps):
            x = gd_step(x, df, learning_rate)
        if best is None or f(x) < f(best):
            best = x
    return best

# %% right: sorted
def lowest_valley(f, df, starts, learning_rate, n_steps):
    ends = sorted((gradient_descent(start, df, learning_rate, n_steps)[-1] for start in starts), key=f)
    return float(ends[0])

# %% right: pairs
def lowest_valley(f, df, starts, learning_rate, n_steps):
    pairs = []
    for start in starts:
        end = gradient_descent(start, df, learning_rate, n_steps)[-1]
        pairs.append((f(end), end))
    return min(pairs)[1]

# %% right: batches
def lowest_valley(f, df, starts, learning_rate, n_steps):
    x = starts.astype(float)
    for step in range(n_steps):
        x = x - learning_rate * df(x)
    return x[f(x).argmin()]

# %% wrong: the first start | misconception: walks from the first start only
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return gradient_descent(starts[0], df, learning_rate, n_steps)[-1]

# %% wrong: the last start | misconception: walks from the last start only
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return gradient_descent(starts[-1], df, learning_rate, n_steps)[-1]

# %% wrong: returns in the loop | misconception: walks from the first start only
def lowest_valley(f, df, starts, learning_rate, n_steps):
    for start in starts:
        return gradient_descent(start, df, learning_rate, n_steps)[-1]

# %% wrong: overwritten | misconception: walks from the last start only
def lowest_valley(f, df, starts, learning_rate, n_steps):
    for start in starts:
        end = gradient_descent(start, df, learning_rate, n_steps)[-1]
    return end

# %% wrong: the leftmost | misconception: gives the leftmost end
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return min(gradient_descent(start, df, learning_rate, n_steps)[-1] for start in starts)

# %% wrong: the height | misconception: gives the height
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return min(f(gradient_descent(start, df, learning_rate, n_steps)[-1]) for start in starts)

# %% wrong: the highest | misconception: gives the highest end
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return max([gradient_descent(s, df, learning_rate, n_steps)[-1] for s in starts], key=f)

# %% wrong: from the lowest start | misconception: walks from the lowest start
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return gradient_descent(min(starts, key=f), df, learning_rate, n_steps)[-1]

# %% wrong: never walks | misconception: never walks
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return min(starts, key=f)

# %% wrong: the best start | misconception: gives the start of the best walk
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return min(starts, key=lambda s: f(gradient_descent(s, df, learning_rate, n_steps)[-1]))

# %% wrong: the index | misconception: gives its place in the list
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return np.argmin([f(gradient_descent(s, df, learning_rate, n_steps)[-1]) for s in starts])

# %% wrong: the mean of the ends | misconception: takes the mean of the ends
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return np.mean([gradient_descent(s, df, learning_rate, n_steps)[-1] for s in starts])

# %% wrong: from the mean | misconception: starts at the mean
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return gradient_descent(np.mean(starts), df, learning_rate, n_steps)[-1]

# %% wrong: the flattest | misconception: looks for the flattest end
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return min([gradient_descent(s, df, learning_rate, n_steps)[-1] for s in starts], key=lambda x: abs(df(x)))

# %% wrong: the smallest height | misconception: takes the size of the height
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return min([gradient_descent(s, df, learning_rate, n_steps)[-1] for s in starts], key=lambda x: abs(f(x)))

# %% wrong: uphill | misconception: walks uphill
def lowest_valley(f, df, starts, learning_rate, n_steps):
    ends = []
    for x in starts:
        for _ in range(n_steps):
            x = x + learning_rate * df(x)
        ends.append(x)
    return min(ends, key=f)

# %% wrong: one step | misconception: takes a single step
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return min([gd_step(s, df, learning_rate) for s in starts], key=f)

# %% wrong: one short | misconception: takes one step too few
def lowest_valley(f, df, starts, learning_rate, n_steps):
    ends = []
    for x in starts:
        for _ in range(1, n_steps):
            x = gd_step(x, df, learning_rate)
        ends.append(x)
    return min(ends, key=f)

# %% wrong: the second to last
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return min([gradient_descent(s, df, learning_rate, n_steps)[-2:][0] for s in starts], key=f)

# %% wrong: the lowest on the way
def lowest_valley(f, df, starts, learning_rate, n_steps):
    places = [x for s in starts for x in gradient_descent(s, df, learning_rate, n_steps)]
    return min(places, key=f)

# %% wrong: all ends
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return [gradient_descent(s, df, learning_rate, n_steps)[-1] for s in starts]

# %% wrong: prints | misconception: shows instead of handing back
def lowest_valley(f, df, starts, learning_rate, n_steps):
    print(min([gradient_descent(s, df, learning_rate, n_steps)[-1] for s in starts], key=f))

# %% wrong: rounded | misconception: rounds the result
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return round(min([gradient_descent(s, df, learning_rate, n_steps)[-1] for s in starts], key=f), 1)

# %% wrong: text | misconception: gives text
def lowest_valley(f, df, starts, learning_rate, n_steps):
    return str(min([gradient_descent(s, df, learning_rate, n_steps)[-1] for s in starts], key=f))

# %% wrong: the place and its height
def lowest_valley(f, df, starts, learning_rate, n_steps):
    end = min([gradient_descent(s, df, learning_rate, n_steps)[-1] for s in starts], key=f)
    return end, f(end)

# %% wrong: begins with a thousand as the lowest | misconception: hands nothing back on one path
def lowest_valley(f, df, starts, learning_rate, n_steps):
    best, low = None, 1000
    for start in starts:
        end = gradient_descent(start, df, learning_rate, n_steps)[-1]
        if f(end) < low:
            best, low = end, f(end)
    return best

# %% wrong: throws ends away that are far out
def lowest_valley(f, df, starts, learning_rate, n_steps):
    ends = [gradient_descent(start, df, learning_rate, n_steps)[-1] for start in starts]
    return min([end for end in ends if abs(end) < 3] or [starts[0]], key=f)

# %% wrong: an array like the starts | misconception: cuts the ends to whole numbers
def lowest_valley(f, df, starts, learning_rate, n_steps):
    ends = np.zeros_like(starts)
    for i, start in enumerate(starts):
        ends[i] = gradient_descent(start, df, learning_rate, n_steps)[-1]
    return ends[np.argmin([f(end) for end in ends])]
