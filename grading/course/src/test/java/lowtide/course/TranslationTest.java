package lowtide.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TranslationTest {

    @Test
    void eachTextThatIsMissingStaysEnglish() {
        Course course = CourseFiles.onClassPath("lowtide.course.half").read("de");
        Stage stage = course.stages().get(0);

        assertThat(stage.title()).isEqualTo("Wiederholung");
        assertThat(stage.problem()).isEqualTo("Something is wrong.");
        assertThat(stage.checks()).extracting(Check::why).containsExactly("It matters.", "Es zählt.");
        assertThat(stage.checks()).extracting(Check::title).containsOnly("What holds");
        assertThat(course.labs()).extracting(Lab::title).containsExactly("Zuverlässigkeit und Kosten");
    }

    @Test
    void onlyTextsDiffer() {
        CourseFiles files = CourseFiles.onClassPath("lowtide.course.half");
        Stage english = files.read().stages().get(0);
        Stage german = files.read("de").stages().get(0);

        assertThat(german)
                .usingRecursiveComparison()
                .ignoringFields("title", "language", "checks.why")
                .isEqualTo(english);
        assertThat(english.readmePath()).isEqualTo("06-retries/README.md");
        assertThat(german.readmePath()).isEqualTo("06-retries/README.de.md");
    }

    @Test
    void whatIsMissingIsListed() {
        assertThat(CourseFiles.onClassPath("lowtide.course.half").missing("de"))
                .containsEntry(
                        6,
                        List.of(
                                "task",
                                "problem",
                                "learned",
                                "question",
                                "6A title",
                                "6A why",
                                "6A hints",
                                "6B title",
                                "6B hints"));
    }

    @Test
    void anotherLanguageHasNothing() {
        CourseFiles files = CourseFiles.onClassPath("lowtide.course.half");

        assertThat(files.read("fr")).isEqualTo(files.read());
        assertThat(files.missing("fr").get(6)).contains("title", "6B why");
    }

    @Test
    void everyTopicIsTranslated() {
        Course.Topics english = Course.Topics.shipped();
        Course.Topics german = Course.Topics.shipped(Locale.GERMAN);

        assertThat(german.all().map(Course.Topics.Topic::id))
                .containsExactlyElementsOf(
                        english.all().map(Course.Topics.Topic::id).toList());
        assertThat(english.all()
                        .map(Course.Topics.Topic::title)
                        .filter(title ->
                                german.all().anyMatch(topic -> topic.title().equals(title))))
                .isEmpty();
        assertThat(Course.Topics.shipped(Locale.FRENCH)).isEqualTo(english);
    }

    @Test
    void unknownKeysAndChecksAreRefused() {
        assertThatThrownBy(
                        () -> CourseFiles.onClassPath("lowtide.course.wrongkey").read("de"))
                .isInstanceOf(CourseException.class)
                .hasMessageStartingWith("lowtide/course/wrongkey/stage_de.yml cannot be read: ")
                .hasMessageContaining("titel");
        assertThatThrownBy(() ->
                        CourseFiles.onClassPath("lowtide.course.wrongcheck").read("de"))
                .hasMessage("lowtide/course/wrongcheck/stage_de.yml: the stage has no check 6C.");
    }
}
