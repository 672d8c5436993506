package lowtide.checks.logging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.agent.api.LogEvent;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Redactor;

/** One log event as a check reads it: its fields may be key-value pairs, in the MDC, or {@code key=value}
 * or {@code "key": value} in the text. */
record LogLine(LogEvent event) {

    private static final List<String> FIELDS = List.of("user", "tokens", "latencyMs", "outcome");

    // Possessive, so that a long text takes no longer than reading it once.
    private static final String KEY = "(?<key>(?<![\\w.])[\"']?%s[\"']?\\s*+[=:]\\s*+)";
    private static final String VALUE = "(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\\u2028,;|\\]})]++))";
    private static final Map<String, Pattern> IN_TEXT = FIELDS.stream()
            .collect(Collectors.toMap(name -> name, name -> Pattern.compile(KEY.formatted(name) + VALUE)));

    /** Whether it carries all four fields. */
    boolean hasAllFields() {
        return FIELDS.stream().allMatch(name -> field(name).isPresent());
    }

    boolean isAt(String level) {
        return event.level().equals(level);
    }

    boolean hasOutcome(String outcome) {
        return field("outcome").orElse("").equals(outcome);
    }

    Optional<String> field(String name) {
        String value = event.pairs().getOrDefault(name, event.mdc().get(name));
        return value != null ? Optional.of(value) : inText(name);
    }

    /** Everything that a reader of the log might see, piece by piece. */
    Stream<String> pieces() {
        return Stream.of(
                        Stream.of(event.message(), event.logger(), event.exception()),
                        event.pairs().entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()),
                        event.mdc().entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()),
                        event.extras().stream())
                .flatMap(pieces -> pieces);
    }

    /** Whether it is a complete event of an answered call. */
    boolean isOfAnsweredCall() {
        return hasAllFields() && hasOutcome("ok");
    }

    /** For messages: level, text and fields, shortened. */
    String describe() {
        return event.level() + " " + quoted(event.message())
                + (event.pairs().isEmpty()
                        ? ""
                        : " " + Redactor.of(withoutUser(event.pairs().toString())));
    }

    /** A piece for messages, shortened. */
    static String quoted(String piece) {
        return CheckContext.quoted(withoutUser(piece));
    }

    /** A pseudonym may differ in the next run. */
    private static String withoutUser(String text) {
        return IN_TEXT.get("user").matcher(text).replaceAll("${key}(user)");
    }

    private Optional<String> inText(String name) {
        Matcher matcher = IN_TEXT.get(name).matcher(event.message());
        if (!matcher.find()) {
            return Optional.empty();
        }
        return matcher.group(4) != null
                ? Optional.of(withoutEnd(matcher.group(4)))
                : Stream.of(matcher.group(2), matcher.group(3))
                        .filter(group -> group != null)
                        .findFirst();
    }

    /** Without the punctuation marks at its end. */
    private static String withoutEnd(String value) {
        int end = value.length();
        while (end > 0 && ".:!".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return value.substring(0, end);
    }
}
