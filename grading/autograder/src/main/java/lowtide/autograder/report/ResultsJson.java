package lowtide.autograder.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes {@code results.json}. Other programs and all other reports are based on it. Its schema is the
 * resource {@code results.schema.json} of this package. The same results give the same bytes on every system.
 */
public final class ResultsJson {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private static final ObjectReader READER = JsonMapper.builder()
            // A newer kit of the same version may have added properties.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build()
            .readerFor(Results.class);

    private ResultsJson() {}

    /** Writes the file, and creates its folder. */
    public static void write(Results results, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, bytes(results));
    }

    /** The file's content. */
    public static byte[] bytes(Results results) throws IOException {
        return json(results);
    }

    /**
     * Reads results back.
     *
     * @throws IOException if the file cannot be read, or is not {@code results.json} in the format of this kit
     */
    public static Results read(Path file) throws IOException {
        Results results = READER.readValue(Files.readAllBytes(file));
        if (results == null) {
            throw new IOException(file + " has no results.");
        } else if (!Results.SCHEMA.equals(results.schema())) {
            throw new IOException(
                    file + " has the format " + results.schema() + "; this kit reads " + Results.SCHEMA + ".");
        }
        return results;
    }

    /** Any document as indented JSON with a line feed at the end. An unpaired surrogate becomes a question mark. */
    public static byte[] json(Object document) throws IOException {
        return (WRITER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
