package lowtide.checks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the stage that a suite grades. Its package holds the stage's {@code stage.yml}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StageSuite {

    /** The stage's folder, such as {@code 01-context-cap}. */
    String value();
}
