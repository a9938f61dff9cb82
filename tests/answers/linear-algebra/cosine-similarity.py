# %% right: norms
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))

# %% right: roots
def cosine_similarity(u, v):
    return u @ v / np.sqrt((u @ u) * (v @ v))

# %% right: unit vectors first
def cosine_similarity(u, v):
    u = u / np.linalg.norm(u)
    v = v / np.linalg.norm(v)
    return np.sum(u * v)

# %% right: plain Python
def cosine_similarity(u, v):
    top = sum(a * b for a, b in zip(u, v))
    return top / math.sqrt(sum(a * a for a in u)) / math.sqrt(sum(b * b for b in v))

# %% right: hypot
def cosine_similarity(u, v):
    top = float(np.inner(u, v))
    return top / (math.hypot(*u) * math.hypot(*v))

# %% right: clipped
def cosine_similarity(u, v):
    return np.clip(np.dot(u, v) / np.linalg.norm(u) / np.linalg.norm(v), -1.0, 1.0)

# %% right: from the gap of unit vectors
def cosine_similarity(u, v):
    u, v = u / np.linalg.norm(u), v / np.linalg.norm(v)
    return 1 - np.sum((u - v) ** 2) / 2

# %% right: float32
def cosine_similarity(u, v):
    u, v = u.astype(np.float32), v.astype(np.float32)
    return np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))

# %% right: the cosine of the angle
def cosine_similarity(u, v):
    gap = np.linalg.norm(u - v) ** 2
    a, b = np.linalg.norm(u), np.linalg.norm(v)
    return (a * a + b * b - gap) / (2 * a * b)

# %% right: no dimensions
def cosine_similarity(u, v):
    return np.array(np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v)))

# %% wrong: dot | misconception: forgets the lengths
def cosine_similarity(u, v):
    return np.dot(u, v)

# %% wrong: squares | misconception: divides by the squares of the lengths
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.dot(u, u) * np.dot(v, v))

# %% wrong: one length | misconception: divides by one length only
def cosine_similarity(u, v):
    return np.dot(u, v) / np.linalg.norm(u)

# %% wrong: the other length | misconception: divides by one length only
def cosine_similarity(u, v):
    return np.dot(u, v) / np.linalg.norm(v)

# %% wrong: len | misconception: divides by the number of entries
def cosine_similarity(u, v):
    return np.dot(u, v) / len(u)

# %% wrong: mean | misconception: divides by the number of entries
def cosine_similarity(u, v):
    return np.mean(u * v)

# %% wrong: sum of lengths | misconception: divides by the sum of the lengths
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.linalg.norm(u) + np.linalg.norm(v))

# %% wrong: angle | misconception: gives the angle
def cosine_similarity(u, v):
    return math.acos(max(-1, min(1, np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v)))))

# %% wrong: degrees | misconception: gives the angle in degrees
def cosine_similarity(u, v):
    return math.degrees(math.acos(max(-1, min(1, np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))))))

# %% wrong: absolute | misconception: drops the sign
def cosine_similarity(u, v):
    return abs(np.dot(u, v)) / (np.linalg.norm(u) * np.linalg.norm(v))

# %% wrong: distance | misconception: gives a distance
def cosine_similarity(u, v):
    return 1 - np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))

# %% wrong: gap | misconception: measures how far apart they are
def cosine_similarity(u, v):
    return np.linalg.norm(u - v)

# %% wrong: squared | misconception: squares it
def cosine_similarity(u, v):
    return (np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))) ** 2

# %% wrong: sums | misconception: adds the entries up for a length
def cosine_similarity(u, v):
    return np.dot(u, v) / (u.sum() * v.sum())

# %% wrong: sums of sizes | misconception: adds the sizes up for a length
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.abs(u).sum() * np.abs(v).sum())

# %% wrong: entry by entry | misconception: gives one product for each entry
def cosine_similarity(u, v):
    return u * v / (np.linalg.norm(u) * np.linalg.norm(v))

# %% wrong: brackets | misconception: forgets the brackets
def cosine_similarity(u, v):
    return np.dot(u, v) / np.linalg.norm(u) * np.linalg.norm(v)

# %% wrong: in place
def cosine_similarity(u, v):
    u /= np.linalg.norm(u)
    v /= np.linalg.norm(v)
    return np.dot(u, v)

# %% wrong: in place, new dtype | misconception: writes into its argument
def cosine_similarity(u, v):
    u *= 2
    return np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))

# %% wrong: product of the norms | misconception: gives the product of the lengths
def cosine_similarity(u, v):
    return np.linalg.norm(u) * np.linalg.norm(v)

# %% wrong: correlation | misconception: takes the means away
def cosine_similarity(u, v):
    u, v = u - u.mean(), v - v.mean()
    return np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))

# %% wrong: rounded | misconception: rounds the result
def cosine_similarity(u, v):
    return round(float(np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))), 2)

# %% wrong: true or false | misconception: answers yes or no
def cosine_similarity(u, v):
    return np.dot(u, v) > 0

# %% wrong: root of one only | misconception: squares one of the lengths
def cosine_similarity(u, v):
    return np.dot(u, v) / np.sqrt(np.dot(u, u)) / np.dot(v, v)

# %% wrong: largest entries | misconception: divides by the largest entries
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.max(np.abs(u)) * np.max(np.abs(v)))

# %% wrong: upside down | misconception: turns it upside down
def cosine_similarity(u, v):
    return (np.linalg.norm(u) * np.linalg.norm(v)) / np.dot(u, v)

# %% wrong: a list | misconception: wraps the number
def cosine_similarity(u, v):
    return [np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))]

# %% wrong: norm of the product | misconception: divides by the length of the products
def cosine_similarity(u, v):
    return np.dot(u, v) / np.linalg.norm(u * v)

# %% wrong: forgets the return | misconception: shows instead of handing back
def cosine_similarity(u, v):
    similarity = np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))

# %% wrong: keeps away from zero | misconception: adds something below the line
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v) + 1e-8)

# %% right: keeps away from zero by next to nothing
def cosine_similarity(u, v):
    return np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v) + 1e-300)

# %% wrong: a least product of the lengths
def cosine_similarity(u, v):
    return u @ v / max(np.linalg.norm(u) * np.linalg.norm(v), 1e-8)

# %% wrong: takes what is short for nothing
def cosine_similarity(u, v):
    if np.linalg.norm(u) < 1e-6 or np.linalg.norm(v) < 1e-6:
        return 0.0
    return u @ v / (np.linalg.norm(u) * np.linalg.norm(v))
