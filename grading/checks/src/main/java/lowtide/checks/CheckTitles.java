package lowtide.checks;

import java.lang.reflect.Method;
import java.util.List;
import lowtide.checks.language.StudentTexts;
import lowtide.course.Check;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Shows each check in the IDE under its id, title and points. */
final class CheckTitles extends DisplayNameGenerator.Simple {

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
        GradedCheck annotation = method.getAnnotation(GradedCheck.class);
        if (annotation == null) {
            return super.generateDisplayNameForMethod(enclosing, testClass, method);
        }
        Check check = StudentTexts.chosen().course().check(annotation.value());
        return check.id() + " " + check.title() + " (" + check.points() + ")";
    }
}
