package lowtide.checks;

import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Checks in the order of their ids, so that a check runs after those that it requires. */
final class CheckOrder implements MethodOrderer {

    @Override
    public void orderMethods(MethodOrdererContext context) {
        context.getMethodDescriptors().sort(Comparator.comparing(CheckOrder::id));
    }

    private static String id(MethodDescriptor method) {
        return method.findAnnotation(GradedCheck.class).map(GradedCheck::value).orElse("");
    }
}
