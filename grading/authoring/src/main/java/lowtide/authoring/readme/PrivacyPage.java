package lowtide.authoring.readme;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Course.Topics;

/** The block of {@code exercises/PRIVACY.md}, in any language, that lists where health data can leak, with the checks that notice it. */
public final class PrivacyPage {

    private PrivacyPage() {}

    /**
     * Every block, by name.
     *
     * @param course with its texts in the language of the page
     * @param language its code; empty is English
     */
    public static Map<String, String> blocks(Course course, String language) {
        Locale locale = language.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(language);
        return Map.of(
                "privacy",
                ReadmeTexts.in(language).of("privacy.places") + "\n"
                        + Topics.shipped(locale).privacy().stream()
                                .map(topic -> row(topic, course))
                                .collect(Collectors.joining("\n")));
    }

    private static String row(Topics.Topic topic, Course course) {
        return "| %s | %s | %s |"
                .formatted(
                        topic.category(),
                        topic.title(),
                        course.checksOf(topic).stream()
                                .map(check -> link(check, course))
                                .collect(Collectors.joining("<br>")));
    }

    private static String link(Check check, Course course) {
        return "[%s](%s) %s"
                .formatted(check.id(), course.stageOf(check.id()).orElseThrow().readmePath(), check.title());
    }
}
