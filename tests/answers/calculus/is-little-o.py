# %% right: two steps
def is_little_o(g):
    for side in [1, -1]:
        far = abs(g(side * 1e-6) / 1e-6)
        near = abs(g(side * 1e-12) / 1e-12)
        if near > 0.01 * far:
            return False
    return True

# %% right: one very small step
def is_little_o(g):
    return all(abs(g(e) / e) < 1e-6 for e in [1e-20, -1e-20])

# %% right: a table of quotients
def is_little_o(g):
    quotients = [max(abs(g(e) / e), abs(g(-e) / e)) for e in [1e-4, 1e-8, 1e-12, 1e-16]]
    return quotients[-1] <= 0.01 * quotients[0]

# %% right: with an array
def is_little_o(g):
    e = np.array([1e-18, -1e-18])
    return bool(np.all(np.abs(g(e) / e) < 1e-4))

# %% right: beside e to the 1.25
def is_little_o(g):
    return all(abs(g(side * 1e-30)) < 1e-4 * 1e-30 for side in (1, -1))

# %% right: a number of numpy
def is_little_o(g):
    return np.max(np.abs([g(1e-22) / 1e-22, g(-1e-22) / 1e-22])) < 1e-5

# %% right: step by step
def is_little_o(g):
    e = 1e-3
    first = max(abs(g(e)), abs(g(-e))) / e
    while e > 1e-15:
        e = e / 10
    last = max(abs(g(e)), abs(g(-e))) / e
    return last <= first / 100

# %% wrong: only vanishes | misconception: asks only whether it vanishes
def is_little_o(g):
    return abs(g(1e-9)) < 1e-3

# %% wrong: zero at zero | misconception: asks only whether it vanishes
def is_little_o(g):
    return g(0) == 0

# %% wrong: from the right only | misconception: looks from the right only
def is_little_o(g):
    far, near = abs(g(1e-6) / 1e-6), abs(g(1e-12) / 1e-12)
    return near <= 0.01 * far

# %% wrong: one tiny step to the right | misconception: looks from the right only
def is_little_o(g):
    return abs(g(1e-20) / 1e-20) < 1e-6

# %% wrong: from the left only | misconception: looks from the left only
def is_little_o(g):
    far, near = abs(g(-1e-6) / 1e-6), abs(g(-1e-12) / 1e-12)
    return near <= 0.01 * far

# %% wrong: no abs | misconception: loses the sign
def is_little_o(g):
    return all(g(e) / e < 1e-6 for e in [1e-20, -1e-20])

# %% wrong: no abs, one side | misconception: loses the sign
def is_little_o(g):
    return g(1e-20) / 1e-20 < 1e-6

# %% wrong: a thousandth | misconception: trusts one step and one limit
def is_little_o(g):
    return all(abs(g(e) / e) < 0.01 for e in [0.001, -0.001])

# %% wrong: a millionth | misconception: trusts one step and one limit
def is_little_o(g):
    return all(abs(g(e) / e) < 0.001 for e in [1e-6, -1e-6])

# %% wrong: a hundredth | misconception: trusts one step and one limit
def is_little_o(g):
    return all(abs(g(e) / e) < 0.1 for e in [0.01, -0.01])

# %% wrong: one step to the right | misconception: trusts one step and one limit
def is_little_o(g):
    return abs(g(0.001) / 0.001) < 0.01

# %% wrong: smaller than the step | misconception: asks for smaller than the step
def is_little_o(g):
    return all(abs(g(e)) < abs(e) for e in [1e-6, -1e-6])

# %% wrong: smaller, on the right | misconception: asks for smaller than the step
def is_little_o(g):
    return abs(g(1e-6)) < 1e-6

# %% wrong: a square | misconception: asks for a square
def is_little_o(g):
    return all(abs(g(e)) / e**2 < 1e5 for e in [1e-12, -1e-12])

# %% wrong: it does not grow | misconception: lets the step itself pass
def is_little_o(g):
    return all(abs(g(e) / e) < 2000 for e in [1e-12, -1e-12])

# %% wrong: yes | misconception: says yes to all
def is_little_o(g):
    return True

# %% wrong: no | misconception: says no to all
def is_little_o(g):
    return False

# %% wrong: turned round | misconception: turns the answer round
def is_little_o(g):
    for side in [1, -1]:
        if abs(g(side * 1e-12) / 1e-12) > 0.01 * abs(g(side * 1e-6) / 1e-6):
            return True
    return False

# %% wrong: compares heights
def is_little_o(g):
    return abs(g(1e-12)) < 0.01 * abs(g(1e-6))

# %% wrong: the quotient itself
def is_little_o(g):
    return g(1e-6) / 1e-6

# %% wrong: text | misconception: gives text
def is_little_o(g):
    return "yes" if abs(g(1e-20) / 1e-20) < 1e-6 and abs(g(-1e-20) / 1e-20) < 1e-6 else "no"

# %% wrong: prints | misconception: shows instead of handing back
def is_little_o(g):
    print(abs(g(1e-20) / 1e-20) < 1e-6)

# %% wrong: each side apart | misconception: gives several answers for one
def is_little_o(g):
    return np.array([abs(g(1e-20) / 1e-20) < 1e-6, abs(g(-1e-20) / 1e-20) < 1e-6])

# %% wrong: forgets the else | misconception: hands nothing back on one path
def is_little_o(g):
    if abs(g(1e-20) / 1e-20) < 1e-6 and abs(g(-1e-20) / 1e-20) < 1e-6:
        return True

# %% wrong: divides by zero
def is_little_o(g):
    return g(0) / 0 == 0

# %% wrong: either side
def is_little_o(g):
    return any(abs(g(e) / e) < 1e-6 for e in [1e-20, -1e-20])
