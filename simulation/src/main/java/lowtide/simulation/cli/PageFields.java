package lowtide.simulation.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.simulation.page.FieldReader;
import lowtide.simulation.page.InvalidFieldsException;
import lowtide.simulation.report.Comparison;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Reads the page's fields as options of {@code compare}: the same ranges, the same words for what is wrong. Options
 * that touch files are not among them.
 */
final class PageFields implements FieldReader {

    static final Set<String> NAMES = Set.of(
            "users",
            "prompts",
            "days",
            "population",
            "seed",
            "caps",
            "token-caps",
            "summary",
            "retrieve",
            "model",
            "message-tokens",
            "rate",
            "llm",
            "reply-tokens",
            "thinking-tokens",
            "system-tokens",
            "cache-hits",
            "saving",
            "budget",
            "price");

    private static final Pattern OPTION = Pattern.compile("--([a-z-]+)");

    @Override
    public Comparison read(Map<String, String> fields) throws InvalidFieldsException {
        List<String> options = new ArrayList<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (!NAMES.contains(field.getKey())) {
                throw refused(InvalidFieldsException.WHOLE, "The page has no field '" + field.getKey() + "'.");
            }
            options.add("--" + field.getKey() + "=" + field.getValue());
        }
        CompareCommand compare = new CompareCommand();
        CommandLine line = new CommandLine(compare);
        line.getCommandSpec().parser().collectErrors(true);
        Map<String, String> mistakes = new TreeMap<>();
        for (Exception mistake : line.parseArgs(options.toArray(String[]::new)).errors()) {
            mistakes.putIfAbsent(fieldOf(mistake), mistake.getMessage());
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidFieldsException(mistakes);
        }
        try {
            return compare.comparison();
        } catch (ParameterException e) {
            throw refused(fieldOf(e), e.getMessage());
        }
    }

    /** The option at fault, or the first that is named. */
    private static String fieldOf(Exception mistake) {
        Stream<String> atFault = mistake instanceof ParameterException e && e.getArgSpec() instanceof OptionSpec option
                ? Stream.of(option.longestName())
                : Stream.empty();
        return Stream.concat(
                        atFault,
                        Stream.of(Optional.ofNullable(mistake.getMessage()).orElse("")))
                .map(OPTION::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(NAMES::contains)
                .findFirst()
                .orElse(InvalidFieldsException.WHOLE);
    }

    private static InvalidFieldsException refused(String field, String reason) {
        return new InvalidFieldsException(Map.of(field, reason));
    }
}
