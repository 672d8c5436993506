package lowtide.checks.document;

import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where the entries of a list and their keys are, for mistakes that {@link StrictYaml} cannot know. */
public final class EntryLines {

    private final List<Node> entries;

    private EntryLines(List<Node> entries) {
        this.entries = entries;
    }

    /** @param text a list of entries that {@link StrictYaml} has read */
    public static EntryLines of(String text) {
        Node document = new Yaml(StrictYaml.options(text.length())).compose(new StringReader(text));
        return new EntryLines(document instanceof SequenceNode list ? list.getValue() : List.of());
    }

    /**
     * The line of a key, or of the entry if it does not have this key.
     *
     * @param entry from 0 on
     * @return from 1 on
     */
    public int line(int entry, String key) {
        Node node = entries.get(entry);
        if (node instanceof MappingNode keys) {
            for (NodeTuple tuple : keys.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key)) {
                    return 1 + name.getStartMark().getLine();
                }
            }
        }
        return 1 + node.getStartMark().getLine();
    }
}
