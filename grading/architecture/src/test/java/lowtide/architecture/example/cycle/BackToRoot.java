package lowtide.architecture.example.cycle;

import java.util.Optional;
import lowtide.architecture.example.Root;

/** In a cycle with {@link Root}. */
public final class BackToRoot {

    Optional<Nested> nested = Optional.empty();

    /** Does not count as a class of its package. */
    record Nested(Root root) {}
}
