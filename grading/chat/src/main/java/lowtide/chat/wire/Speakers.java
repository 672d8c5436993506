package lowtide.chat.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose words a text is: of the user who typed it or whom Gemini replied it to. Not thread-safe. */
final class Speakers {

    /** Shorter messages occur in others by chance. */
    private static final int SHORTEST_QUOTATION = 8;

    private final Map<String, List<String>> said = new LinkedHashMap<>();

    void add(String user, String text) {
        said.computeIfAbsent(text.strip(), key -> new ArrayList<>()).add(user);
    }

    /**
     * The user whose words a text of a request is or contains; empty for the agent's own.
     *
     * @param requester the user for whom the request was sent
     * @param later     how often the request holds the same text after this one: a text is the requester's as often as the
     *     requester has said it, and another user's if it occurs more often
     */
    Optional<String> owner(String text, String requester, int later) {
        List<String> speakers = said.getOrDefault(text.strip(), List.of());
        if (speakers.isEmpty()) {
            return quoted(text, requester);
        }
        long own = speakers.stream().filter(requester::equals).count();
        return later < own
                ? Optional.of(requester)
                : Optional.of(speakers.stream()
                        .filter(speaker -> !speaker.equals(requester))
                        .findFirst()
                        .orElse(requester));
    }

    private Optional<String> quoted(String text, String requester) {
        Optional<String> own = Optional.empty();
        for (Map.Entry<String, List<String>> entry : said.entrySet()) {
            if (entry.getKey().length() >= SHORTEST_QUOTATION && text.contains(entry.getKey())) {
                if (!entry.getValue().contains(requester)) {
                    return Optional.of(entry.getValue().get(0));
                }
                own = Optional.of(requester);
            }
        }
        return own;
    }
}
