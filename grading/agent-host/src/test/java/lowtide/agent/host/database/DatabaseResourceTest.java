package lowtide.agent.host.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.http.client.HttpClientBuilderLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import lowtide.agent.api.DatabaseCommand;
import lowtide.agent.api.DatabaseCommand.Kind;
import lowtide.agent.api.DatabaseState;
import lowtide.agent.api.DatabaseState.TableRow;
import lowtide.agent.api.ExecutedStatement;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.Parameter;
import lowtide.agent.api.frame.TypeName;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.host.resource.AgentClock;
import lowtide.agent.host.resource.ResourceContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DatabaseResourceTest {

    private static final TypeName TYPE = new TypeName("javax.sql.DataSource");

    private final List<String> stops = new ArrayList<>();

    @TempDir
    Path folder;

    private DatabaseResource resource;
    private DataSource database;

    @BeforeEach
    void open() throws SQLException {
        resource = resource();
        database = resource.open();
        execute("CREATE TABLE turns (user_id TEXT, text TEXT)");
        assertThat(state().statements()).hasSize(1);
    }

    @AfterEach
    void close() {
        resource.close();
    }

    @Test
    void statementsAndRowsAreSeen() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO turns VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            insert.setString(1, "ann");
            insert.setBytes(2, new byte[] {'n', 'u', 't'});
            insert.executeUpdate();
            connection.commit();
        }

        DatabaseState state = state();

        assertThat(state.statements())
                .extracting(ExecutedStatement::sql)
                .containsExactly("BEGIN", "INSERT INTO turns VALUES (?, ?)", "COMMIT");
        assertThat(state.rows()).containsExactly(new TableRow("turns", List.of("ann", "nut")));
        assertThat(state.problem()).isEmpty();
    }

    @Test
    void whatIsNotCommittedIsUndoneWhenTheConnectionIsClosed() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO turns VALUES ('ann', 'nut')");
        }
        execute("BEGIN");

        assertThat(state().rows()).isEmpty();
        execute("INSERT INTO turns VALUES ('bob', 'egg')");
        assertThat(state().rows()).hasSize(1);
    }

    @Test
    void aStatementFailsIfTheGraderSaysSo() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().executeUpdate("INSERT INTO turns VALUES ('ann', 'nut')");
            tell(Kind.FAIL, 1);

            assertThatThrownBy(connection::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("COMMIT");
        }

        assertThat(state().rows()).isEmpty();
        execute("INSERT INTO turns VALUES ('bob', 'egg')");
        assertThat(state().rows()).hasSize(1);
    }

    @Test
    void nothingFailsAfterTheGraderHasClearedIt() throws SQLException {
        tell(Kind.FAIL, 1);
        tell(Kind.STOP, 1);
        tell(Kind.CLEAR, 0);

        execute("INSERT INTO turns VALUES ('ann', 'nut')");

        assertThat(state().rows()).hasSize(1);
        assertThat(stops).isEmpty();
    }

    @Test
    void theAgentStopsOutsideTransactionsOnly() throws SQLException {
        tell(Kind.STOP, 2);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO turns VALUES ('ann', 'nut')");
            connection.commit();
        }
        assertThat(stops).isEmpty();

        execute("DELETE FROM turns");

        assertThat(stops).containsExactly("DELETE FROM turns");
    }

    @Test
    void whoFindsAllConnectionsTakenWaits() throws Exception {
        tell(Kind.PLACES, 1);
        Connection first = database.getConnection();
        assertThat(state().open()).hasSize(1);
        CompletableFuture<Connection> second = CompletableFuture.supplyAsync(() -> {
            try {
                return database.getConnection();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
        assertThat(second).isNotDone();

        first.close();

        second.join().close();
        assertThat(state().open()).isEmpty();
        assertThatThrownBy(first::createStatement).isInstanceOf(SQLException.class);
    }

    @Test
    void anotherServerSeesWhatWasCommitted() throws SQLException {
        execute("INSERT INTO turns VALUES ('ann', 'nut')");
        DatabaseResource other = resource();

        assertThat(other.drain().get(0).rows()).hasSize(1);
        other.close();
    }

    @Test
    void noConnectionKeepsTheSettingsOfWhoeverHadItBefore() throws SQLException {
        int usual;
        try (Connection connection = database.getConnection()) {
            usual = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            connection.setAutoCommit(false);
        }
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getTransactionIsolation()).isEqualTo(usual);
            assertThat(connection.getAutoCommit()).isTrue();
            connection.setTypeMap(Map.of("food", String.class));
        }

        try (Connection connection = database.getConnection()) {
            assertThat(connection.getTypeMap()).isEmpty();
        }
    }

    @Test
    void noOtherDatabaseCanBeAttached() {
        assertThatThrownBy(() -> execute("ATTACH '" + folder.resolve("other.db") + "' AS other"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("attached");
        assertThatThrownBy(() -> execute("SELECT load_extension('other')")).isInstanceOf(SQLException.class);
    }

    @Test
    void aClosedDatabaseGivesNoConnections() {
        resource.close();

        assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class);
    }

    private DatabaseResource resource() {
        return new DatabaseResource(new ResourceContext(
                new AgentSpec(
                        "lowtide.student.Agent",
                        List.of(),
                        List.of(),
                        Instant.EPOCH,
                        Map.of("database", ValueCodec.encode(folder.toString()))),
                new Parameter("database", TYPE),
                TYPE.resolve(getClass().getClassLoader()),
                new AgentClock(Instant.EPOCH),
                HttpClientBuilderLoader::loadHttpClientBuilder,
                arguments -> {
                    stops.add(arguments.get(0).asText());
                    return arguments.get(0);
                }));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private DatabaseState state() {
        return resource.drain().get(0);
    }

    private void tell(Kind kind, int number) {
        resource.tell(ValueCodec.encode(new DatabaseCommand(kind, number)));
    }
}
