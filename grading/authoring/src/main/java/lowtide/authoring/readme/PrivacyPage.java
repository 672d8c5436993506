package lowtide.authoring.readme;

import java.util.Map;
import java.util.stream.Collectors;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Course.Topics;

/** The block of {@code exercises/PRIVACY.md} that lists where health data can leak, with the checks that notice it. */
public final class PrivacyPage {

    private PrivacyPage() {}

    /** Every block, by name. */
    public static Map<String, String> blocks(Course course) {
        return Map.of(
                "privacy",
                "| place | what must hold | checks |\n|---|---|---|\n"
                        + Topics.shipped().privacy().stream()
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
        return "[%s](%s/README.md) %s"
                .formatted(check.id(), course.stageOf(check.id()).orElseThrow().folder(), check.title());
    }
}
