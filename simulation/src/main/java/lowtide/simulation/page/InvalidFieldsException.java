package lowtide.simulation.page;

import java.util.Map;
import java.util.TreeMap;

/** What was typed makes no sense; there is a sentence for each field. */
public final class InvalidFieldsException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Stands for the fields as a whole where no single one is to blame. */
    public static final String WHOLE = "";

    private final TreeMap<String, String> reasons;

    /**
     * @param reasons sentences by the name of the field, at least one
     */
    public InvalidFieldsException(Map<String, String> reasons) {
        super(String.join("; ", new TreeMap<>(reasons).values()));
        this.reasons = new TreeMap<>(reasons);
    }

    /** Sentences by the name of the field. */
    public Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }
}
