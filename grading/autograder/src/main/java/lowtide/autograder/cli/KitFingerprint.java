package lowtide.autograder.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.control.AgentHost;
import lowtide.agent.host.AgentServer;
import lowtide.autograder.batch.journal.Sha256;
import lowtide.autograder.grade.Autograder;
import lowtide.checks.StageSuites;
import lowtide.course.Course;
import lowtide.fakegemini.FakeGemini;
import lowtide.launcher.Launcher;

/**
 * Identifies the kit that grades: results of different kits are not mixed.
 *
 * @param version the kit's version
 * @param content SHA-256, in hexadecimal, of the kit's classes and resources and the names of its libraries
 */
public record KitFingerprint(String version, String content) {

    /** The running kit. */
    public static KitFingerprint running() throws IOException {
        Sha256 content = new Sha256();
        for (Class<?> each : List.of(
                Autograder.class,
                Course.class,
                StageSuites.class,
                FrameChannel.class,
                AgentServer.class,
                AgentHost.class,
                FakeGemini.class)) {
            Path source = source(each);
            if (Files.isDirectory(source)) {
                add(source, content);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(source)) {
                    add(jar.getPath("/"), content);
                }
            }
        }
        libraries().forEach(content::add);
        return new KitFingerprint(runningVersion(), content.hex());
    }

    /** The version of the running kit. */
    public static String runningVersion() throws IOException {
        try (InputStream in = KitFingerprint.class.getResourceAsStream("kit.properties")) {
            Properties kit = new Properties();
            kit.load(in);
            return kit.getProperty("version");
        }
    }

    /** Adds classes and resources. Leaves out META-INF, so that a jar and the folder it is made from are the same. */
    private static void add(Path root, Sha256 content) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                if (!name.startsWith("META-INF/")) {
                    content.add(name).add(Files.readAllBytes(file));
                }
            }
        }
    }

    private static List<String> libraries() throws IOException {
        String unpacked = System.getProperty(Launcher.LIBRARIES);
        if (unpacked != null) {
            try (Stream<Path> jars = Files.list(Path.of(unpacked))) {
                return names(jars);
            }
        }
        return names(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of));
    }

    private static List<String> names(Stream<Path> jars) {
        return jars.map(jar -> jar.getFileName().toString())
                .filter(name -> name.endsWith(".jar")
                        && !name.startsWith("lowtide-")) // the kit's own jars are included by content
                .sorted()
                .distinct()
                .toList();
    }

    private static Path source(Class<?> each) {
        try {
            return Path.of(
                    each.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
