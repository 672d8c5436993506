package lowtide.fakegemini;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Starts one server for a test class, and opens an account for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithAccount {

    FakeGemini gemini;
    Account account;

    @BeforeAll
    void startServer() {
        gemini = FakeGemini.start();
    }

    @AfterAll
    void stopServer() {
        gemini.close();
    }

    @BeforeEach
    void openAccount() {
        account = gemini.open(7);
    }

    @AfterEach
    void closeAccount() {
        account.close();
    }
}
