package lowtide.checks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A graded test. Its title, points, reason and hints stand in the {@link Rubric} under the same id. */
@Test
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Check {

    /** The id, such as {@code 1A}. */
    String value();

    /** Whether it makes calls at the same time. The order of its requests then differs from run to run, and no transcript is kept. */
    boolean atOnce() default false;
}
