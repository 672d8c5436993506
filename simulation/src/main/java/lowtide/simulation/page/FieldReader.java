package lowtide.simulation.page;

import java.util.Map;
import lowtide.simulation.report.Comparison;

/** Converts the fields of the page to a comparison. Must be thread-safe. */
@FunctionalInterface
public interface FieldReader {

    /**
     * Reads the fields.
     *
     * @param fields the input by name of the field, not yet validated
     * @throws InvalidFieldsException if a name or a value is invalid
     */
    Comparison read(Map<String, String> fields) throws InvalidFieldsException;
}
