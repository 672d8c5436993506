package lowtide.architecture.example;

import lowtide.architecture.example.cycle.BackToRoot;

/** In a cycle with {@link BackToRoot}. */
public record Root(BackToRoot back) {}
