# %% right: squares of singular values
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return np.sum(s[:k] ** 2) / np.sum(s ** 2)

# %% right: from the error
def share_kept(picture, k):
    return 1 - error_of_rank_k(picture, k) ** 2 / np.linalg.norm(picture) ** 2

# %% right: from the best one
def share_kept(picture, k):
    return np.sum(best_rank_k(picture, k) ** 2) / np.sum(picture ** 2)

# %% right: cumulated
def share_kept(picture, k):
    squares = np.linalg.svd(picture)[1] ** 2
    return np.concatenate([[0], np.cumsum(squares)])[k] / squares.sum()

# %% right: dot products
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return (s[:k] @ s[:k]) / (s @ s)

# %% right: a loop
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    kept = whole = 0.0
    for i, value in enumerate(s):
        whole += value * value
        if i < k:
            kept += value * value
    return kept / whole

# %% wrong: not squared | misconception: counts without squaring
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return s[:k].sum() / s.sum()

# %% wrong: steps | misconception: counts steps
def share_kept(picture, k):
    return k / min(picture.shape)

# %% wrong: lost | misconception: gives what is lost
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return (s[k:] ** 2).sum() / (s ** 2).sum()

# %% wrong: root | misconception: takes the root of the share
def share_kept(picture, k):
    return np.linalg.norm(best_rank_k(picture, k)) / np.linalg.norm(picture)

# %% wrong: percent | misconception: gives percent
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return np.sum(s[:k] ** 2) / np.sum(s ** 2) * 100

# %% wrong: one too many | misconception: counts one too many
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return sum(value ** 2 for i, value in enumerate(s) if i <= k) / np.sum(s ** 2)

# %% wrong: the k-th | misconception: takes the k-th only
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return s[max(k, 1) - 1] ** 2 / np.sum(s ** 2)

# %% wrong: numbers stored | misconception: counts numbers to be stored
def share_kept(picture, k):
    m, n = picture.shape
    return k * (m + n + 1) / (m * n)

# %% wrong: not divided | misconception: forgets to divide
def share_kept(picture, k):
    return np.sum(best_rank_k(picture, k) ** 2)

# %% wrong: brightness | misconception: compares sums of entries
def share_kept(picture, k):
    return best_rank_k(picture, k).sum() / picture.sum()

# %% wrong: means | misconception: compares sums of entries
def share_kept(picture, k):
    return best_rank_k(picture, k).mean() / picture.mean()

# %% wrong: entries that agree | misconception: counts entries that agree
def share_kept(picture, k):
    return np.isclose(best_rank_k(picture, k), picture).mean()

# %% wrong: error not squared | misconception: takes off the error unsquared
def share_kept(picture, k):
    return 1 - error_of_rank_k(picture, k) / np.linalg.norm(picture)

# %% wrong: by the largest | misconception: divides by the largest
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return np.sum((s[:k] / s[0]) ** 2)

# %% wrong: kept against lost | misconception: divides kept by lost
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return np.sum(s[:k] ** 2) / np.sum(s[k:] ** 2)

# %% wrong: text | misconception: gives text
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return f"{np.sum(s[:k] ** 2) / np.sum(s ** 2):.0%}"

# %% wrong: rounded | misconception: rounds the result
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return np.round(np.sum(s[:k] ** 2) / np.sum(s ** 2), 2)

# %% wrong: all shares
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return s[:k] ** 2 / np.sum(s ** 2)

# %% wrong: prints | misconception: shows instead of handing back
def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    print(np.sum(s[:k] ** 2) / np.sum(s ** 2))
