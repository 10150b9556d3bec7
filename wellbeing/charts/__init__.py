"""Pure figure functions: data, look and words in, a matplotlib figure out.

Face: chart_style, kind_words, load, marks, registry, stress, ticks, trend, trend_pair.
"""
