package lowtide.autograder.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lowtide.course.Course;
import lowtide.course.Stage;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** What students deliver, for the tests of the intake. */
public final class Deliverables {

    public static final List<Stage> STAGES = Course.shipped().stages();
    public static final Stage CAP = STAGES.get(0);
    public static final String AGENT = "01-context-cap/src/main/java/lowtide/contextcap/WellnessAgent.java";

    private Deliverables() {}

    /** A source that says whose it is. */
    public static String agentOf(String whose) {
        return "package lowtide.contextcap;\n/** " + whose + " */\npublic class WellnessAgent {\n}\n";
    }

    /** A folder with the first stage of somebody. */
    public static Path folder(Path folder, String whose) {
        return write(folder.resolve(AGENT), agentOf(whose));
    }

    public static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A zip archive with the first stage of somebody, below this prefix. */
    public static byte[] zipOf(String prefix, String whose) {
        return zip(Map.of(prefix + AGENT, agentOf(whose)));
    }

    /** A zip archive of texts and byte arrays. */
    public static byte[] zip(Map<String, Object> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, Object> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(
                        file.getValue() instanceof byte[] bytes
                                ? bytes
                                : file.getValue().toString().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    /** The names and contents of files, in this order. */
    public static Map<String, Object> files(Object... namesAndContents) {
        Map<String, Object> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put(namesAndContents[i].toString(), namesAndContents[i + 1]);
        }
        return files;
    }

    /** A zip archive that may hold a name twice, and names that no honest one has; a link where the text begins with {@code ->}. */
    public static byte[] anyZip(Object... namesAndContents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                String content = namesAndContents[i + 1].toString();
                ZipArchiveEntry entry = new ZipArchiveEntry(namesAndContents[i].toString());
                entry.setUnixMode(content.startsWith("->") ? UnixStat.LINK_FLAG | 0777 : UnixStat.FILE_FLAG | 0644);
                zip.putArchiveEntry(entry);
                zip.write(content.replaceFirst("^->", "").getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    /** The text of the first stage's agent, or the reason why there is none. */
    public static String cap(Submission submission) {
        StageSources delivery = submission.sources(CAP);
        if (delivery instanceof StageSources.Found sources) {
            return sources.files()
                    .get(0)
                    .text()
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("/\\*\\* (.*) \\*/", "$1");
        } else if (delivery instanceof StageSources.Missing missing) {
            return "MISSING " + missing.reason();
        } else if (delivery instanceof StageSources.Refused refused) {
            return "REFUSED " + refused.reason();
        }
        return delivery.toString();
    }
}
