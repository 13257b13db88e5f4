"""Captions of a recording: WebVTT and SubRip."""
