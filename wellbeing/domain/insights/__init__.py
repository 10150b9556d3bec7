"""What went together with a person's stress, day by day, and how sure that is (E60-E62).

Face: factors, half_life, links, ranks, resampling, sensitivity, together.
"""
