package lowtide.checks.dsl;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prepares text of an agent for reports: removes keys, and everything that differs between runs of the same agent with
 * the same seed, such as durations, clock times, ports, random ids and the numbers of threads.
 */
public final class Redactor {

    private static final int LONGEST = 4_000; // UTF-16 units; quotations in reports are shorter than this

    private static final List<Mask> MASKS = List.of(
            new Mask("fake-gemini-[0-9a-fA-F-]{36}", "(key)"),
            new Mask("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}", "(uuid)"),
            new Mask("\\b(127\\.0\\.0\\.1|localhost|\\[::1\\]):\\d+", "$1:(port)"),
            new Mask("(?<=[\\w$>\\]])@[0-9a-f]{3,8}\\b", "@(hash)"),
            new Mask("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z?", "(time)"),
            new Mask("\\b\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?\\b", "(time)"),
            new Mask("\\bPT-?\\d[-\\dHMS.]*", "(duration)"),
            new Mask(
                    "-?\\b\\d+(?:[.,]\\d+)?(?:E-?\\d+)? ?(?=(?:ns|us|µs|ms|s|sec|secs|min|nanos|millis|(?:nano|micro|milli)?seconds?)\\b)",
                    "(n) "),
            new Mask(
                    "((?i:latency|elapsed|duration|took|taken|millis|nanos|timestamp|wait|retry)\\w*[\"']?\\s*[=:]\\s*[\"']?)-?\\d[\\d.,]*(?:E-?\\d+)?",
                    "$1(n)"),
            new Mask("\\b(pool-|thread-|worker-|Thread-|Thread\\[#|VirtualThread\\[#)\\d+", "$1(n)"),
            new Mask("(lowtide-)\\d{4,}", "$1(n)"),
            new Mask("\\d{11,}", "(n)"));

    private Redactor() {}

    /** The text with each of these replaced by a word in parentheses. */
    public static String of(String text) {
        String quoted = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        for (Mask mask : MASKS) {
            quoted = mask.in(quoted);
        }
        return quoted;
    }

    private record Mask(Pattern pattern, String word) {

        Mask(String pattern, String word) {
            this(Pattern.compile(pattern), word);
        }

        String in(String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? matcher.replaceAll(word) : text;
        }
    }
}
