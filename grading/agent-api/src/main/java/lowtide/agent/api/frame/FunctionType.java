package lowtide.agent.api.frame;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A functional interface with its type arguments known, such as {@code Consumer<String>}: a parameter of such a type gets
 * a function that runs in the grader.
 *
 * @param functional the interface
 * @param method its one method to implement
 * @param parameters what that method takes
 * @param result what it returns
 */
public record FunctionType(Class<?> functional, Method method, List<JavaType> parameters, JavaType result) {

    /** The type as a functional interface; empty if it is not annotated as one. */
    public static Optional<FunctionType> of(JavaType type) {
        if (!type.getRawClass().isAnnotationPresent(FunctionalInterface.class)) {
            return Optional.empty();
        }
        return Arrays.stream(type.getRawClass().getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && !isOfEveryObject(method))
                .findFirst()
                .map(method -> new FunctionType(
                        type.getRawClass(),
                        method,
                        Arrays.stream(method.getGenericParameterTypes())
                                .map(parameter -> resolved(parameter, method, type))
                                .toList(),
                        resolved(method.getGenericReturnType(), method, type)));
    }

    private static JavaType resolved(Type part, Method method, JavaType type) {
        return TypeFactory.defaultInstance()
                .resolveMemberType(
                        part, type.findSuperType(method.getDeclaringClass()).getBindings());
    }

    /** {@code Comparator}, for example, redeclares {@code equals}. */
    private static boolean isOfEveryObject(Method method) {
        return Arrays.stream(Object.class.getMethods())
                .anyMatch(each -> each.getName().equals(method.getName())
                        && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
    }
}
