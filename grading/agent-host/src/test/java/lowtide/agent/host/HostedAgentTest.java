package lowtide.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.langchain4j.http.client.HttpClientBuilderLoader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.Pause;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.api.StartGroup;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.MethodSignature;
import lowtide.agent.api.frame.Parameter;
import lowtide.agent.api.frame.ProbeNames;
import lowtide.agent.api.frame.Request;
import lowtide.agent.api.frame.TypeName;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.host.probe.Probe;
import lowtide.agent.host.toy.Agent;
import lowtide.agent.host.toy.Price;
import org.junit.jupiter.api.Test;

class HostedAgentTest {

    private static final String PRICE = Price.class.getName();
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final List<String> callbacks = new ArrayList<>();
    private final Map<String, JsonNode> values =
            new HashMap<>(Map.of("prices", ValueCodec.encode(Map.of("gemini", new Price(new BigDecimal("0.30"))))));

    @Test
    void aConstructorGetsAllItAsksFor() {
        assertThat(call(opened(), "priceOf", "java.lang.String", "java.lang.String", "gemini"))
                .isEqualTo(START + " 0.30");
    }

    @Test
    void theClockCanBeSetAndAPauseMovesItOn() {
        HostedAgent agent = opened();

        call(agent, "rest", "void", null);
        assertThat(agent.drain("pause"))
                .isEqualTo(ValueCodec.encode(List.of(new Pause(START, java.time.Duration.ofSeconds(3)))));
        agent.tell(ProbeNames.CLOCK, ValueCodec.encode(START.plusSeconds(60)));

        assertThat(call(agent, "priceOf", "java.lang.String", "java.lang.String", "gemini"))
                .isEqualTo("2026-03-02T08:01:00Z 0.30");
    }

    @Test
    void functionsOfACallAndOfTheConstructorRunInTheGrader() {
        MethodSignature count = new MethodSignature(
                "count",
                List.of(
                        new TypeName("java.util.List<" + PRICE + ">"),
                        new TypeName("java.util.function.Consumer<" + PRICE + ">")),
                new TypeName("int"));
        List<JsonNode> arguments =
                List.of(ValueCodec.encode(List.of(new Price(BigDecimal.ONE))), NullNode.getInstance());

        Object result = opened().prepare(new Request.Call(9, count, arguments, StartGroup.ALONE, false, false))
                .get();

        assertThat(result).isEqualTo(43);
        assertThat(callbacks).containsExactly("9/1 [{\"input\":1}]", "5/3 [\"bill\"]");
    }

    @Test
    void whatTheAgentThrowsIsTold() {
        HostedAgent agent = opened();

        assertThatThrownBy(() -> call(agent, "fail", "void", null))
                .isInstanceOf(AgentThrew.class)
                .hasMessageMatching(
                        "fail\\(\\.\\.\\.\\) threw IllegalStateException at Agent\\.fail\\(Agent\\.java:\\d+\\): as told");
    }

    @Test
    void aMethodThatDiffersIsAMismatchWhenItIsCalledAndNotBefore() {
        Request.Call call = request("other", "int", "java.util.List<java.lang.String>", List.of());

        var prepared = opened().prepare(call);

        assertThatThrownBy(prepared::get)
                .isInstanceOf(SignatureMismatch.class)
                .hasMessage("Expected public int other(List<String>) in " + Agent.class.getName()
                        + "; found public long other(List<String>).");
    }

    @Test
    void aValueThatDoesNotFitTheClassIsAMismatch() {
        values.put("prices", ValueCodec.encode(List.of(1)));

        assertThatThrownBy(this::opened)
                .isInstanceOf(SignatureMismatch.class)
                .hasMessageStartingWith("No value could be made for Map<String, Price> prices: ");
    }

    @Test
    void whatIsNotThereCannotBeAsked() {
        HostedAgent agent = opened();

        assertThatThrownBy(() -> agent.drain("database"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("database");
        assertThat(agent.drain("seen")).isEqualTo(ValueCodec.encode("all of it"));
        agent.close();
    }

    private HostedAgent opened() {
        Probe<String> seen = new Probe<>() {
            @Override
            public String drain() {
                return "all of it";
            }
        };
        List<Parameter> parameters = Stream.of(
                        "clock java.time.InstantSource",
                        "pause java.util.function.Consumer<java.time.Duration>",
                        "prices java.util.Map<java.lang.String," + PRICE + ">",
                        "lookup java.util.function.Function<java.lang.String,java.lang.Integer>")
                .map(text -> text.split(" "))
                .map(parts -> new Parameter(parts[0], new TypeName(parts[1])))
                .toList();
        return HostedAgent.open(
                5,
                new AgentSpec(Agent.class.getName(), parameters, List.of(), START, values),
                new HostContext(
                        getClass().getClassLoader(),
                        HttpClientBuilderLoader::loadHttpClientBuilder,
                        Map.of("seen", seen),
                        this::callback));
    }

    private JsonNode callback(long id, int parameter, List<JsonNode> arguments) {
        callbacks.add(id + "/" + parameter + " " + arguments);
        return ValueCodec.encode(42);
    }

    private static Object call(HostedAgent agent, String method, String result, String parameter, Object... arguments) {
        return agent.prepare(request(method, result, parameter, arguments)).get();
    }

    private static Request.Call request(String method, String result, String parameter, Object... arguments) {
        return new Request.Call(
                9,
                new MethodSignature(
                        method,
                        Optional.ofNullable(parameter).map(TypeName::new).stream()
                                .toList(),
                        new TypeName(result)),
                Stream.of(arguments).map(ValueCodec::encode).toList(),
                StartGroup.ALONE,
                false,
                false);
    }
}
