package lowtide.checks.sessionfiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lowtide.agent.control.folder.StoredFile;
import lowtide.checks.dsl.CheckFailure;

/** The different states of a folder during a call: what a process leaves that is killed at one of its steps. */
final class FolderStates {

    private static final int MAX = 200;

    private final SessionFolder folder;
    private final List<Map<Path, StoredFile>> states = new ArrayList<>();
    private int steps;
    private CheckFailure failure;

    FolderStates(SessionFolder folder) {
        this.folder = folder;
    }

    /** Runs at each step. Throws nothing, because the agent would get it. */
    void look() {
        steps++;
        if (failure != null || states.size() > MAX) {
            return;
        }
        try {
            Map<Path, StoredFile> now = folder.files();
            if (states.isEmpty() || !same(now, last())) {
                states.add(now);
            }
        } catch (CheckFailure unreadable) {
            failure = unreadable;
        }
    }

    /** Throws what a look failed with. */
    void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }

    int steps() {
        return steps;
    }

    /** In the order in which they were seen. */
    List<Map<Path, StoredFile>> all() {
        return List.copyOf(states);
    }

    Map<Path, StoredFile> last() {
        return states.get(states.size() - 1);
    }

    /** Some states after the first one, drawn at random, and the last one. */
    List<Map<Path, StoredFile>> some(int most, Random random) {
        List<Map<Path, StoredFile>> drawn =
                new ArrayList<>(states.subList(Math.min(1, states.size() - 1), states.size()));
        drawn.remove(last());
        Collections.shuffle(drawn, random);
        List<Map<Path, StoredFile>> some = new ArrayList<>(drawn.subList(0, Math.min(most - 1, drawn.size())));
        some.add(last());
        return some;
    }

    private static boolean same(Map<Path, StoredFile> one, Map<Path, StoredFile> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(file -> one.get(file).hasBytesOf(other.get(file)));
    }
}
