package lowtide.checks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import lowtide.course.Course;
import org.junit.jupiter.api.Test;

/** A graded test. Its title, points, reason and hints are in the {@link Course} under the same id. */
@Test
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface GradedCheck {

    /** The id, such as {@code 1A}. */
    String value();

    /** Whether its calls overlap. The order of its requests then differs from run to run, and no transcript is kept. */
    boolean concurrent() default false;
}
