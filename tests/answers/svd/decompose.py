# %% right: the first one stands for all
def decompose(f, domain):
    keep, rename, place, first = {}, {}, {}, {}
    for x in domain:
        y = f(x)
        if y not in first:
            first[y] = x
            rename[x] = len(rename)
            place[rename[x]] = y
        keep[x] = first[y]
    return keep, rename, place

# %% right: the last one stands for all
def decompose(f, domain):
    last = {f(x): x for x in domain}
    keep = {x: last[f(x)] for x in domain}
    rename = {x: i for i, x in enumerate(last.values())}
    place = {i: f(x) for x, i in rename.items()}
    return keep, rename, place

# %% right: labels are the outputs themselves
def decompose(f, domain):
    keep = {x: f(x) for x in domain}
    rename = {y: y for y in set(keep.values())}
    place = dict(rename)
    return keep, rename, place

# %% right: numbers straight away
def decompose(f, domain):
    outputs = []
    for x in domain:
        if f(x) not in outputs:
            outputs.append(f(x))
    keep = {x: outputs.index(f(x)) for x in domain}
    rename = {i: i for i in range(len(outputs))}
    place = dict(enumerate(outputs))
    return keep, rename, place

# %% right: classes as labels
def decompose(f, domain):
    classes = {}
    for x in domain:
        classes.setdefault(f(x), []).append(x)
    keep = {x: tuple(classes[f(x)]) for x in domain}
    rename = {tuple(xs): str(y) for y, xs in classes.items()}
    place = {str(y): y for y in classes}
    return keep, rename, place

# %% right: classes as frozen sets
def decompose(f, domain):
    classes = {}
    for x in domain:
        classes[f(x)] = classes.get(f(x), frozenset()) | {x}
    keep = {x: classes[f(x)] for x in domain}
    rename = {members: number for number, members in enumerate(classes.values())}
    place = dict(enumerate(classes))
    return keep, rename, place

# %% right: a list of three
def decompose(f, domain):
    keep, rename, place = {}, {}, {}
    for x in domain:
        keep[x] = next(z for z in domain if f(z) == f(x))
    for label in keep.values():
        if label not in rename:
            rename[label] = len(rename) + 100
            place[rename[label]] = f(label)
    return [keep, rename, place]

# %% right: in one helper
def decompose(f, domain):
    def stands_for(x):
        return [z for z in domain if f(z) == f(x)][0]
    keep = {x: stands_for(x) for x in domain}
    labels = sorted(set(keep.values()), key=list(domain).index)
    rename = dict(zip(labels, range(len(labels))))
    return keep, rename, {rename[z]: f(z) for z in labels}

# %% wrong: a label for each input | misconception: throws nothing away
def decompose(f, domain):
    keep = {x: i for i, x in enumerate(domain)}
    rename = {i: i for i in keep.values()}
    place = {i: f(x) for x, i in keep.items()}
    return keep, rename, place

# %% wrong: inputs stand for themselves | misconception: throws nothing away
def decompose(f, domain):
    keep = {x: x for x in domain}
    rename = {x: f(x) for x in domain}
    place = {y: y for y in rename.values()}
    return keep, rename, place

# %% wrong: neighbours | misconception: merges only neighbours
def decompose(f, domain):
    keep, rename, place = {}, {}, {}
    label, before = -1, object()
    for x in domain:
        if f(x) != before:
            label += 1
            before = f(x)
            rename[label] = label
            place[label] = before
        keep[x] = label
    return keep, rename, place

# %% wrong: one label for all | misconception: gives everything one label
def decompose(f, domain):
    keep = {x: 0 for x in domain}
    return keep, {0: 1}, {1: f(domain[0])}

# %% wrong: ends where it began | misconception: ends at an input
def decompose(f, domain):
    first = {}
    for x in domain:
        first.setdefault(f(x), x)
    keep = {x: first[f(x)] for x in domain}
    rename = {x: i for i, x in enumerate(first.values())}
    place = {i: x for x, i in rename.items()}
    return keep, rename, place

