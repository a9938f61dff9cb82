# %% right: one product
def apply_to_batch(F, batch):
    return F @ batch

# %% right: column by column
def apply_to_batch(F, batch):
    return np.column_stack([F @ batch[:, j] for j in range(batch.shape[1])])

# %% right: over the transpose
def apply_to_batch(F, batch):
    return np.array([F @ vector for vector in batch.T]).T

# %% right: np.dot
def apply_to_batch(F, batch):
    return np.dot(F, batch)

# %% right: filled in
def apply_to_batch(F, batch):
    out = np.zeros((F.shape[0], batch.shape[1]))
    for j in range(batch.shape[1]):
        out[:, j] = F @ batch[:, j]
    return out

# %% right: einsum
def apply_to_batch(F, batch):
    return np.einsum("mn,nb->mb", F, batch)

# %% right: turned round twice
def apply_to_batch(F, batch):
    return (batch.T @ F.T).T

# %% right: own matmul
def apply_to_batch(F, batch):
    return matmul(F, batch)

# %% right: lists
def apply_to_batch(F, batch):
    return [[sum(f * x for f, x in zip(row, column)) for column in zip(*batch)] for row in F]

# %% right: along an axis
def apply_to_batch(F, batch):
    return np.apply_along_axis(lambda x: F @ x, 0, batch)

# %% right: hstack of columns
def apply_to_batch(F, batch):
    return np.hstack([F @ batch[:, j:j + 1] for j in range(batch.shape[1])])

# %% right: float32
def apply_to_batch(F, batch):
    return F.astype(np.float32) @ batch.astype(np.float32)

# %% wrong: rows | misconception: applies it to the rows
def apply_to_batch(F, batch):
    return F @ batch.T

# %% wrong: rows in a loop | misconception: applies it to the rows and stands them up
def apply_to_batch(F, batch):
    return np.array([F @ vector for vector in batch])

# %% wrong: the other convention | misconception: applies it to the rows and stands them up
def apply_to_batch(F, batch):
    return batch @ F.T

# %% wrong: results as rows | misconception: lays the results down as rows
def apply_to_batch(F, batch):
    return np.array([F @ vector for vector in batch.T])

# %% wrong: transposed | misconception: lays the results down as rows
def apply_to_batch(F, batch):
    return (F @ batch).T

# %% wrong: entry by entry | misconception: multiplies entry by entry
def apply_to_batch(F, batch):
    return F * batch

# %% wrong: other order | misconception: multiplies in the other order
def apply_to_batch(F, batch):
    return batch @ F

# %% wrong: transposed F | misconception: applies the transpose
def apply_to_batch(F, batch):
    return F.T @ batch

# %% wrong: first only | misconception: does only the first
def apply_to_batch(F, batch):
    return F @ batch[:, 0]

# %% wrong: first only, as a column | misconception: does only the first
def apply_to_batch(F, batch):
    return F @ batch[:, :1]

# %% wrong: sum | misconception: adds the results up
def apply_to_batch(F, batch):
    return sum(F @ vector for vector in batch.T)

# %% wrong: sum inside | misconception: adds the results up
def apply_to_batch(F, batch):
    return F @ batch.sum(axis=1)

# %% wrong: mean | misconception: averages the results
def apply_to_batch(F, batch):
    return F @ batch.mean(axis=1)

# %% wrong: nothing | misconception: gives the batch back
def apply_to_batch(F, batch):
    return batch

# %% wrong: twice | misconception: applies it twice
def apply_to_batch(F, batch):
    return F @ F @ batch

# %% wrong: in place | misconception: writes into the batch
def apply_to_batch(F, batch):
    batch[:] = F @ batch
    return batch

# %% wrong: one long row | misconception: strings the results together
def apply_to_batch(F, batch):
    return (F @ batch).ravel()

# %% wrong: as many as rows | misconception: counts rows for vectors
def apply_to_batch(F, batch):
    return np.column_stack([F @ batch[:, j] for j in range(len(batch))])

# %% wrong: one too few | misconception: leaves out the last vector
def apply_to_batch(F, batch):
    return np.column_stack([F @ batch[:, j] for j in range(batch.shape[1] - 1)])

# %% wrong: reversed | misconception: turns the order of the vectors round
def apply_to_batch(F, batch):
    return (F @ batch)[:, ::-1]

# %% wrong: whole numbers | misconception: rounds the result
def apply_to_batch(F, batch):
    out = np.zeros((F.shape[0], batch.shape[1]), dtype=int)
    for j in range(batch.shape[1]):
        out[:, j] = F @ batch[:, j]
    return out

# %% wrong: into one like the batch | misconception: makes room like the batch
def apply_to_batch(F, batch):
    out = np.zeros_like(batch)
    for j in range(batch.shape[1]):
        out[:, j] = F @ batch[:, j]
    return out

# %% wrong: list of vectors | misconception: lays the results down as rows
def apply_to_batch(F, batch):
    return [F @ batch[:, j] for j in range(batch.shape[1])]

# %% wrong: calls it
def apply_to_batch(F, batch):
    return np.column_stack([F(batch[:, j]) for j in range(batch.shape[1])])

# %% wrong: squashed by reshape | misconception: reshapes instead of turning
def apply_to_batch(F, batch):
    return np.array([F @ vector for vector in batch.T]).reshape(F.shape[0], batch.shape[1])

# %% wrong: forgets the return | misconception: shows instead of handing back
def apply_to_batch(F, batch):
    for vector in batch.T:
        F @ vector

# %% wrong: returns in the loop | misconception: does only the first
def apply_to_batch(F, batch):
    for vector in batch.T:
        return F @ vector

# %% wrong: room for entries of the kind of the batch
def apply_to_batch(F, batch):
    out = np.zeros((F.shape[0], batch.shape[1]), dtype=batch.dtype)
    for j in range(batch.shape[1]):
        out[:, j] = F @ batch[:, j]
    return out
