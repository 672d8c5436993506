package lowtide.checks.document;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Refuses keys that a record does not have, before anything is said about the key that is missing instead. */
final class UnknownKeys {

    /** A key is close to another if it has no more slips than one in so many letters. */
    private static final int LETTERS_A_SLIP = 3;

    private UnknownKeys() {}

    /**
     * Looks at the keys of a record, or of each record of a list.
     *
     * @throws DocumentException at the first key that the record does not have
     */
    static void refuse(Node node, Class<?> type) throws DocumentException {
        if (type.isArray() && node instanceof SequenceNode list) {
            for (Node entry : list.getValue()) {
                refuse(entry, type.getComponentType());
            }
        } else if (type.isRecord() && node instanceof MappingNode record) {
            List<String> keys = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .sorted()
                    .toList();
            for (NodeTuple entry : record.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key && !keys.contains(key.getValue())) {
                    throw new DocumentException(
                            key.getStartMark().getLine() + 1,
                            "there is no key " + key.getValue()
                                    + closest(key.getValue(), keys)
                                            .map(meant -> ", perhaps " + meant + " is meant")
                                            .orElse("")
                                    + "; the keys are " + String.join(", ", keys));
                }
            }
        }
    }

    private static Optional<String> closest(String key, List<String> keys) {
        return keys.stream()
                .filter(known -> slips(key, known) <= Math.max(1, known.length() / LETTERS_A_SLIP))
                .min(Comparator.comparingInt(known -> slips(key, known)));
    }

    /** How many letters are missing, too many or wrong (Levenshtein), without regard to capitals. */
    private static int slips(String key, String known) {
        int[] row = new int[known.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= key.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= known.length(); j++) {
                boolean same = Character.toLowerCase(key.charAt(i - 1)) == Character.toLowerCase(known.charAt(j - 1));
                int here = Math.min(diagonal + (same ? 0 : 1), 1 + Math.min(row[j - 1], row[j]));
                diagonal = row[j];
                row[j] = here;
            }
        }
        return row[known.length()];
    }
}
