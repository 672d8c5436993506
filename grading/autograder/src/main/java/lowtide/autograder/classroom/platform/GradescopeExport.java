package lowtide.autograder.classroom.platform;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lowtide.autograder.classroom.roster.Person;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Gradescope's "Export submissions": a folder {@code submission_987654} for each submission, unpacked, and
 * {@code submission_metadata.yml}, which lists scores, history and submitters of each folder. Its keys are Ruby symbols:
 * {@code :submitters:}, each with {@code :name:}, {@code :sid:} and {@code :email:}.
 */
public final class GradescopeExport {

    /** The name of the metadata file. */
    public static final String FILE = "submission_metadata.yml";

    /** Bytes of the metadata that are read. It repeats the results of every submission: some 10 MB for hundreds. */
    public static final int MAX_SIZE = 256 << 20;

    private GradescopeExport() {}

    /**
     * Who submitted each folder, by the folder's name.
     *
     * @throws IOException if the file is not in Gradescope's format
     */
    public static Map<String, List<Person>> submitters(byte[] metadata) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_SIZE);
        JsonMapper mapper = JsonMapper.builder(
                        YAMLFactory.builder().loaderOptions(options).build())
                .build();
        Map<String, List<Person>> submitters = new TreeMap<>();
        mapper.readValue(metadata, new TypeReference<TreeMap<String, Entry>>() {})
                .forEach((folder, entry) -> {
                    if (entry != null
                            && entry.submitters() != null
                            && !entry.submitters().isEmpty()) {
                        submitters.put(
                                folder,
                                entry.submitters().stream()
                                        .map(Submitter::person)
                                        .toList());
                    }
                });
        return submitters;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(@JsonProperty(":submitters") List<Submitter> submitters) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Submitter(
            @JsonProperty(":name") String name,
            @JsonProperty(":sid") String sid,
            @JsonProperty(":email") String email) {

        Person person() {
            return new Person(
                    Optional.ofNullable(sid)
                            .filter(id -> !id.isBlank())
                            .map(List::of)
                            .orElse(List.of()),
                    Optional.ofNullable(email).orElse(""),
                    Optional.ofNullable(name).orElse(""));
        }
    }
}