# %% wrong: rename turned round | misconception: turns a step round
def decompose(f, domain):
    first = {}
    for x in domain:
        first.setdefault(f(x), x)
    keep = {x: first[f(x)] for x in domain}
    rename = {i: x for i, x in enumerate(first.values())}
    place = {i: y for i, y in enumerate(first)}
    return keep, rename, place

# %% wrong: place turned round | misconception: turns a step round
def decompose(f, domain):
    outputs = list(dict.fromkeys(f(x) for x in domain))
    keep = {x: "class %d" % outputs.index(f(x)) for x in domain}
    rename = {"class %d" % i: "name %d" % i for i in range(len(outputs))}
    place = {y: "name %d" % i for i, y in enumerate(outputs)}
    return keep, rename, place

# %% wrong: last step first | misconception: hands the steps over in another order
def decompose(f, domain):
    outputs = list(dict.fromkeys(f(x) for x in domain))
    keep = {x: "class %d" % outputs.index(f(x)) for x in domain}
    rename = {"class %d" % i: "name %d" % i for i in range(len(outputs))}
    place = {"name %d" % i: y for i, y in enumerate(outputs)}
    return place, rename, keep

# %% wrong: one dict | misconception: does it all in one dict
def decompose(f, domain):
    return {x: f(x) for x in domain}

# %% wrong: lists | misconception: keeps the values, not which input has which
def decompose(f, domain):
    outputs = list(dict.fromkeys(f(x) for x in domain))
    return list(domain), list(range(len(outputs))), outputs

# %% wrong: sets | misconception: keeps the values, not which input has which
def decompose(f, domain):
    outputs = {f(x) for x in domain}
    return set(domain), set(range(len(outputs))), outputs

# %% wrong: functions
def decompose(f, domain):
    return (lambda x: f(x)), (lambda y: y), (lambda y: y)

# %% wrong: place still has everything
def decompose(f, domain):
    first = {}
    for x in domain:
        first.setdefault(f(x), x)
    keep = {x: first[f(x)] for x in domain}
    rename = {x: x for x in domain}
    place = {x: f(x) for x in domain}
    return keep, rename, place

# %% wrong: returns in the loop
def decompose(f, domain):
    keep, rename, place = {}, {}, {}
    for x in domain:
        keep[x] = x
        rename[x] = 0
        place[0] = f(x)
        return keep, rename, place

# %% wrong: only two steps
def decompose(f, domain):
    keep = {x: f(x) for x in domain}
    return keep, {y: y for y in keep.values()}

# %% wrong: merges in the last step | misconception: throws nothing away
def decompose(f, domain):
    keep = {x: "input %s" % x for x in domain}
    rename = {label: i for i, label in enumerate(keep.values())}
    place = {i: f(x) for i, x in enumerate(domain)}
    return keep, rename, place

# %% wrong: sorts the domain in place
def decompose(f, domain):
    domain.sort(reverse=True)
    keep = {x: f(x) for x in domain}
    rename = {y: y for y in set(keep.values())}
    return keep, rename, dict(rename)

# %% wrong: labels shared by remainder
def decompose(f, domain):
    keep = {x: len(str(x)) for x in domain}
    rename = {n: n for n in keep.values()}
    place = {len(str(x)): f(x) for x in domain}
    return keep, rename, place

# %% wrong: keep is turned round
def decompose(f, domain):
    first = {}
    for x in domain:
        first.setdefault(f(x), x)
    keep = {first[f(x)]: x for x in domain}
    rename = {x: i for i, x in enumerate(first.values())}
    place = {i: y for i, y in enumerate(first)}
    return keep, rename, place

# %% wrong: all rename to one name
def decompose(f, domain):
    keep = {x: f(x) for x in domain}
    rename = {y: 0 for y in keep.values()}
    place = {0: f(domain[0])}
    return keep, rename, place

# %% right: names of many kinds
def decompose(f, domain):
    keep = {x: f(x) for x in domain}
    names = [None, "a", (1, None), 2.5, frozenset([1]), np.int64(3), 0.5, *range(10, 20)]
    rename = dict(zip(dict.fromkeys(keep.values()), names))
    return keep, rename, {name: y for y, name in rename.items()}
