package lowtide.agent.host;

import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.function.Supplier;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.RemoteThrowable;
import lowtide.agent.api.frame.MethodSignature;

/** A student's object. Thread-safe if the student's class is. */
final class BoundAgent {

    private final AgentClass type;
    private final Object instance;

    private BoundAgent(AgentClass type, Object instance) {
        this.type = type;
        this.instance = instance;
    }

    /** @throws AgentThrew if the constructor throws */
    static BoundAgent create(AgentClass type, Constructor<?> constructor, Object[] arguments) {
        String name = "new " + constructor.getDeclaringClass().getSimpleName() + "(...)";
        return new BoundAgent(type, run(type, name, () -> constructor.newInstance(arguments)));
    }

    /**
     * Finds the method with this signature and converts its arguments. The returned object calls it.
     *
     * @return throws an {@link AgentThrew} if the method throws
     * @throws lowtide.agent.api.SignatureMismatch if there is no such method
     */
    Supplier<Object> prepare(MethodSignature asked, Arguments arguments) {
        AgentClass.FoundMethod found = type.method(asked);
        Object[] made = arguments.as(found.parameters());
        return () -> run(type, asked.name() + "(...)", () -> found.method().invoke(instance, made));
    }

    private static <T> T run(AgentClass type, String name, ReflectiveCall<T> call) {
        try {
            return call.run();
        } catch (InvocationTargetException failure) {
            throw new AgentThrew(name, RemoteThrowable.of(failure.getCause(), type.packageName()));
        } catch (ExceptionInInitializerError failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw new AgentThrew(name, RemoteThrowable.of(cause, type.packageName()));
        } catch (LinkageError | ReflectiveOperationException failure) {
            throw new AgentThrew(name, RemoteThrowable.of(failure, type.packageName()));
        }
    }

    /** The arguments of a call, once the types of its parameters are known. */
    interface Arguments {
        Object[] as(List<JavaType> types);
    }

    private interface ReflectiveCall<T> {
        T run() throws ReflectiveOperationException;
    }
}
