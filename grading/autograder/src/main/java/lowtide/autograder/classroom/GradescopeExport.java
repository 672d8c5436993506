package lowtide.autograder.classroom;

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
 * Gradescope's {@code submission_metadata.yml}: for each folder of the export, beside scores and history, who
 * submitted it. Its keys are Ruby symbols: {@code :submitters:}, each with {@code :name:}, {@code :sid:} and {@code :email:}.
 */
final class GradescopeExport {

    static final String FILE = "submission_metadata.yml";

    /** It repeats the results of every submission; a class of hundreds makes some ten megabytes. */
    static final int LARGEST = 256 << 20;

    private GradescopeExport() {}

    /** Who submitted each folder. */
    static Map<String, List<Person>> submitters(byte[] yaml) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        JsonMapper mapper = JsonMapper.builder(
                        YAMLFactory.builder().loaderOptions(options).build())
                .build();
        Map<String, List<Person>> submitters = new TreeMap<>();
        mapper.readValue(yaml, new TypeReference<TreeMap<String, Entry>>() {}).forEach((folder, entry) -> {
            if (entry != null
                    && entry.submitters() != null
                    && !entry.submitters().isEmpty()) {
                submitters.put(
                        folder,
                        entry.submitters().stream().map(Submitter::person).toList());
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
