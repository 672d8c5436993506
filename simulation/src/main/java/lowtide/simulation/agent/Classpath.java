package lowtide.simulation.agent;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of this program, which agents are compiled against and run with. */
final class Classpath {

    private Classpath() {}

    /** Jars and folders, in order. JShell loads them with a class loader of its own instead of the class path. */
    static List<Path> own() {
        Stream<Path> entries = Classpath.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(Classpath::path)
                : Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of);
        return entries.filter(Files::exists).map(Path::toAbsolutePath).toList();
    }

    static String joined(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
