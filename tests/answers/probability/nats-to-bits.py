# %% right: divide by the log of two
def nats_to_bits(nats):
    return nats / np.log(2)

# %% right: math
def nats_to_bits(nats):
    return nats / math.log(2)

# %% right: times the log of e
def nats_to_bits(nats):
    return nats * math.log2(math.e)

# %% right: a constant
BITS_PER_NAT = 1.4426950408889634
def nats_to_bits(nats):
    return BITS_PER_NAT * nats

# %% right: through the chance, for amounts that are not too large
def nats_to_bits(nats):
    whole = nats // 1
    return whole / np.log(2) - np.log2(np.exp(-(nats - whole)))

# %% right: float32
def nats_to_bits(nats):
    return np.float32(nats) / np.float32(0.6931472)

# %% right: a lambda and divide
nats_to_bits = lambda nats: np.divide(nats, np.log(2.0))

# %% right: against a fair coin
def nats_to_bits(nats):
    coin = surprise(np.array([0.5, 0.5]), 0)
    return float(nats / coin)

# %% wrong: the other way | misconception: goes from bits to nats
def nats_to_bits(nats):
    return nats * np.log(2)

# %% wrong: log of the amount | misconception: takes the log of the amount
def nats_to_bits(nats):
    return np.log2(nats)

# %% wrong: half | misconception: divides by two
def nats_to_bits(nats):
    return nats / 2

# %% wrong: unchanged | misconception: changes nothing
def nats_to_bits(nats):
    return nats

# %% wrong: digits | misconception: counts in decimal digits
def nats_to_bits(nats):
    return nats / np.log(10)

# %% wrong: twice
def nats_to_bits(nats):
    return nats * 2

# %% wrong: the constant rounded
def nats_to_bits(nats):
    return nats / 0.69

# %% wrong: the constant rounded up
def nats_to_bits(nats):
    return nats * 1.44

# %% wrong: log in base ten
def nats_to_bits(nats):
    return nats / np.log10(2)

# %% wrong: log2 of two
def nats_to_bits(nats):
    return nats / np.log2(2)

# %% wrong: sign
def nats_to_bits(nats):
    return -nats / np.log(2)

# %% wrong: whole bits
def nats_to_bits(nats):
    return int(nats / np.log(2))

# %% wrong: rounded
def nats_to_bits(nats):
    return round(nats / math.log(2), 2)

# %% wrong: rounded up
def nats_to_bits(nats):
    return math.ceil(nats / math.log(2))

# %% wrong: upside down
def nats_to_bits(nats):
    return np.log(2) / nats

# %% wrong: prints
def nats_to_bits(nats):
    print(nats / np.log(2))

# %% wrong: text
def nats_to_bits(nats):
    return f"{nats / math.log(2)} bits"

# %% wrong: a list
def nats_to_bits(nats):
    return [nats / np.log(2)]

# %% wrong: shape (1,)
def nats_to_bits(nats):
    return np.array([nats]) / np.log(2)

# %% wrong: takes one away
def nats_to_bits(nats):
    return nats - np.log(2)

# %% wrong: a fair coin whatever happens
def nats_to_bits(nats):
    return 1.0

# %% wrong: the chance
def nats_to_bits(nats):
    return np.exp(-nats)

# %% wrong: log of the exponential in base ten
def nats_to_bits(nats):
    return np.log10(np.exp(nats))

# %% wrong: eight bits a byte
def nats_to_bits(nats):
    return nats * 8

# %% wrong: never less than one bit
def nats_to_bits(nats):
    return max(1.0, nats / math.log(2))

# %% wrong: a name that is not there
def nats_to_bits(nats):
    return nats / ln(2)

# %% right: whole coins and the rest
def nats_to_bits(nats):
    whole, rest = divmod(nats, math.log(2))
    return whole + rest / math.log(2)

# %% wrong: back through the exponential | misconception: goes through an exponential
def nats_to_bits(nats):
    return np.log2(np.exp(nats))
