package lowtide.autograder.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all test classes the same {@link KitCopy}, made for the first that asks and deleted after the last test. */
public final class SharedKitCopy implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KitCopy.class;
    }

    @Override
    public KitCopy resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedKitCopy.class))
                .getOrComputeIfAbsent(KitCopy.class, key -> make(), KitCopy.class);
    }

    private static KitCopy make() {
        try {
            return KitCopy.built();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
