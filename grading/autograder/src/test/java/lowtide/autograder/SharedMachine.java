package lowtide.autograder;

import java.lang.reflect.Method;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Lets no test run while {@link TwoGraders} grades a submission alone. JUnit finds this extension by itself. It leaves out
 * the classes that run beside others, which are the ones that use {@link TwoGraders}.
 */
public final class SharedMachine implements InvocationInterceptor {

    /** Shared by all tests; exclusive while a submission is graded alone. */
    static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        share(invocation, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        share(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        share(invocation, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        share(invocation, context);
    }

    private static void share(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        if (context.getExecutionMode() == ExecutionMode.CONCURRENT) {
            invocation.proceed();
            return;
        }
        LOCK.readLock().lock();
        try {
            invocation.proceed();
        } finally {
            LOCK.readLock().unlock();
        }
    }
}
