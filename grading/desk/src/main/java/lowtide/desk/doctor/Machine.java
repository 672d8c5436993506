package lowtide.desk.doctor;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * What the doctor needs to know about a machine.
 *
 * @param java the version of the JDK that this program runs on, such as 17
 * @param javaHome where it is
 * @param hasCompiler whether it is a JDK and not a JRE
 * @param maven what {@code mvn -v} prints; empty if it could not be run
 * @param fileNames the encoding of file names
 * @param windows whether this is Windows
 * @param repository Maven's local repository
 */
public record Machine(
        int java,
        String javaHome,
        boolean hasCompiler,
        Optional<String> maven,
        Charset fileNames,
        boolean windows,
        Path repository) {

    private static final int PATIENCE_SECONDS = 20;
    private static final Pattern REPOSITORY = Pattern.compile("<localRepository>([^<$]+)</localRepository>");

    /** This machine. Runs Maven once. */
    public static Machine ofSystem() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return new Machine(
                Runtime.version().feature(),
                System.getProperty("java.home"),
                ToolProvider.getSystemJavaCompiler() != null,
                mavenVersion(windows),
                Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")),
                windows,
                repository(Path.of(System.getProperty("user.home"), ".m2")));
    }

    /** The default, or the one that the user's settings name. */
    static Path repository(Path mavenFolder) {
        Path settings = mavenFolder.resolve("settings.xml");
        try {
            Matcher named = REPOSITORY.matcher(Files.exists(settings) ? Files.readString(settings) : "");
            return named.find() ? Path.of(named.group(1).strip()) : mavenFolder.resolve("repository");
        } catch (IOException | InvalidPathException unreadable) {
            return mavenFolder.resolve("repository");
        }
    }

    private static Optional<String> mavenVersion(boolean windows) {
        List<String> command = windows ? List.of("cmd", "/c", "mvn", "-v") : List.of("mvn", "-v");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IOException notFound) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
