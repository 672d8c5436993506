package lowtide.simulation.page;

import java.util.Map;
import java.util.TreeMap;

/** Thrown if fields of the page are invalid. Has an error message for each of them. */
public final class InvalidFieldsException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The name used for errors that concern no single field. */
    public static final String WHOLE = "";

    private final TreeMap<String, String> errors;

    /**
     * @param errors error messages by name of the field, at least one
     */
    public InvalidFieldsException(Map<String, String> errors) {
        super(String.join("; ", new TreeMap<>(errors).values()));
        this.errors = new TreeMap<>(errors);
    }

    /** Error messages by name of the field. */
    public Map<String, String> errors() {
        return Map.copyOf(errors);
    }
}
