package lowtide.agent.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.LogEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.MarkerFactory;

class LogTapTest {

    private static final Logger LOG = LoggerFactory.getLogger("agent");

    private final List<LogEvent> seen = new ArrayList<>();
    private final LogTap tap = new LogTap(seen::add);

    @AfterEach
    void close() {
        tap.close();
        MDC.clear();
    }

    @Test
    void everythingAboutAnEventIsKept() {
        MDC.put("call", "7");
        LOG.atWarn()
                .addKeyValue("user", "ann")
                .addKeyValue("user", "bob")
                .addMarker(MarkerFactory.getMarker("m"))
                .setCause(new IllegalStateException("why", new Error("root")))
                .addArgument("x")
                .addArgument("unused")
                .log("refused {}");

        assertThat(tap.drain()).singleElement().satisfies(event -> {
            assertThat(event.level()).isEqualTo("WARN");
            assertThat(event.logger()).isEqualTo("agent");
            assertThat(event.message()).isEqualTo("refused x");
            assertThat(event.pairs()).isEqualTo(Map.of("user", "bob"));
            assertThat(event.mdc()).isEqualTo(Map.of("call", "7"));
            assertThat(event.exception())
                    .startsWith("java.lang.IllegalStateException: why")
                    .contains("Error: root");
            assertThat(event.extras()).contains("user=ann", "marker=m", "argument=unused");
        });
    }

    @Test
    void everyLevelIsKeptAndInfoAndAboveIsShown() {
        LOG.trace("a");
        LOG.debug("b");
        LOG.info("c");

        assertThat(tap.drain()).extracting(LogEvent::message).containsExactly("a", "b", "c");
        assertThat(seen).extracting(LogEvent::message).containsExactly("c");
    }

    @Test
    void anEventIsDrainedOnce() {
        LOG.info("once");

        assertThat(tap.drain()).hasSize(1);
        assertThat(tap.drain()).isEmpty();
    }

    @Test
    void aLongEventIsKept() {
        LOG.info("x".repeat(1 << 20));

        assertThat(tap.drain()).singleElement().matches(event -> event.message().length() == 1 << 20);
    }

    @Test
    void ofMoreThanFourMegabytesTheBeginningIsKeptAndAGapTells() {
        LOG.info("x".repeat(3 << 20));
        LOG.info("x".repeat(3 << 20));

        List<LogEvent> drained = tap.drain();

        assertThat(drained).hasSize(3);
        assertThat(drained.get(1).message()).hasSizeLessThan(1 << 20).endsWith("...");
        assertThat(drained.get(2).isGap()).isTrue();
        assertThat(tap.drain()).isEmpty();
    }

    @Test
    void noCharacterIsCutInHalf() {
        LOG.info("🥗".repeat(3 << 20));

        String kept = tap.drain().get(0).message().replace("...", "");

        assertThat(Character.isLowSurrogate(kept.charAt(kept.length() - 1))).isTrue();
    }

    @Test
    void aFloodIsCounted() {
        for (int i = 0; i < 20_010; i++) {
            LOG.debug("more");
        }

        assertThat(tap.drain()).hasSize(20_001).last().matches(LogEvent::isGap);
    }

    @Test
    void librariesAreNotHeard() {
        LoggerFactory.getLogger("dev.langchain4j.internal").error("of no interest");

        assertThat(tap.drain()).isEmpty();
    }

    @Test
    void theJdksOwnLoggersAreHeardAtEveryLevel() {
        java.util.logging.Logger.getLogger("agent").fine("finest words");
        System.getLogger("agent").log(System.Logger.Level.WARNING, "refused {0}", "x");

        assertThat(tap.drain())
                .extracting(LogEvent::level, LogEvent::message)
                .containsExactly(tuple("DEBUG", "finest words"), tuple("WARN", "refused x"));
    }
}
