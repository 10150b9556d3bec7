"""Runs in .venv-oracles: answers questions about figures, one JSON object a line, by well-known libraries alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from scipy import signal, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.tsa.stattools import acf, acovf


def ewma(times: list[str], values: list[float], days: float) -> list[float]:
    """An exponentially weighted mean over uneven times."""
    index = pd.DatetimeIndex(pd.to_datetime(times, utc=True, format="ISO8601"))
    return list(pd.Series(values).ewm(halflife=pd.Timedelta(days=days), times=index).mean())


def even_ewma(values: list[float], fade: float) -> list[float]:
    """The same over even times, as a filter of its sums."""
    return list(
        np.divide(*(signal.lfilter([1.0], [1.0, -fade], row) for row in (values, np.ones(len(values)))))
    )


def decay(weights: list[float], fade: float) -> list[float]:
    """What is left of weights that arrive one a step and fade with each."""
    return list(signal.lfilter([1.0], [1.0, -fade], weights))


def quantiles(values: list[float], shares: list[float]) -> list[float]:
    return list(pd.Series(values, dtype=float).quantile(shares))


def daily(times: list[str], values: list[float], zone: str, cut: int) -> list[list[Any]]:
    """The median and number of each local day that begins at `cut` o'clock."""
    local = pd.to_datetime(times, utc=True, format="ISO8601").tz_convert(zone).tz_localize(None)
    days = (local - pd.Timedelta(hours=cut)).strftime("%Y-%m-%d")
    rows = pd.Series(values, index=days).groupby(level=0).agg(["median", "count"])
    return [[day, float(row["median"]), int(row["count"])] for day, row in rows.iterrows()]


def block_mean_deviation(values: list[float], block: float) -> float:
    """The exact standard deviation of a mean under the stationary bootstrap (Politis and Romano 1994)."""
    n, stay = len(values), 1 - 1 / block
    lag = np.arange(n)
    weight = (1 - lag / n) * stay**lag + (lag / n) * stay ** (n - lag)
    weight[0] = 1.0
    spread = acovf(np.array(values), adjusted=False, demean=True, fft=False, nlag=n - 1)
    return float(np.sqrt((spread[0] + 2 * (weight[1:] * spread[1:]).sum()) / n))


def count_at_most(n: int, number: int, keep: float, stray: float) -> list[float]:
    """P(C <= c) for c = 0..n, where C adds `number` dice that keep and the others that stray."""
    both = np.convolve(
        stats.binom.pmf(np.arange(number + 1), number, keep),
        stats.binom.pmf(np.arange(n - number + 1), n - number, stray),
    )
    return list(np.cumsum(both))


def spearman(one: list[float], other: list[float]) -> float:
    return float(stats.spearmanr(one, other).statistic)


def false_discovery(chances: list[float]) -> list[float]:
    return list(multipletests(chances, alpha=0.1, method="fdr_bh")[1])


def first_lag(values: list[float]) -> float:
    return float(acf(values, adjusted=False, nlags=1, fft=False)[1])


def normal_quantile(share: float) -> float:
    return float(stats.norm.ppf(share))


def sums(rows: list[dict[str, float]]) -> dict[str, float]:
    return {str(name): float(total) for name, total in pd.DataFrame(rows).sum().items()}


def shares(said: list[bool], are: list[bool]) -> dict[str, float]:
    """Precision and recall out of a table of both."""
    table = pd.crosstab(pd.Series(said), pd.Series(are)).reindex(
        index=[False, True], columns=[False, True], fill_value=0
    )
    return {
        "precision": float(table.loc[True, True] / table.loc[True].sum()),
        "recall": float(table.loc[True, True] / table[True].sum()),
    }


KNOWN: dict[str, Callable[..., Any]] = {
    each.__name__: each
    for each in (
        *(ewma, even_ewma, decay, quantiles, daily, block_mean_deviation),
        *(count_at_most, normal_quantile, sums, shares),
        *(spearman, false_discovery, first_lag),
    )
}


def main() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(KNOWN[asked.pop("name")](**asked)), flush=True)


if __name__ == "__main__":
    main()
