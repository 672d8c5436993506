package lowtide.checks;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Shows each check in the IDE under its id, title and points. */
final class RubricTitles extends DisplayNameGenerator.Simple {

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
        Check check = method.getAnnotation(Check.class);
        if (check == null) {
            return super.generateDisplayNameForMethod(enclosing, testClass, method);
        }
        Rubric.Item item = Rubric.shipped().item(check.value());
        return item.id() + " " + item.title() + " (" + item.points() + ")";
    }
}
