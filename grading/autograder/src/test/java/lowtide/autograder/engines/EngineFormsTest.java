package lowtide.autograder.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed to other engines keeps to their forms, and lets a submission do no more than it needs. */
class EngineFormsTest {

    private static final Path ENGINES = EngineFiles.FOLDER;

    private static final JsonMapper YAML = new JsonMapper(new YAMLFactory());

    /** Kubernetes' own types; a field they do not have is an error. */
    private static final JsonMapper STRICT = JsonMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/PersistentVolumeClaim", PersistentVolumeClaim.class,
            "v1/Pod", Pod.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "batch/v1/Job", Job.class);

    @ParameterizedTest
    @ValueSource(strings = {"grade.yml", "class.yml"})
    void workflowsKeepToTheirForm(String name) throws IOException {
        JsonNode workflow =
                YAML.readTree(Files.readString(ENGINES.resolve("github").resolve(name)));

        assertThat(violations(workflow)).isEmpty();
        workflow.path("jobs").forEach(job -> {
            if (job.has("needs")) {
                assertThat(workflow.path("jobs").has(job.path("needs").asText()))
                        .as("%s", job.path("needs"))
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout-minutes: 60          | timeout-minuts: 60",
                "contents: read               | contents: write",
                "actions/checkout@v4          | actions/checkout@main",
                "persist-credentials: false   | persist-credentials: true",
                "run: mvn                     | runs: mvn",
                "shards/* --out               | ${{ inputs.folder }} --out",
            })
    void theFormRefusesWhatIsWrong(String right, String wrong) throws IOException {
        String workflow = Files.readString(ENGINES.resolve("github/class.yml"));
        assertThat(workflow).contains(right);

        assertThat(violations(YAML.readTree(workflow.replace(right, wrong)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"volume.yml", "class.yml", "merge.yml"})
    void kubernetesKnowsEveryField(String name) throws IOException {
        assertThat(objects(name))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(object.getMetadata().getName()).startsWith("low-tide"));
    }

    @Test
    void aFieldKubernetesDoesNotKnowIsNoticed() throws IOException {
        String job = Files.readString(ENGINES.resolve("kubernetes/class.yml"));

        assertThatThrownBy(
                        () -> strictly(YAML.readTree(job.replace("readOnlyRootFilesystem", "readonlyRootFilesystem"))))
                .hasMessageContaining("readonlyRootFilesystem");
        assertThatThrownBy(() -> strictly(YAML.readTree(job.replace("completions: 4", "completions: four"))))
                .hasMessageContaining("four");
    }

    @Test
    void noPodHasMoreThanItNeeds() throws IOException {
        for (PodSpec pod : pods()) {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(Files.readString(ENGINES.resolve("container/Containerfile")))
                    .contains("USER " + pod.getSecurityContext().getRunAsUser() + ":");
            assertThat(pod.getContainers()).allSatisfy(container -> {
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
                assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
            });
        }
    }

    @Test
    void nothingLeavesAPodByTheNetwork() throws IOException {
        NetworkPolicy policy = all().filter(NetworkPolicy.class::isInstance)
                .map(NetworkPolicy.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(policy.getSpec().getPolicyTypes()).contains("Egress");
        assertThat(policy.getSpec().getEgress()).isEmpty();
        assertThat(all().filter(object -> !(object instanceof NetworkPolicy)).flatMap(EngineFormsTest::podLabels))
                .hasSize(3)
                .allSatisfy(labels -> assertThat(labels)
                        .containsAllEntriesOf(policy.getSpec().getPodSelector().getMatchLabels()));
    }

    @Test
    void everyShardHasItsPod() throws IOException {
        Job job = (Job) objects("class.yml").get(0);
        Container container =
                job.getSpec().getTemplate().getSpec().getContainers().get(0);

        assertThat(job.getSpec().getCompletionMode()).isEqualTo("Indexed");
        assertThat(job.getSpec().getParallelism()).isEqualTo(job.getSpec().getCompletions());
        assertThat(container.getEnv()).singleElement().satisfies(shards -> {
            assertThat(shards.getName()).isEqualTo("SHARDS");
            assertThat(shards.getValue())
                    .isEqualTo(job.getSpec().getCompletions().toString());
        });
    }

    private static Set<ValidationMessage> violations(JsonNode workflow) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(EngineFormsTest.class.getResourceAsStream("workflow.schema.json"))
                .validate(workflow);
    }

    private static Stream<HasMetadata> all() throws IOException {
        return Stream.of(objects("volume.yml"), objects("class.yml"), objects("merge.yml"))
                .flatMap(List::stream);
    }

    private static List<PodSpec> pods() throws IOException {
        return all().flatMap(object -> object instanceof Job job
                        ? Stream.of(job.getSpec().getTemplate().getSpec())
                        : object instanceof Pod pod ? Stream.of(pod.getSpec()) : Stream.empty())
                .toList();
    }

    private static Stream<Map<String, String>> podLabels(HasMetadata object) {
        return object instanceof Job job
                ? Stream.of(job.getSpec().getTemplate().getMetadata().getLabels())
                : object instanceof Pod pod ? Stream.of(pod.getMetadata().getLabels()) : Stream.empty();
    }

    /** The objects of a manifest. */
    private static List<HasMetadata> objects(String name) throws IOException {
        List<HasMetadata> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class)
                .readValues(ENGINES.resolve("kubernetes").resolve(name).toFile())) {
            while (documents.hasNext()) {
                objects.add(strictly(documents.next()));
            }
        }
        return objects;
    }

    private static HasMetadata strictly(JsonNode document) throws IOException {
        String kind = document.path("apiVersion").asText() + "/"
                + document.path("kind").asText();
        assertThat(KINDS).containsKey(kind);
        return STRICT.treeToValue(document, KINDS.get(kind));
    }
}
