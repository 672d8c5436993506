package lowtide.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import lowtide.course.Course;
import org.junit.jupiter.api.Test;

class CourseLintTest {

    private static final KitFolder KIT =
            new KitFolder(Path.of("../..").toAbsolutePath().normalize());

    @Test
    void theCourseHasNoProblems() {
        assertThat(CourseLint.problems(KIT, Course.shipped())).isEmpty();
    }

    @Test
    void aReadmeInAnotherLanguageAndTheEnglishOneNameEachOther() {
        for (Locale language : KitFolder.LANGUAGES) {
            String code = language.getLanguage();
            assertThat(KitFolder.translated(Course.shipped(language)))
                    .isNotEmpty()
                    .allSatisfy(stage -> {
                        assertThat(KitFolder.text(KIT.readme(stage))).contains("(README.md)");
                        assertThat(KitFolder.text(KIT.exercise(stage).resolve("README.md")))
                                .contains("(README." + code + ".md)");
                    });
            assertThat(KitFolder.text(KIT.courseReadme(code))).contains("(README.md)");
            assertThat(KitFolder.text(KIT.courseReadme(""))).contains("(README." + code + ".md)");
        }
    }
}
