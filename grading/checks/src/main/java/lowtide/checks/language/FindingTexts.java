package lowtide.checks.language;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lowtide.course.Finding;
import org.junit.platform.commons.io.Resource;
import org.junit.platform.commons.io.ResourceFilter;
import org.junit.platform.commons.support.ResourceSupport;

/**
 * Translates what checks and the grader found when a page is written. They are written in English and know nothing of it:
 * a {@code findings_XX.yml} beside them lists their sentences, with placeholders for what they put in. What is at a
 * placeholder is translated too, if it is a part of a sentence that is listed.
 */
public final class FindingTexts {

    private static final ObjectMapper YAML = new JsonMapper(new YAMLFactory());
    private static final String BASE_PACKAGE = "lowtide";

    /** 21st, 22nd and 23rd, which sentences write as {n}th. */
    private static final Pattern ORDINAL = Pattern.compile("\\b(\\d+)(?:st|nd|rd)\\b");

    private final List<Sentence> sentences;

    private FindingTexts(List<Sentence> sentences) {
        this.sentences = sentences;
    }

    /**
     * Those of this language; none for English.
     *
     * @throws IllegalStateException if a translation has a placeholder that its sentence has not
     */
    public static FindingTexts in(Locale language) {
        if (language.equals(Locale.ENGLISH)) {
            return new FindingTexts(List.of());
        }
        String end = "/findings_" + language.getLanguage() + ".yml";
        return of(ResourceSupport.findAllResourcesInPackage(
                        BASE_PACKAGE,
                        ResourceFilter.of(resource -> resource.getName().endsWith(end)))
                .stream()
                .flatMap(file -> read(file, language.getLanguage()).stream())
                .toList());
    }

    static FindingTexts of(List<Sentence> sentences) {
        sentences.stream()
                .filter(sentence -> !sentence.unknownPlaceholders().isEmpty() || sentence.fixedLength() == 0)
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalStateException("Wrong placeholders: " + wrong.translation());
                });
        return new FindingTexts(sentences.stream()
                .sorted(Comparator.comparing(Sentence::isWhole)
                        .thenComparingInt(Sentence::fixedLength)
                        .reversed())
                .toList());
    }

    /** The same finding with its texts translated; a text without a translation stays as it is. */
    public Finding of(Finding finding) {
        return new Finding(
                of(finding.seen()), of(finding.volatileDetails()), of(finding.expected()), finding.printed());
    }

    /** The text translated; as it is if it has no translation. */
    public String of(String text) {
        return translated(text).orElse(text);
    }

    /** The text translated; empty if it has no translation. */
    public Optional<String> translated(String text) {
        String prepared = ORDINAL.matcher(text).replaceAll("$1th");
        for (Sentence sentence : sentences) {
            Optional<Map<String, String>> values = sentence.values(prepared);
            if (values.isPresent()) {
                return Optional.of(sentence.with(values.get().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> of(entry.getValue())))));
            }
        }
        return Optional.empty();
    }

    private static List<Sentence> read(Resource file, String language) {
        try (InputStream yaml = file.getInputStream()) {
            List<Map<String, String>> entries =
                    YAML.readValue(yaml, YAML.getTypeFactory().constructCollectionType(List.class, Map.class));
            return entries.stream()
                    .map(entry -> new Sentence(entry.get("en"), entry.get(language)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.getName() + " cannot be read.", unreadable);
        }
    }
}
