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
 * Converts the fields of the page to options of {@code compare}, with the same ranges and error messages. Excludes options
 * that read or write files. Thread-safe.
 */
public final class PageFields implements FieldReader {

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
            "explicit-cache",
            "saving",
            "budget",
            "price");

    private static final Pattern OPTION = Pattern.compile("--([a-z-]+)");

    @Override
    public Comparison read(Map<String, String> fields) throws InvalidFieldsException {
        List<String> options = new ArrayList<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (!NAMES.contains(field.getKey())) {
                throw invalid(InvalidFieldsException.WHOLE, "The page has no field '" + field.getKey() + "'.");
            }
            options.add("--" + field.getKey() + "=" + field.getValue());
        }
        CompareCommand compare = new CompareCommand();
        CommandLine line = new CommandLine(compare);
        line.getCommandSpec().parser().collectErrors(true);
        Map<String, String> errors = new TreeMap<>();
        for (Exception error : line.parseArgs(options.toArray(String[]::new)).errors()) {
            errors.putIfAbsent(fieldOf(error), error.getMessage());
        }
        if (!errors.isEmpty()) {
            throw new InvalidFieldsException(errors);
        }
        try {
            return compare.comparison();
        } catch (ParameterException e) {
            throw invalid(fieldOf(e), e.getMessage());
        }
    }

    /** The option that caused the error, or the first option that its message names. */
    private static String fieldOf(Exception error) {
        Stream<String> cause = error instanceof ParameterException e && e.getArgSpec() instanceof OptionSpec option
                ? Stream.of(option.longestName())
                : Stream.empty();
        return Stream.concat(
                        cause, Stream.of(Optional.ofNullable(error.getMessage()).orElse("")))
                .map(OPTION::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(NAMES::contains)
                .findFirst()
                .orElse(InvalidFieldsException.WHOLE);
    }

    private static InvalidFieldsException invalid(String field, String message) {
        return new InvalidFieldsException(Map.of(field, message));
    }
}
