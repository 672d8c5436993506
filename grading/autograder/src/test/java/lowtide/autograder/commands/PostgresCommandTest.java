package lowtide.autograder.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import lowtide.autograder.sandbox.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The command that grades stage 11 on PostgreSQL, which is not installed everywhere. */
@ExtendWith(SharedKitCopy.class)
class PostgresCommandTest {

    static final String COMMAND = "mvn -q verify -Dstage=11 -Dsubmission=solutions -Ddatabase=postgresql";

    @Test
    void theSolutionPassesOnPostgres(KitCopy kit) throws IOException, InterruptedException {
        assumeTrue(PostgresServer.isInstalled() || "true".equals(System.getenv("CI")), "PostgreSQL is not installed");

        assertThat(kit.run(COMMAND).succeeded().text()).contains("Score 20/20");
        assertThat(kit.folder().resolve("grading/autograder/target/scorecard/11-session-database/index.html"))
                .content()
                .contains("a PostgreSQL server outside of these");
    }
}
