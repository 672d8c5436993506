package lowtide.checks.document;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where the entries and keys of a document are, for mistakes that {@link StrictYaml} cannot know. */
public final class DocumentLines {

    private final Node document;

    private DocumentLines(Node document) {
        this.document = document;
    }

    /** @param text a document that {@link StrictYaml} has read */
    public static DocumentLines of(String text) {
        return new DocumentLines(new Yaml(StrictYaml.options(text.length())).compose(new StringReader(text)));
    }

    /**
     * The line of a key or an entry. If the document does not have it, the line of what would contain it.
     *
     * @param path keys, and numbers of entries from 0 on, from the outside to the inside
     * @return from 1 on
     */
    public int line(Object... path) {
        Node node = document;
        int line = line(node);
        for (Object step : path) {
            Optional<Node> next = Optional.empty();
            if (step instanceof Integer number && node instanceof SequenceNode list) {
                next = list.getValue().stream().skip(number).findFirst();
                line = next.map(DocumentLines::line).orElse(line);
            } else if (node instanceof MappingNode keys) {
                Optional<NodeTuple> tuple = keys.getValue().stream()
                        .filter(each -> each.getKeyNode() instanceof ScalarNode name
                                && name.getValue().equals(step))
                        .findFirst();
                line = tuple.map(each -> line(each.getKeyNode())).orElse(line);
                next = tuple.map(NodeTuple::getValueNode);
            }
            if (next.isEmpty()) {
                return line;
            }
            node = next.get();
        }
        return line;
    }

    private static int line(Node node) {
        return 1 + node.getStartMark().getLine();
    }
}
