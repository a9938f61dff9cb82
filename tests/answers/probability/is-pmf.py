# %% right: all and isclose
def is_pmf(array):
    return bool(np.all(array >= 0) and np.isclose(array.sum(), 1.0))

# %% right: a loop and math
def is_pmf(array):
    total = 0.0
    for entry in array:
        if entry < 0:
            return False
        total += entry
    return math.isclose(total, 1.0, rel_tol=1e-6)

# %% right: builtins on a generator
def is_pmf(array):
    return all(entry >= 0 for entry in array) and abs(sum(array) - 1) < 1e-8

# %% right: fsum and a coarse tolerance
def is_pmf(array):
    return min(array) >= 0 and abs(math.fsum(array) - 1) < 1e-3

# %% right: gives back numpy's own bool
def is_pmf(array):
    return np.logical_and((array >= 0).all(), np.allclose(np.sum(array), 1))

# %% right: a lambda that rounds the sum
is_pmf = lambda array: not (array < 0).any() and round(float(array.sum()), 6) == 1.0

# %% right: guards first, nested helpers
def is_pmf(array):
    def no_debts():
        return np.count_nonzero(array < 0) == 0

    def budget_spent():
        return abs(1 - np.add.reduce(array)) <= 1e-10

    if len(array) == 0 or np.isnan(array).any():
        return False
    return bool(no_debts() and budget_spent())

# %% right: copies into a list and sorts
def is_pmf(array):
    entries = sorted(list(array))
    if entries and entries[0] < 0:
        return False
    return bool(np.isclose(sum(entries), 1, atol=1e-6, rtol=0))

# %% right: asserts caught
def is_pmf(array):
    try:
        assert np.min(array) >= 0
        np.testing.assert_allclose(np.sum(array), 1.0)
    except AssertionError:
        return False
    return True

# %% right: distance to the absolute values
def is_pmf(array):
    return bool(np.array_equal(np.abs(array), array) and abs(np.abs(array).sum() - 1) < 1e-5)

# %% right: as near as floats are
def is_pmf(array):
    return bool((array >= 0).all() and abs(np.sum(array) - 1) <= np.finfo(float).eps)

# %% right: numbers turned into text and back
def is_pmf(array):
    return "-" not in [str(a)[0] for a in array] and f"{sum(array):.6f}" == "1.000000"

# %% right: fractions of a thousandth
def is_pmf(array):
    return np.all(array >= 0) and 0.999 < array.sum() < 1.001

# %% wrong: only the sum | misconception: only checks the sum
def is_pmf(array):
    return bool(np.isclose(np.sum(array), 1))

# %% wrong: only the sum, by hand | misconception: only checks the sum
def is_pmf(array):
    return abs(sum(array) - 1) < 1e-9

# %% wrong: exact equality | misconception: asks for exactly one
def is_pmf(array):
    return bool((array >= 0).all() and array.sum() == 1)

# %% wrong: exact equality with builtins | misconception: asks for exactly one
def is_pmf(array):
    return all(a >= 0 for a in array) and sum(array) == 1.0

# %% wrong: exact equality with fsum | misconception: asks for exactly one
def is_pmf(array):
    return min(array) >= 0 and math.fsum(array) == 1.0

# %% wrong: entries between zero and one, no sum | misconception: only checks the entries
def is_pmf(array):
    return bool(np.all((array >= 0) & (array <= 1)))

# %% wrong: any sum up to one | misconception: lets some of the budget go
def is_pmf(array):
    return bool(np.all(array >= 0) and array.sum() <= 1 + 1e-9)

# %% wrong: any sum from one up | misconception: lets the budget be overspent
def is_pmf(array):
    return bool(np.all(array >= 0) and array.sum() >= 1 - 1e-9)

# %% wrong: no zeros allowed | misconception: forbids zeros
def is_pmf(array):
    return bool(np.all(array > 0) and np.isclose(array.sum(), 1))

# %% wrong: absolute values | misconception: drops the signs
def is_pmf(array):
    return bool(np.isclose(np.abs(array).sum(), 1))

# %% wrong: any instead of all
def is_pmf(array):
    return bool(np.any(array >= 0) and np.isclose(array.sum(), 1))

# %% wrong: looks at the first entry only
def is_pmf(array):
    return bool(array[0] >= 0 and np.isclose(array.sum(), 1))

# %% wrong: looks at the last entry only
def is_pmf(array):
    return bool(array[-1] >= 0 and np.isclose(array.sum(), 1))

# %% wrong: returns inside the loop
def is_pmf(array):
    for entry in array:
        if entry < 0:
            return False
        return bool(np.isclose(array.sum(), 1))

