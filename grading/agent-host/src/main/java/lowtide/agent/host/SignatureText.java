package lowtide.agent.host;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import lowtide.agent.api.frame.TypeName;

/** Constructors and methods of a student's class as Java source, without the names of parameters. */
final class SignatureText {

    private SignatureText() {}

    /** One of them, such as {@code public int sum(List<Integer>)}. */
    static String of(Executable executable) {
        String parameters = Arrays.stream(parameterTypes(executable))
                .map(type -> TypeName.simple(type.getTypeName()))
                .collect(Collectors.joining(", "));
        String modifiers = Modifier.isPublic(executable.getModifiers()) ? "public " : "(not public) ";
        return executable instanceof Method method
                ? modifiers + TypeName.simple(resultType(method).getTypeName()) + " " + method.getName() + "("
                        + parameters + ")"
                : modifiers + executable.getDeclaringClass().getSimpleName() + "(" + parameters + ")";
    }

    /** All of them in one sentence, or "none". */
    static String listed(Executable[] found) {
        return found.length == 0
                ? "none"
                : Arrays.stream(found).map(SignatureText::of).sorted().collect(Collectors.joining(" and "));
    }

    private static Type[] parameterTypes(Executable executable) {
        try {
            Type[] generic = executable.getGenericParameterTypes();
            return generic.length == executable.getParameterCount() ? generic : executable.getParameterTypes();
        } catch (RuntimeException | LinkageError unreadable) { // a class file can name missing types
            return executable.getParameterTypes();
        }
    }

    private static Type resultType(Method method) {
        try {
            return method.getGenericReturnType();
        } catch (RuntimeException | LinkageError unreadable) {
            return method.getReturnType();
        }
    }
}
