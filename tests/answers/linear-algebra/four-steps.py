# %% right: one product
def four_steps(first, second, third, fourth):
    return fourth @ third @ second @ first

# %% right: brackets from the right
def four_steps(first, second, third, fourth):
    return fourth @ (third @ (second @ first))

# %% right: two halves
def four_steps(first, second, third, fourth):
    early = second @ first
    late = fourth @ third
    return late @ early

# %% right: a loop
def four_steps(first, second, third, fourth):
    done = first
    for step in (second, third, fourth):
        done = step @ done
    return done

# %% right: matmul
def four_steps(first, second, third, fourth):
    return matmul(fourth, matmul(third, matmul(second, first)))

# %% right: dot
def four_steps(first, second, third, fourth):
    return fourth.dot(third).dot(second).dot(first)

# %% right: multi_dot
def four_steps(first, second, third, fourth):
    return np.linalg.multi_dot([fourth, third, second, first])

# %% right: on the basis
def four_steps(first, second, third, fourth):
    return np.column_stack([fourth @ (third @ (second @ (first @ one))) for one in np.eye(first.shape[1])])

# %% right: transposed twice
def four_steps(first, second, third, fourth):
    return (first.T @ second.T @ third.T @ fourth.T).T

# %% wrong: in reading order | misconception: lets the fourth act first
def four_steps(first, second, third, fourth):
    return first @ second @ third @ fourth

# %% wrong: entry by entry | misconception: multiplies entry by entry
def four_steps(first, second, third, fourth):
    return first * second * third * fourth

# %% wrong: a loop from the wrong side | misconception: lets the fourth act first
def four_steps(first, second, third, fourth):
    done = first
    for step in (second, third, fourth):
        done = done @ step
    return done

# %% wrong: leaves out the fourth | misconception: leaves out the fourth
def four_steps(first, second, third, fourth):
    return third @ second @ first

# %% wrong: halves | misconception: does the two halves in the wrong order
def four_steps(first, second, third, fourth):
    return (second @ first) @ (fourth @ third)

# %% wrong: halves turned | misconception: turns each half round
def four_steps(first, second, third, fourth):
    early = first @ second
    late = third @ fourth
    return late @ early

# %% wrong: first two swapped | misconception: swaps the first two
def four_steps(first, second, third, fourth):
    return fourth @ third @ first @ second

# %% wrong: last two swapped | misconception: swaps the last two
def four_steps(first, second, third, fourth):
    return third @ fourth @ second @ first

# %% wrong: middle swapped | misconception: swaps the two in the middle
def four_steps(first, second, third, fourth):
    return fourth @ second @ third @ first

# %% wrong: a sum | misconception: adds the steps up
def four_steps(first, second, third, fourth):
    return fourth + third + second + first

# %% wrong: leaves out the first | misconception: leaves out the first
def four_steps(first, second, third, fourth):
    return fourth @ third @ second

# %% wrong: two steps | misconception: does two steps only
def four_steps(first, second, third, fourth):
    return second @ first

# %% wrong: the last | misconception: gives the last step
def four_steps(first, second, third, fourth):
    for step in (first, second, third, fourth):
        done = step
    return done

# %% wrong: transposed | misconception: gives the transpose
def four_steps(first, second, third, fourth):
    return (fourth @ third @ second @ first).T

# %% wrong: steps transposed | misconception: gives the transpose
def four_steps(first, second, third, fourth):
    return first.T @ second.T @ third.T @ fourth.T

# %% wrong: a function | misconception: hands back a function
def four_steps(first, second, third, fourth):
    return lambda x: fourth @ (third @ (second @ (first @ x)))

# %% wrong: a list | misconception: gives the steps in a list
def four_steps(first, second, third, fourth):
    return [first, second, third, fourth]

# %% wrong: stacked
def four_steps(first, second, third, fourth):
    return np.vstack([first, second, third, fourth])

# %% wrong: in place
def four_steps(first, second, third, fourth):
    first[:] = second[: len(first), : first.shape[1]]
    return fourth @ third @ second @ first

# %% wrong: applies to ones | misconception: gives what comes out for ones
def four_steps(first, second, third, fourth):
    return fourth @ third @ second @ first @ np.ones(first.shape[1])

# %% wrong: prints | misconception: shows instead of handing back
def four_steps(first, second, third, fourth):
    print(fourth @ third @ second @ first)

# %% wrong: first twice | misconception: puts the first in twice
def four_steps(first, second, third, fourth):
    return fourth @ third @ second @ first @ first

# %% wrong: a name from nowhere
def four_steps(first, second, third, fourth):
    return fourth @ third @ second @ first @ x

# %% wrong: a mean
def four_steps(first, second, third, fourth):
    return (fourth @ third @ second @ first) / 4
