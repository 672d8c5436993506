package lowtide.checks.language;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.course.Course;
import lowtide.course.language.LanguageChoice;
import lowtide.course.language.MessageBundle;

/**
 * What a student reads outside of reports: in the IDE, and in a build that grades nothing.
 *
 * @param course with its texts in this language
 * @param messages what is said around the catalogue
 * @param findings what checks have found
 */
public record StudentTexts(Course course, MessageBundle messages, FindingTexts findings) {

    private static final Path COMMAND = Path.of("exercises", "lab");

    /** In this language. */
    public static StudentTexts in(Locale language) {
        return new StudentTexts(
                Course.shipped(language), MessageBundle.of(StudentTexts.class, language), FindingTexts.in(language));
    }

    /** In the language chosen for the kit that the working folder is in; read once. */
    public static StudentTexts chosen() {
        return Chosen.TEXTS;
    }

    /** A text with these values. */
    public String text(String key, Object... values) {
        return messages.text(key, values);
    }

    private static final class Chosen {

        private static final StudentTexts TEXTS =
                in(LanguageChoice.of("", kit().map(LanguageChoice::remembered).orElse(""), System.getenv()));

        private static Optional<Path> kit() {
            return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                    .filter(folder -> Files.exists(folder.resolve(COMMAND)))
                    .findFirst();
        }
    }
}
