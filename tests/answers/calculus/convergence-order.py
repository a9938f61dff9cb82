# %% right: polyfit
def convergence_order(steps, errors):
    return np.polyfit(np.log(steps), np.log(errors), 1)[0]

# %% right: first and last
def convergence_order(steps, errors):
    return np.log(errors[-1] / errors[0]) / np.log(steps[-1] / steps[0])

# %% right: the first two
def convergence_order(steps, errors):
    return (np.log(errors[1]) - np.log(errors[0])) / (np.log(steps[1]) - np.log(steps[0]))

# %% right: log10
def convergence_order(steps, errors):
    return np.polyfit(np.log10(steps), np.log10(errors), 1)[0]

# %% right: the mean of all
def convergence_order(steps, errors):
    return np.mean(np.diff(np.log(errors)) / np.diff(np.log(steps)))

# %% right: least squares by hand
def convergence_order(steps, errors):
    u, v = np.log(steps), np.log(errors)
    u = u - u.mean()
    return np.sum(u * (v - v.mean())) / np.sum(u * u)

# %% right: math.log with a base
def convergence_order(steps, errors):
    return math.log(errors[0] / errors[-1], steps[0] / steps[-1])

# %% right: lstsq
def convergence_order(steps, errors):
    A = np.column_stack([np.log2(steps), np.ones(len(steps))])
    return np.linalg.lstsq(A, np.log2(errors), rcond=None)[0][0]

# %% wrong: no logs | misconception: forgets the logs
def convergence_order(steps, errors):
    return np.polyfit(steps, errors, 1)[0]

# %% wrong: error by step | misconception: forgets the logs
def convergence_order(steps, errors):
    return errors[0] / steps[0]

# %% wrong: how many times | misconception: gives how many times smaller
def convergence_order(steps, errors):
    return errors[0] / errors[-1]

# %% wrong: how many times, first two | misconception: gives how many times smaller
def convergence_order(steps, errors):
    return errors[1] / errors[0]

# %% wrong: two ratios | misconception: divides the two ratios
def convergence_order(steps, errors):
    return (errors[0] / errors[-1]) / (steps[0] / steps[-1])

# %% wrong: turned over | misconception: turns the quotient over
def convergence_order(steps, errors):
    return np.log(steps[-1] / steps[0]) / np.log(errors[-1] / errors[0])

# %% wrong: one step | misconception: looks at one step only
def convergence_order(steps, errors):
    return np.log(errors[0]) / np.log(steps[0])

# %% wrong: the last step | misconception: looks at one step only
def convergence_order(steps, errors):
    return np.log(errors[-1]) / np.log(steps[-1])

# %% wrong: one log | misconception: takes the log of one side only
def convergence_order(steps, errors):
    return np.polyfit(steps, np.log(errors), 1)[0]

# %% wrong: minus | misconception: has the other sign
def convergence_order(steps, errors):
    return -np.polyfit(np.log(steps), np.log(errors), 1)[0]

# %% wrong: the other coefficient | misconception: gives where the line starts
def convergence_order(steps, errors):
    return np.polyfit(np.log(steps), np.log(errors), 1)[1]

# %% wrong: mixed bases | misconception: mixes the bases of two logs
def convergence_order(steps, errors):
    return np.log10(errors[0] / errors[-1]) / np.log(steps[0] / steps[-1])

# %% wrong: powers of ten | misconception: supposes steps of a tenth
def convergence_order(steps, errors):
    return np.log10(errors[0] / errors[-1])

# %% wrong: halves | misconception: supposes steps of a half
def convergence_order(steps, errors):
    return np.log2(errors[0] / errors[1])

# %% wrong: a difference of logs | misconception: subtracts the logs
def convergence_order(steps, errors):
    return np.log(errors[0] / errors[-1]) - np.log(steps[0] / steps[-1])

# %% wrong: rounded | misconception: rounds the result
def convergence_order(steps, errors):
    return round(np.polyfit(np.log(steps), np.log(errors), 1)[0])

# %% wrong: both coefficients
def convergence_order(steps, errors):
    return np.polyfit(np.log(steps), np.log(errors), 1)

# %% wrong: text | misconception: gives text
def convergence_order(steps, errors):
    return "order " + str(np.polyfit(np.log(steps), np.log(errors), 1)[0])

# %% wrong: prints | misconception: shows instead of handing back
def convergence_order(steps, errors):
    print(np.polyfit(np.log(steps), np.log(errors), 1)[0])

# %% wrong: all orders
def convergence_order(steps, errors):
    return np.diff(np.log(errors)) / np.diff(np.log(steps))

# %% wrong: always two
def convergence_order(steps, errors):
    return 2

# %% wrong: absolute
def convergence_order(steps, errors):
    return abs(np.polyfit(np.log(steps), np.log(errors), 1)[0])

# %% wrong: changes its argument | misconception: writes into its argument
def convergence_order(steps, errors):
    errors /= errors[0]
    steps /= steps[0]
    return np.log(errors[-1]) / np.log(steps[-1])

# %% wrong: never below 0 | misconception: knows no power below 0
def convergence_order(steps, errors):
    return max(0.0, math.log(errors[0] / errors[1]) / math.log(steps[0] / steps[1]))
