package lowtide.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentKindTest {

    @ParameterizedTest
    @DisplayName("the kind of an agent follows from its constructor")
    @CsvSource({
        "broken, SHARED",
        "solutions/02-user-isolation, PERSONAL",
        "solutions/04-rate-limiting, CLOCKED",
        "solutions/06-retries, RETRYING",
        "exercises/08-tools, TOOLS",
        "exercises/10-session-files, SESSIONS",
        "exercises/11-session-database, DATABASE",
        "exercises/13-retrieval-memory, RETRIEVAL",
        "exercises/14-tracing, TRACED",
        "exercises/15-guardrails, GUARDRAILS",
        "exercises/16-streaming, STREAMING"
    })
    void kinds(String agent, AgentKind kind) {
        try (CompiledAgent compiled = CompiledAgent.of(AgentSource.named(agent))) {
            assertThat(compiled.kind()).isEqualTo(kind);
        }
    }
}