# %% wrong: only an upper bound
def is_pmf(array):
    return bool(np.all(array <= 1) and np.isclose(array.sum(), 1))

# %% wrong: entries strictly below one
def is_pmf(array):
    return bool(np.all((array >= 0) & (array < 1)) and np.isclose(array.sum(), 1))

# %% wrong: a tolerance of a tenth
def is_pmf(array):
    return bool(np.all(array >= 0) and abs(array.sum() - 1) < 0.1)

# %% wrong: a tolerance of a hundredth
def is_pmf(array):
    return bool(np.all(array >= 0) and np.isclose(array.sum(), 1, atol=0.01))

# %% wrong: rounds the sum to a whole number
def is_pmf(array):
    return bool(np.all(array >= 0) and round(array.sum()) == 1)

# %% wrong: whole-number sum
def is_pmf(array):
    return bool(np.all(array >= 0)) and int(array.sum() + 1e-9) == 1

# %% wrong: the mean for the sum
def is_pmf(array):
    return bool(np.all(array >= 0) and np.isclose(array.mean(), 1))

# %% wrong: only for two entries
def is_pmf(array):
    return bool(array[0] >= 0 and array[1] >= 0 and np.isclose(array[0] + array[1], 1))

# %% wrong: sum of squares
def is_pmf(array):
    return bool(np.all(array >= 0) and np.isclose((array ** 2).sum(), 1))

# %% wrong: only fair ones
def is_pmf(array):
    return bool(np.allclose(array, 1 / len(array)))

# %% wrong: always true
def is_pmf(array):
    return True

# %% wrong: always false
def is_pmf(array):
    return False

# %% wrong: the wrong way round | misconception: turns the answer round
def is_pmf(array):
    return not bool(np.all(array >= 0) and np.isclose(array.sum(), 1))

# %% wrong: or for and
def is_pmf(array):
    return bool(np.all(array >= 0) or np.isclose(array.sum(), 1))

# %% wrong: one answer an entry
def is_pmf(array):
    return (array >= 0) & np.isclose(array.sum(), 1)

# %% wrong: text
def is_pmf(array):
    return "True" if np.all(array >= 0) and np.isclose(array.sum(), 1) else "False"

# %% wrong: prints
def is_pmf(array):
    print(np.all(array >= 0) and np.isclose(array.sum(), 1))

# %% wrong: raises for what is no pmf
def is_pmf(array):
    if np.any(array < 0):
        raise ValueError("negative entry")
    return bool(np.isclose(array.sum(), 1))

# %% wrong: nothing for what is no pmf
def is_pmf(array):
    if np.all(array >= 0) and np.isclose(array.sum(), 1):
        return True

# %% wrong: sorts its input
def is_pmf(array):
    array.sort()
    return bool(array[0] >= 0 and np.isclose(array.sum(), 1))

# %% wrong: normalises its input first
def is_pmf(array):
    array = array / array.sum()
    return bool(np.all(array >= 0) and np.isclose(array.sum(), 1))

# %% wrong: clips debts away
def is_pmf(array):
    return bool(np.isclose(np.clip(array, 0, None).sum(), 1))

# %% wrong: the sum itself
def is_pmf(array):
    return array.sum()

# %% wrong: a tuple of two answers
def is_pmf(array):
    return bool(np.all(array >= 0)), bool(np.isclose(array.sum(), 1))

# %% wrong: needs at least two outcomes
def is_pmf(array):
    return len(array) > 1 and bool(np.all(array >= 0) and np.isclose(array.sum(), 1))

# %% wrong: product of the signs
def is_pmf(array):
    return bool(np.prod(np.sign(array)) >= 0 and np.isclose(array.sum(), 1))

# %% wrong: mean not negative
def is_pmf(array):
    return bool(array.mean() >= 0 and np.isclose(array.sum(), 1))

# %% wrong: the largest entry
def is_pmf(array):
    return bool(array.max() >= 0 and np.isclose(array.sum(), 1))

# %% wrong: only sees entries below minus one
def is_pmf(array):
    return bool(np.all(array >= -1) and np.isclose(array.sum(), 1))

# %% wrong: a misspelt name
def is_pmf(array):
    return bool(np.all(arr >= 0) and np.isclose(array.sum(), 1))

# %% wrong: compares an array with a bool
def is_pmf(array):
    return True if array >= 0 and array.sum() == 1 else False

# %% wrong: forgives a debt of a hundredth
def is_pmf(array):
    return bool((array > -0.01).all() and np.isclose(array.sum(), 1))
