package lowtide.chat.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request has that the one before for the same user had not.
 *
 * @param previous the number of the one before
 * @param added    the positions of the new messages, from 0
 * @param dropped  how many messages of the one before it has not
 */
public record Difference(int previous, List<Integer> added, int dropped) {

    /** Of equal messages, the last ones count as new. */
    static Difference between(WireRequest before, WireRequest now) {
        Map<Said, Integer> known = new HashMap<>();
        before.messages().forEach(message -> known.merge(Said.of(message), 1, Integer::sum));
        List<Integer> added = new ArrayList<>();
        for (int i = 0; i < now.messages().size(); i++) {
            Said said = Said.of(now.messages().get(i));
            if (known.merge(said, -1, Integer::sum) < 0) {
                known.remove(said);
                added.add(i);
            }
        }
        int again = now.messages().size() - added.size();
        return new Difference(
                before.number(), List.copyOf(added), before.messages().size() - again);
    }

    /** Whose words a message holds may have become known in between. */
    private record Said(String role, String text, int length) {
        static Said of(WireMessage message) {
            return new Said(message.role(), message.text(), message.length());
        }
    }
}
