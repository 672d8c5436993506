package lowtide.autograder.sandbox;

import java.util.List;
import java.util.stream.Stream;

/** The names of the layers of isolation, as reports print them. */
final class Layers {

    /** In force everywhere. */
    private static final List<String> PROCESS_LAYERS =
            List.of("separate process", "time limits", "heap limit", "output limit");

    /** In force with bubblewrap; without them, a grade is not final. */
    private static final List<String> SEALING_LAYERS = List.of(
            "no network",
            "only its own files",
            "no other processes",
            "no capabilities",
            "limits on threads, files and disk");

    /** In force for root without bubblewrap: an agent cannot write what the grader writes. */
    private static final String NOBODY_LAYER = "another user";

    /** No layer, but what reports must say: an agent can use its server's processor time and disk without a limit. */
    private static final String POSTGRES = "a PostgreSQL server outside of these";

    private Layers() {}

    /** Those in force with what was found on this machine. */
    static List<String> of(BubblewrapSearch bubblewrap, boolean withPostgres) {
        List<String> more = bubblewrap.found().isPresent()
                ? SEALING_LAYERS
                : bubblewrap.asNobody().isPresent() ? List.of(NOBODY_LAYER) : List.of();
        return Stream.of(PROCESS_LAYERS, more, withPostgres ? List.of(POSTGRES) : List.<String>of())
                .flatMap(List::stream)
                .toList();
    }
}
