package lowtide.agent.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

/**
 * Loads the classes of one package, and of packages in it, anew, so that they have separate static state; its parent
 * loads all others.
 */
public final class ChildFirstLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final String prefix;
    private final UnaryOperator<byte[]> change;

    private ChildFirstLoader(String packageName, ClassLoader parent, UnaryOperator<byte[]> change) {
        super(parent);
        this.prefix = packageName + ".";
        this.change = change;
    }

    /**
     * For the package of a class.
     *
     * @param parent finds the class files
     */
    public static ChildFirstLoader of(String className, ClassLoader parent) {
        return of(className, parent, UnaryOperator.identity());
    }

    /**
     * For the package of a class.
     *
     * @param parent finds the class files
     * @param change applied to every class file before it is loaded
     */
    public static ChildFirstLoader of(String className, ClassLoader parent, UnaryOperator<byte[]> change) {
        return new ChildFirstLoader(className.substring(0, className.lastIndexOf('.')), parent, change);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(prefix)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = change.apply(file.readAllBytes());
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
