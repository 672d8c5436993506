package lowtide.architecture.example.high;

import lowtide.architecture.example.low.Low;

/** Depends on a lower package. */
public record High(Low low) {}
