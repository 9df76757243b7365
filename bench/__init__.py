"""Measurements: how long loading and asking take, on both engines and beside the plain driver.

This module imports nothing, so that a measurement can choose the driver's codec first.
"""
