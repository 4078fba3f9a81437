"""Times NegMAS on a space that ./bench wrote: prints milliseconds and the number of points."""
import resource
import sys
import time

import numpy as np


def points(path):
    from negmas.preferences.ops import pareto_frontier_numpy

    columns = [[float(x) for x in line.split()] for line in open(path)]
    values = np.array(columns).T
    start = time.perf_counter()
    kept = pareto_frontier_numpy(values)
    return time.perf_counter() - start, len(kept)


def space(key, path):
    from negmas import make_issue, make_os
    from negmas.preferences import LinearAdditiveUtilityFunction, TableFun, pareto_frontier

    parties, issues = (int(x) for x in key.split("x"))
    outcome_space = make_os([make_issue(10, f"i{i}") for i in range(issues)])
    ufuns = []
    for line in open(path):
        numbers = [float(x) for x in line.split()]
        weights, values = numbers[:issues], numbers[issues:]
        tables = [TableFun(dict(enumerate(values[10 * i : 10 * i + 10]))) for i in range(issues)]
        ufuns.append(LinearAdditiveUtilityFunction(values=tables, weights=weights, outcome_space=outcome_space))
    start = time.perf_counter()
    frontier, _ = pareto_frontier(ufuns, issues=outcome_space.issues, max_cardinality=None)
    return time.perf_counter() - start, len(set(frontier))


def main():
    key, path = sys.argv[1], sys.argv[2]
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))  # rather no answer than a machine without memory
    try:
        seconds, many = points(path) if key in ("zerosum", "uniform8") else space(key, path)
        print(f"{seconds * 1000:.3f} {many}")
    except MemoryError:
        print("out of memory")
    except Exception as e:  # whatever a peer answers is its answer
        print(f"ended with {type(e).__name__}")


main()
