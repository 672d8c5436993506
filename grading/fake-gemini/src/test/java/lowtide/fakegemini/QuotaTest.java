package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.generate;
import static lowtide.fakegemini.Clients.said;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A quota")
class QuotaTest extends WithAccount {

    @Test
    @DisplayName("limits what an account keeps of a flood of requests, and tells that there were more")
    void limitsTheJournal() throws Exception {
        account.quota(2, 1_000);

        assertThat(generate(account, said("Hello")).statusCode()).isEqualTo(200);
        assertThat(account.isExhausted()).isFalse();
        assertThat(generate(account, said("x".repeat(1_000))).statusCode()).isEqualTo(429);
        assertThat(account.isExhausted()).isTrue();
        assertThat(generate(account, said("Hello")).statusCode()).isEqualTo(429);
        assertThat(account.exchanges()).hasSize(1);
    }

    @Test
    @DisplayName("limits the number of requests")
    void limitsRequests() {
        Quota quota = new Quota();
        quota.set(2, 1_000);

        assertThat(quota.admits(10)).isTrue();
        assertThat(quota.admits(10)).isTrue();
        assertThat(quota.isExhausted()).isFalse();
        assertThat(quota.admits(10)).isFalse();
        assertThat(quota.isExhausted()).isTrue();
    }

    @Test
    @DisplayName("limits the bytes of all requests, with 32 more for every JSON token")
    void limitsBytes() {
        Quota quota = new Quota();
        quota.set(100, 1_000);

        assertThat(quota.admits(900)).isTrue();
        quota.charge(3);
        assertThat(quota.admits(4)).isTrue();
        assertThat(quota.admits(1)).isFalse();
    }

    @Test
    @DisplayName("stays exhausted")
    void staysExhausted() {
        Quota quota = new Quota();
        quota.set(1, 10);

        assertThat(quota.admits(11)).isFalse();
        assertThat(quota.admits(1)).isFalse();
    }

    @Test
    @DisplayName("does not limit anything until it is set")
    void startsUnlimited() {
        assertThat(new Quota().admits(Integer.MAX_VALUE)).isTrue();
    }
}
