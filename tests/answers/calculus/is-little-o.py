# %% right: two steps
def is_little_o(g):
    for side in [1, -1]:
        far = abs(g(side * 1e-12) / 1e-12)
        near = abs(g(side * 1e-24) / 1e-24)
        if near > 0.01 * far:
            return False
    return True

# %% right: one very small step
def is_little_o(g):
    return all(abs(g(e) / e) < 1e-6 for e in [1e-20, -1e-20])

# %% right: a table of quotients
def is_little_o(g):
    quotients = [max(abs(g(e) / e), abs(g(-e) / e)) for e in [1e-10, 1e-20, 1e-30]]
    return quotients[-1] <= 0.01 * quotients[-2]

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
    e = 1.0
    while e > 1e-25:
        quotient = max(abs(g(e)), abs(g(-e))) / e
        e = e / 10
    return bool(quotient < 0.0005)

# %% right: how steep it is between logs, far down
def is_little_o(g):
    for side in (1, -1):
        far, near = abs(g(side * 1e-30)), abs(g(side * 1e-40))
        if near > 0 and math.log10(far / near) / 10 < 1.2:
            return False
    return True

# %% right: with fractions
from fractions import Fraction

def is_little_o(g):
    e = Fraction(1, 10**20)
    return all(abs(g(side * e) / e) < Fraction(1, 10**4) for side in (1, -1))

# %% wrong: only vanishes | misconception: asks only whether it vanishes
def is_little_o(g):
    return abs(g(1e-9)) < 1e-3

# %% wrong: zero at zero | misconception: asks only whether it vanishes
def is_little_o(g):
    return g(0) == 0

# %% wrong: from the right only | misconception: looks from the right only
def is_little_o(g):
    far, near = abs(g(1e-12) / 1e-12), abs(g(1e-24) / 1e-24)
    return near <= 0.01 * far

# %% wrong: one tiny step to the right | misconception: looks from the right only
def is_little_o(g):
    return abs(g(1e-20) / 1e-20) < 1e-6

# %% wrong: from the left only | misconception: looks from the left only
def is_little_o(g):
    far, near = abs(g(-1e-12) / 1e-12), abs(g(-1e-24) / 1e-24)
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
        if abs(g(side * 1e-24) / 1e-24) > 0.01 * abs(g(side * 1e-12) / 1e-12):
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

# %% wrong: two steps, the smaller not small enough | misconception: stops shrinking too soon
def is_little_o(g):
    for side in [1, -1]:
        far = abs(g(side * 1e-6) / 1e-6)
        near = abs(g(side * 1e-12) / 1e-12)
        if near > 0.01 * far:
            return False
    return True

# %% wrong: a table that ends too soon | misconception: stops shrinking too soon
def is_little_o(g):
    quotients = [max(abs(g(e) / e), abs(g(-e) / e)) for e in [1e-4, 1e-8, 1e-12, 1e-16]]
    return quotients[-1] <= 0.01 * quotients[0]

# %% wrong: how steep it is between logs, high up | misconception: stops shrinking too soon
def is_little_o(g):
    return all(g(side * 1e-3) == 0 or math.log10(abs(g(side * 1e-2) / g(side * 1e-3))) > 1.2 for side in (1, -1))

# %% wrong: the limit too tight for the step | misconception: trusts one step and one limit
def is_little_o(g):
    return max(abs(g(1e-9) / 1e-9), abs(g(-1e-9) / 1e-9)) < 1e-4

# %% wrong: at least twice the power between logs
def is_little_o(g):
    return all(g(s * 1e-40) == 0 or math.log10(abs(g(s * 1e-30) / g(s * 1e-40))) / 10 > 1.9 for s in (1, -1))

# %% wrong: the larger of the two sides, with its sign
def is_little_o(g):
    return max(g(1e-20), g(-1e-20)) / 1e-20 < 1e-4
