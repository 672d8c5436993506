package lowtide.checks;

import java.util.Map;

/** What a suite implements whose data the README of its exercise shows, so that the two cannot differ. */
public interface ReadmeBlocks {

    /** The blocks of the README, by name. */
    Map<String, String> readmeBlocks();
}
