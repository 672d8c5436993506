package lowtide.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JavaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.MethodSignature;
import lowtide.agent.api.frame.Parameter;
import lowtide.agent.api.frame.TypeName;
import lowtide.agent.host.toy.Agent;
import org.junit.jupiter.api.Test;

class AgentClassTest {

    private static final String NAME = Agent.class.getName();

    private final AgentClass type = AgentClass.load(NAME, getClass().getClassLoader());

    @Test
    void aClassThatIsNotThereIsNamedWithTheFileItBelongsIn() {
        assertThatThrownBy(() -> AgentClass.load(
                        "lowtide.nowhere.WellnessAgent", getClass().getClassLoader()))
                .isInstanceOf(SignatureMismatch.class)
                .hasMessage(
                        "There is no class lowtide.nowhere.WellnessAgent. Check the package and the name of the class; "
                                + "the file belongs in src/main/java/lowtide/nowhere/WellnessAgent.java.");
    }

    @Test
    void aConstructorThatIsMissingIsShownBesideThoseFound() {
        AgentSpec spec = spec(NAME, "java.time.InstantSource");

        assertThatThrownBy(() -> type.constructor(spec, type.parameterTypes(spec)))
                .isInstanceOf(SignatureMismatch.class)
                .hasMessage("Expected public Agent(InstantSource p0) in " + NAME
                        + "; found (not public) Agent(List<String>) and public Agent(InstantSource, Consumer<Duration>,"
                        + " Map<String, Price>, Function<String, Integer>).");
    }

    @Test
    void aTypeThatIsMissingMakesTheConstructorAMismatch() {
        AgentSpec spec = spec(NAME, "lowtide.agent.host.toy.Prize");

        assertThatThrownBy(() -> type.parameterTypes(spec))
                .isInstanceOf(SignatureMismatch.class)
                .hasMessageStartingWith("Expected public Agent(Prize p0) in");
    }

    @Test
    void anInterfaceIsNoAgent() {
        AgentSpec spec = spec(Runnable.class.getName());
        AgentClass runnable = AgentClass.load(spec.className(), getClass().getClassLoader());

        assertThatThrownBy(() -> runnable.constructor(spec, List.of()))
                .isInstanceOf(SignatureMismatch.class)
                .hasMessage("java.lang.Runnable is abstract or an interface; expected a class with public Runnable().");
    }

    @Test
    void aMethodIsFoundByItsNameAndTypesWhateverTypeArgumentsItHas() {
        AgentClass.FoundMethod found = type.method(new MethodSignature(
                "other", List.of(new TypeName("java.util.List<java.lang.Long>")), new TypeName("long")));

        assertThat(found.method().getName()).isEqualTo("other");
        assertThat(found.parameters())
                .extracting(JavaType::toCanonical)
                .containsExactly("java.util.List<java.lang.Long>");
        assertThat(type.packageName()).isEqualTo("lowtide.agent.host.toy");
    }

    @Test
    void aMethodThatIsMissingIsShownBesideThoseOfItsName() {
        assertThatThrownBy(() -> type.method(
                        new MethodSignature("hidden", List.of(new TypeName("int")), new TypeName("java.lang.String"))))
                .hasMessage("Expected public String hidden(int) in " + NAME
                        + "; found (not public) String hidden(List<Integer>).");
        assertThatThrownBy(() -> type.method(new MethodSignature("chat", List.of(), new TypeName("void"))))
                .hasMessage("Expected public void chat() in " + NAME + "; found no method of that name.");
    }

    private static AgentSpec spec(String className, String... types) {
        List<Parameter> parameters = Stream.of(types)
                .map(type -> new Parameter("p0", new TypeName(type)))
                .toList();
        return new AgentSpec(className, parameters, List.of(), Instant.EPOCH, Map.of());
    }
}
