# %% right: a comprehension
def compose_steps(keep, rename, place):
    return {x: place[rename[keep[x]]] for x in keep}

# %% right: step by step
def compose_steps(keep, rename, place):
    whole = {}
    for x, label in keep.items():
        name = rename[label]
        whole[x] = place[name]
    return whole

# %% right: two at a time
def compose_steps(keep, rename, place):
    def after(second, first):
        return {x: second[first[x]] for x in first}
    return after(place, after(rename, keep))

# %% right: the last two first
def compose_steps(keep, rename, place):
    later = {label: place[rename[label]] for label in rename}
    return {x: later[keep[x]] for x in keep}

# %% right: zip
def compose_steps(keep, rename, place):
    return dict(zip(keep, [place[rename[label]] for label in keep.values()]))

# %% right: a copy, then replaced
def compose_steps(keep, rename, place):
    whole = dict(keep)
    for x in whole:
        whole[x] = place[rename[whole[x]]]
    return whole

# %% right: map
def compose_steps(keep, rename, place):
    return dict(map(lambda pair: (pair[0], place[rename[pair[1]]]), keep.items()))

# %% right: searches pairs
def compose_steps(keep, rename, place):
    return {x: z for x, a in keep.items() for b, c in rename.items() if a == b for d, z in place.items() if d == c}

# %% wrong: two steps | misconception: stops after two steps
def compose_steps(keep, rename, place):
    return {x: rename[keep[x]] for x in keep}

# %% wrong: labels as keys | misconception: goes by the labels
def compose_steps(keep, rename, place):
    return {label: place[rename[label]] for label in rename}

# %% wrong: in a row | misconception: pairs them off by position
def compose_steps(keep, rename, place):
    whole = {}
    for (x, label), (name, output) in zip(keep.items(), place.items()):
        whole[x] = output
    return whole

# %% wrong: one step | misconception: stops after the first step
def compose_steps(keep, rename, place):
    return dict(keep.items())

# %% wrong: by label | misconception: goes by the labels
def compose_steps(keep, rename, place):
    whole = {}
    for x in keep:
        whole[keep[x]] = place[rename[keep[x]]]
    return whole

# %% wrong: turned | misconception: turns it round
def compose_steps(keep, rename, place):
    return {place[rename[label]]: x for x, label in keep.items()}

# %% wrong: no renaming | misconception: forgets to rename
def compose_steps(keep, rename, place):
    return {x: place.get(label) for x, label in keep.items()}

# %% wrong: no renaming, and it raises | misconception: forgets to rename
def compose_steps(keep, rename, place):
    return {x: place[label] for x, label in keep.items()}

# %% wrong: a list | misconception: lists what comes out
def compose_steps(keep, rename, place):
    return [place[rename[label]] for label in keep.values()]

# %% wrong: merged | misconception: pours all three into one
def compose_steps(keep, rename, place):
    return keep | rename | place

# %% wrong: update
def compose_steps(keep, rename, place):
    keep.update(rename)
    keep.update(place)
    return keep

# %% wrong: return in the loop | misconception: has one input only
def compose_steps(keep, rename, place):
    whole = {}
    for x in keep:
        whole[x] = place[rename[keep[x]]]
        return whole

# %% wrong: no first step | misconception: skips the first step
def compose_steps(keep, rename, place):
    return {x: place[rename[x]] for x in keep}

# %% wrong: from the back | misconception: runs the steps in the other order
def compose_steps(keep, rename, place):
    return {x: keep[rename[place[x]]] for x in place}

# %% wrong: a function
def compose_steps(keep, rename, place):
    return lambda x: place[rename[keep[x]]]

# %% wrong: a set of outputs
def compose_steps(keep, rename, place):
    return {place[rename[label]] for label in keep.values()}

# %% wrong: in place
def compose_steps(keep, rename, place):
    for x in keep:
        keep[x] = place[rename[keep[x]]]
    return keep

# %% wrong: text keys
def compose_steps(keep, rename, place):
    return {str(x): place[rename[keep[x]]] for x in keep}

# %% wrong: pairs
def compose_steps(keep, rename, place):
    return [(x, place[rename[keep[x]]]) for x in keep]

# %% wrong: the same output for all
def compose_steps(keep, rename, place):
    for x in keep:
        output = place[rename[keep[x]]]
    return {x: output for x in keep}

# %% wrong: prints
def compose_steps(keep, rename, place):
    for x in keep:
        print(x, place[rename[keep[x]]])
