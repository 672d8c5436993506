package lowtide.desk.state;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the desk remembers between two commands.
 *
 * @param hints how many hints of a check were shown, by the check's id
 * @param results the last result of a stage, by its folder
 * @param language the code of the language that the student has chosen; empty if none was
 */
public record DeskState(Map<String, Integer> hints, Map<String, Known> results, String language) {

    /** Nothing. */
    public static final DeskState EMPTY = new DeskState(Map.of(), Map.of(), "");

    /** Copies the maps; one that a file leaves out is empty. */
    public DeskState {
        hints = hints == null ? Map.of() : Map.copyOf(hints);
        results = results == null ? Map.of() : Map.copyOf(results);
        language = language == null ? "" : language;
    }

    /** How many hints of this check were shown. */
    public int hintsSeen(String check) {
        return hints.getOrDefault(check, 0);
    }

    /** The same with this number of hints. */
    public DeskState withHints(String check, int seen) {
        Map<String, Integer> changed = new TreeMap<>(hints);
        changed.put(check, seen);
        return new DeskState(changed, results, language);
    }

    /** The same with this result of a stage. */
    public DeskState withResult(String stage, Known result) {
        Map<String, Known> changed = new TreeMap<>(results);
        changed.put(stage, result);
        return new DeskState(hints, changed, language);
    }

    /** The same with this language. */
    public DeskState withLanguage(String code) {
        return new DeskState(hints, results, code);
    }

    /**
     * A result of a stage, which holds as long as its sources are the same.
     *
     * @param sources their fingerprint
     * @param points earned
     * @param passed whether every check passed
     */
    public record Known(String sources, int points, boolean passed) {}
}
