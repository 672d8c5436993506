package lowtide.fakegemini.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The request guard")
class RequestGuardTest extends WithServer {

    @ParameterizedTest(name = "refuses {0}")
    @ValueSource(
            strings = {
                "/__admin",
                "/__admin/",
                "/__admin/mappings",
                "/__admin/requests",
                "/__admin/settings",
                "/__admin/health",
                "/__admin/files",
                "/__admin/docs",
                "/__admin/webapp",
                "/__admin/recorder",
                "/__admin/recorder/index.html",
                "/__admin/swagger-ui/index.html",
                "/%5f%5fadmin/mappings",
                "//__admin/mappings",
                "/x/../__admin/mappings",
                "/__admin;x=1/mappings",
                "/__files/logback-test.xml",
                "/logback-test.xml"
            })
    void refusesOtherPaths(String path) throws Exception {
        for (String verb : new String[] {"GET", "POST", "PUT", "DELETE", "OPTIONS"}) {
            assertThat(server.send(verb, path, ""))
                    .as(verb)
                    .matches("(?s)HTTP/1.1 40[04] .*")
                    .doesNotContain("mappings\"", "swagger");
        }
    }

    @ParameterizedTest(name = "refuses a body with {0}")
    @ValueSource(strings = {"Content-Length: 20971521", "Transfer-Encoding: chunked"})
    void refusesLargeBodies(String length) throws Exception {
        assertThat(server.send("POST", TestServer.CALL, length, ""))
                .startsWith("HTTP/1.1 400 ")
                .contains("Request payload size exceeds the limit: 20971520 bytes.")
                .contains("Connection: close");
        assertThat(server.calls).isEmpty();
    }

    @Test
    @DisplayName("refuses a compressed body")
    void refusesCompressedBodies() throws Exception {
        assertThat(server.send("POST", TestServer.CALL, "Content-Encoding: gzip\r\nContent-Length: 2", "{}"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(server.calls).isEmpty();
    }
}
