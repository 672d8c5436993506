package lowtide.agent.host.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Passes calls on to objects of a driver. */
final class Calls {

    private Calls() {}

    /** Calls a method, and throws what it throws. */
    static Object on(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
