# %% right: a ramp
def my_pdf(x):
    return 2 * x

# %% right: a ramp down
def my_pdf(x):
    return 2.0 - 2.0 * x

# %% right: flat
def my_pdf(x):
    return 1

# %% right: a tent
def my_pdf(x):
    if x < 0.5:
        return 4 * x
    return 4 * (1 - x)

# %% right: a bump
my_pdf = lambda x: 6 * x * (1 - x)

# %% right: half of a wave
def my_pdf(x):
    return math.pi / 2 * math.sin(math.pi * x)

# %% right: a staircase
def my_pdf(x):
    steps = [0.25, 0.5, 1.25, 2.0]
    return steps[min(int(x * 4), 3)]

# %% right: a narrow block
def my_pdf(x):
    return 10.0 if 0.413 < x < 0.513 else 0.0

# %% right: an exponential, cut off
def my_pdf(x):
    return 3 * np.exp(-3 * x) / (1 - np.exp(-3))

# %% right: a bell, cut off and shared out again
def my_pdf(x):
    def bell(z):
        return math.exp(-0.5 * ((z - 0.5) / 0.1) ** 2) / (0.1 * math.sqrt(2 * math.pi))

    inside = math.erf(0.5 / (0.1 * math.sqrt(2)))
    return bell(x) / inside

# %% right: steep at zero
def my_pdf(x):
    return 0.5 / math.sqrt(x) if x > 0 else 0.0

# %% right: minus the log
def my_pdf(x):
    return -np.log(x)

# %% right: a table with straight lines
def my_pdf(x):
    return np.interp(x, [0, 0.3, 0.6, 1], [0, 2, 1, 0]) / 0.95

# %% right: where, a 0-d array
def my_pdf(x):
    return np.where(x < 0.25, 4.0, 0.0)

# %% right: works for arrays as well
def my_pdf(x):
    x = np.asarray(x, dtype=float)
    return 3 * x ** 2

# %% right: float32
def my_pdf(x):
    return np.float32(1.5) - np.float32(x)

# %% right: two bumps
def my_pdf(x):
    return 1 + math.cos(4 * math.pi * x)

# %% right: zero outside
def my_pdf(x):
    if x < 0 or x > 1:
        return 0
    return 5 * x ** 4

# %% wrong: half the area | misconception: stops at height one
def my_pdf(x):
    return x

# %% wrong: an array of shares | misconception: hands out mass, not density
def my_pdf(x):
    return 1 / 100

# %% wrong: twice the area
def my_pdf(x):
    return 2

# %% wrong: below zero
def my_pdf(x):
    return 4 * x - 1

# %% wrong: a parabola
def my_pdf(x):
    return x ** 2

# %% wrong: height one at most
def my_pdf(x):
    return math.sin(math.pi * x)

# %% wrong: a bell that reaches past the ends | misconception: lets mass fall outside
def my_pdf(x):
    return math.exp(-0.5 * ((x - 0.5) / 0.2) ** 2) / (0.2 * math.sqrt(2 * math.pi))

# %% wrong: a bell of spread one | misconception: lets mass fall outside
def my_pdf(x):
    return math.exp(-0.5 * x ** 2) / math.sqrt(2 * math.pi)

# %% wrong: an exponential that reaches past one | misconception: lets mass fall outside
def my_pdf(x):
    return math.exp(-x)

# %% wrong: nothing but zero
def my_pdf(x):
    return 0.0

# %% wrong: a number of chance | misconception: draws instead of describing
import random
def my_pdf(x):
    return 2 * random.random()

# %% wrong: chance from numpy | misconception: draws instead of describing
def my_pdf(x):
    return np.random.uniform(0, 2)

# %% wrong: the chance of landing below x
def my_pdf(x):
    return x ** 2 / 2 + x / 2

# %% wrong: a tent half as high
def my_pdf(x):
    return 2 * x if x < 0.5 else 2 * (1 - x)

# %% wrong: a tent turned over
def my_pdf(x):
    return 2 * abs(x - 0.5) - 0.5 + 1.2

# %% wrong: a wave that goes below zero
def my_pdf(x):
    return 1 + 2 * math.cos(2 * math.pi * x)

# %% wrong: a dip in one place
def my_pdf(x):
    return -1.0 if 0.4 < x < 0.5 else 1.2222222

# %% wrong: off by one in a hundred
def my_pdf(x):
    return 2.02 * x

# %% wrong: off by half in a hundred
def my_pdf(x):
    return 1.005

# %% wrong: an array for a number
def my_pdf(x):
    return np.array([2 * x])

# %% wrong: text
def my_pdf(x):
    return f"{2 * x}"

# %% wrong: prints
def my_pdf(x):
    print(2 * x)

# %% wrong: nothing past one half
def my_pdf(x):
    if x < 0.5:
        return 2.0

# %% wrong: infinite somewhere
def my_pdf(x):
    return float("inf") if x > 0.9 else 1.0

# %% wrong: nan
def my_pdf(x):
    return float("nan")

# %% wrong: one over x
def my_pdf(x):
    return 1 / x

# %% wrong: shares a grid
def my_pdf(x):
    grid = np.linspace(0, 1, 50)
    weights = np.exp(-(grid - x) ** 2)
    return weights / weights.sum()

# %% wrong: is it inside
def my_pdf(x):
    return 0 <= x <= 1

# %% wrong: a staircase with a step too many
def my_pdf(x):
    return [0.5, 1.0, 1.5, 2.0][min(int(x * 4), 3)]

# %% wrong: too wide a block
def my_pdf(x):
    return 5.0 if 0.4 < x < 0.65 else 0.0

# %% wrong: raises
def my_pdf(x):
    return pdf(x)

# %% wrong: complex below zero
def my_pdf(x):
    return (x - 0.5) ** 0.5

# %% right: a comb of twenty-five teeth
def my_pdf(x):
    return 2.0 if int(x * 50) % 2 == 0 else 0.0

# %% wrong: one of two heights by chance | misconception: draws instead of describing
import random

def my_pdf(x):
    return random.choice([0.5, 1.5])

# %% wrong: a fraction
from fractions import Fraction

def my_pdf(x):
    return 3 * Fraction(x) ** 2
