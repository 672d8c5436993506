package lowtide.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lowtide.course.Course;
import org.junit.jupiter.api.Test;

class CourseLintTest {

    private static final KitFolder KIT =
            new KitFolder(Path.of("../..").toAbsolutePath().normalize());

    @Test
    void theCourseHasNoProblems() {
        assertThat(CourseLint.problems(KIT, Course.shipped())).isEmpty();
    }
}
