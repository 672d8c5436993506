package lowtide.checks.scalingrisks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The source of the broken agent, and what each of its statements may cost. */
final class BrokenAgentSource {

    /** By a part of the statement. What is in no part costs nothing. */
    private static final Map<String, Set<Kind>> COSTS = Map.of(
            "CONVERSATION_HISTORY = ", EnumSet.of(Kind.MONEY, Kind.MEMORY, Kind.COLLISION),
            "TOOLS = ", EnumSet.of(Kind.FAILURE),
            "GoogleAiGeminiChatModel.builder()", EnumSet.of(Kind.MONEY, Kind.FAILURE),
            "public String chat(", EnumSet.of(Kind.MONEY, Kind.COLLISION),
            "CONVERSATION_HISTORY.add(UserMessage", EnumSet.allOf(Kind.class),
            "model.chat(CONVERSATION_HISTORY)", EnumSet.allOf(Kind.class),
            "CONVERSATION_HISTORY.add(response", EnumSet.allOf(Kind.class),
            "return response.aiMessage().text()", EnumSet.of(Kind.MONEY, Kind.FAILURE));

    private static final List<String> LINES = lines();

    private BrokenAgentSource() {}

    /** How many lines it has. */
    static int size() {
        return LINES.size();
    }

    /** The statement at a line, or the one that a comment at this line stands above; empty if there is none. */
    static String statement(int line) {
        return LINES.subList(Math.min(Math.max(line - 1, 0), LINES.size()), LINES.size()).stream()
                .map(String::strip)
                .dropWhile(text -> text.matches("(//|/?\\*).*"))
                .findFirst()
                .orElse("");
    }

    /** What the statement at a line, or below a comment at this line, may cost. */
    static Set<Kind> costs(int line) {
        String statement = statement(line);
        return COSTS.entrySet().stream()
                .filter(entry -> statement.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Set.of());
    }

    private static List<String> lines() {
        try (InputStream source = BrokenAgentSource.class.getResourceAsStream("/lowtide/broken/WellnessAgent.java")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
