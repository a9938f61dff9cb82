# %% right: from the singular values
def error_of_rank_k(A, k):
    s = np.linalg.svd(A, compute_uv=False)
    return np.sqrt(np.sum(s[k:] ** 2))

# %% right: the norm of what is dropped
def error_of_rank_k(A, k):
    return np.linalg.norm(np.linalg.svd(A, compute_uv=False)[k:])

# %% right: the difference
def error_of_rank_k(A, k):
    return np.linalg.norm(A - best_rank_k(A, k))

# %% right: entry by entry
import math

def error_of_rank_k(A, k):
    B = best_rank_k(A, k)
    total = 0.0
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            total += (A[i, j] - B[i, j]) ** 2
    return math.sqrt(total)

# %% right: Pythagoras
import math

def error_of_rank_k(A, k):
    s = np.linalg.svd(A, compute_uv=False)
    return math.sqrt(max(0.0, float(np.sum(A.astype(float) ** 2) - np.sum(s[:k] ** 2)))) if k < len(s) else 0.0

# %% right: hypot
import math

def error_of_rank_k(A, k):
    return math.hypot(*np.linalg.svd(A)[1][k:])

# %% wrong: the largest missed | misconception: takes the largest that is missed
def error_of_rank_k(A, k):
    s = np.linalg.svd(A, compute_uv=False)
    return s[k] if k < len(s) else 0.0

# %% wrong: spectral norm | misconception: takes the largest that is missed
def error_of_rank_k(A, k):
    return np.linalg.norm(A - best_rank_k(A, k), 2)

# %% wrong: squares | misconception: gives the square
def error_of_rank_k(A, k):
    s = np.linalg.svd(A, compute_uv=False)
    return np.sum(s[k:] ** 2)

# %% wrong: sum | misconception: adds them without squaring
def error_of_rank_k(A, k):
    return sum(np.linalg.svd(A, compute_uv=False)[k:])

# %% wrong: kept | misconception: measures what is kept
def error_of_rank_k(A, k):
    return np.linalg.norm(best_rank_k(A, k))

# %% wrong: one too many | misconception: drops one too many
def error_of_rank_k(A, k):
    return np.linalg.norm(np.linalg.svd(A, compute_uv=False)[k + 1:])

# %% wrong: one too few | misconception: drops one too few
def error_of_rank_k(A, k):
    s = np.linalg.svd(A, compute_uv=False)
    return np.linalg.norm(s[k - 1:]) if k else np.linalg.norm(s)

# %% wrong: mean | misconception: averages
def error_of_rank_k(A, k):
    return np.sqrt(np.mean((A - best_rank_k(A, k)) ** 2))

# %% wrong: mean squared | misconception: averages
def error_of_rank_k(A, k):
    return np.mean((A - best_rank_k(A, k)) ** 2)

# %% wrong: a share | misconception: gives a share
def error_of_rank_k(A, k):
    return np.linalg.norm(A - best_rank_k(A, k)) / np.linalg.norm(A)

# %% wrong: the worst entry | misconception: looks for the worst entry
def error_of_rank_k(A, k):
    return np.abs(A - best_rank_k(A, k)).max()

# %% wrong: sizes | misconception: adds the sizes of all that is off
def error_of_rank_k(A, k):
    return np.abs(A - best_rank_k(A, k)).sum()

# %% wrong: difference of norms | misconception: subtracts two norms
def error_of_rank_k(A, k):
    return np.linalg.norm(A) - np.linalg.norm(best_rank_k(A, k))

# %% wrong: all of A | misconception: measures all of A
def error_of_rank_k(A, k):
    return np.linalg.norm(A)

# %% wrong: errors cancel | misconception: lets errors cancel
def error_of_rank_k(A, k):
    return (A - best_rank_k(A, k)).sum()

# %% wrong: the difference | misconception: gives the difference itself
def error_of_rank_k(A, k):
    return A - best_rank_k(A, k)

# %% wrong: in a list | misconception: wraps the number
def error_of_rank_k(A, k):
    return [np.linalg.norm(A - best_rank_k(A, k))]

# %% wrong: rounded | misconception: rounds the result
def error_of_rank_k(A, k):
    return round(float(np.linalg.norm(A - best_rank_k(A, k))), 2)

# %% wrong: prints | misconception: shows instead of handing back
def error_of_rank_k(A, k):
    print(np.linalg.norm(A - best_rank_k(A, k)))

# %% wrong: negative
def error_of_rank_k(A, k):
    return -np.linalg.norm(A - best_rank_k(A, k))

# %% wrong: the root of the sum
def error_of_rank_k(A, k):
    return np.sqrt(np.sum(np.linalg.svd(A, compute_uv=False)[k:]))
