package lowtide.simulation.page;

import java.util.Map;
import lowtide.simulation.report.Comparison;

/** Works out what the fields of the page ask for. Called from several threads at once. */
@FunctionalInterface
public interface FieldReader {

    /**
     * @param fields what was typed, by the name of the field; nothing about it has been checked
     * @throws InvalidFieldsException if it makes no sense
     */
    Comparison read(Map<String, String> fields) throws InvalidFieldsException;
}
