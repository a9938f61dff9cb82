# %% right: sums and multiples at once
def is_linear(f, n):
    rng = np.random.default_rng(0)
    for _ in range(20):
        x, y = rng.normal(size=(2, n))
        a, b = rng.normal(size=2)
        if not np.allclose(f(a * x + b * y), a * f(x) + b * f(y)):
            return False
    return True

# %% right: sums, then multiples
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        if not np.allclose(f(x + y), f(x) + f(y)) or not np.allclose(f(-2.5 * x), -2.5 * f(x)):
            return False
    return True

# %% right: against its matrix
def is_linear(f, n):
    matrix = np.column_stack([f(e) for e in np.eye(n)])
    probes = np.random.randn(50, n)
    return all(np.allclose(f(x), matrix @ x) for x in probes)

# %% right: sums only, of many
def is_linear(f, n):
    return all(np.allclose(f(x + y), f(x) + f(y)) for x, y in np.random.normal(size=(60, 2, n)))

# %% right: uniform of both signs
def is_linear(f, n):
    for _ in range(100):
        x = np.random.uniform(-10, 10, n)
        y = np.random.uniform(-10, 10, n)
        gap = f(x + 3 * y) - f(x) - 3 * f(y)
        if np.max(np.abs(gap)) > 1e-9:
            return False
    return True

# %% right: a near miss forgiven, by hand
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        left, right = f(x - y), f(x) - f(y)
        if any(abs(l - r) > 1e-6 for l, r in zip(left, right)):
            return False
    return True

# %% right: keeps a record
def is_linear(f, n):
    ok = True
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        ok = ok and np.allclose(f(x + y), f(x) + f(y)) and np.allclose(f(0.3 * x), 0.3 * f(x))
    return ok

# %% right: whole numbers of both signs
def is_linear(f, n):
    for _ in range(25):
        x = np.random.randint(-100, 101, size=n)
        y = np.random.randint(-100, 101, size=n)
        if not np.allclose(f(x + y), f(x) + f(y)):
            return False
        if not np.allclose(f(7 * x), 7 * f(x)):
            return False
    return True

# %% wrong: zero | misconception: only looks at zero
def is_linear(f, n):
    return np.allclose(f(np.zeros(n)), 0)

# %% wrong: scales | misconception: only scales
def is_linear(f, n):
    import random
    for _ in range(20):
        x = np.random.normal(size=n)
        a = random.uniform(-5, 5)
        if not np.allclose(f(a * x), a * f(x)):
            return False
    return True

# %% wrong: scales up | misconception: only scales up
def is_linear(f, n):
    x = np.random.normal(size=n)
    return np.allclose(f(2 * x), 2 * f(x))

# %% wrong: positive | misconception: only tries positive numbers
def is_linear(f, n):
    for _ in range(20):
        x, y = np.random.rand(2, n)
        if not np.allclose(f(x + y), f(x) + f(y)):
            return False
    return True

# %% wrong: straight | misconception: takes straight for linear
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        if not np.allclose(f((x + y) / 2), (f(x) + f(y)) / 2):
            return False
    return True

# %% wrong: exact | misconception: asks for exactly equal
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        if np.any(f(x + y) != f(x) + f(y)):
            return False
    return True

# %% wrong: yes | misconception: says yes to all
def is_linear(f, n):
    return True

# %% wrong: no | misconception: says no to all
def is_linear(f, n):
    return False

# %% wrong: turned round | misconception: turns the answer round
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        if not np.allclose(f(x + y), f(x) + f(y)):
            return True
    return False

# %% wrong: signs | misconception: only changes the sign
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        if not np.allclose(f(-x), -f(x)):
            return False
    return True

# %% wrong: only the basis | misconception: only scales up
def is_linear(f, n):
    x = np.eye(n)[0]
    return np.allclose(f(2 * x), 2 * f(x))

# %% wrong: one entry for all | misconception: gives several answers for one
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        return f(x + y) == f(x) + f(y)
    return True

# %% wrong: too forgiving | misconception: forgives too much
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        if np.max(np.abs(f(x + y) - f(x) - f(y))) > 0.5:
            return False
    return True

# %% wrong: a product for a sum | misconception: asks about products
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        if not np.allclose(f(x * y), f(x) * f(y)):
            return False
    return True

# %% wrong: any probe will do
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        if np.allclose(f(x + y), f(x) + f(y)):
            return True
    return False

# %% wrong: ones | misconception: only scales up
def is_linear(f, n):
    x = np.ones(n)
    return np.allclose(f(x + x), f(x) + f(x))

# %% wrong: shape | misconception: looks at the shape only
def is_linear(f, n):
    return f(np.zeros(n)).shape == (n,)

# %% wrong: prints | misconception: shows instead of handing back
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        print(np.allclose(f(x + y), f(x) + f(y)))

# %% wrong: forgets the yes | misconception: hands nothing back on one path
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        if not np.allclose(f(x + y), f(x) + f(y)):
            return False

# %% wrong: probes of a fixed length
def is_linear(f, n):
    x, y = np.random.normal(size=(2, 3))
    return np.allclose(f(x + y), f(x) + f(y))

# %% wrong: the identity is linear | misconception: asks whether ones stay ones
def is_linear(f, n):
    return np.allclose(f(np.ones(n)), np.ones(n))

# %% wrong: slope | misconception: takes straight for linear
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        if not np.allclose(f(x + 1) - f(x), f(y + 1) - f(y)):
            return False
    return True

# %% wrong: a float | misconception: gives how far off it is
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        return float(np.max(np.abs(f(x + y) - f(x) - f(y))))
    return 0.0

# %% wrong: text | misconception: gives text
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(30):
        x, y = rng.normal(size=(2, n))
        if not np.allclose(f(x + y), f(x) + f(y)):
            return "not linear"
    return "linear"

# %% wrong: looks at the first entry only
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(25):
        x, y = rng.normal(size=(2, n))
        if abs(f(x + y)[0] - f(x)[0] - f(y)[0]) > 1e-9:
            return False
    return True

# %% wrong: compares the sums of all entries
def is_linear(f, n):
    rng = np.random.default_rng()
    for _ in range(25):
        x, y = rng.normal(size=(2, n))
        if not np.isclose(np.sum(f(x + y)), np.sum(f(x)) + np.sum(f(y))):
            return False
    return True
