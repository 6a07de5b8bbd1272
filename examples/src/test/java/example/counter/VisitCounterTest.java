package example.counter;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.host.testcontainers.DrydockStrategy;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A test as it is with Testcontainers and any Docker. That this one is Drydock is said by the one line of {@code
 * src/test/resources/META-INF/services/org.testcontainers.dockerclient.DockerClientProviderStrategy}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VisitCounterTest {
    private static final GenericContainer<?> REDIS =
            new GenericContainer<>(DockerImageName.parse("redis:latest")).withExposedPorts(6379);

    @BeforeAll
    static void start() {
        REDIS.start();
    }

    @AfterAll
    static void stop() {
        REDIS.stop();
    }

    @Test
    void visits_are_counted_for_each_page() throws IOException {
        VisitCounter counter = new VisitCounter(REDIS.getHost(), REDIS.getMappedPort(6379));

        assertThat(counter.visit("start")).isEqualTo(1);
        assertThat(counter.visit("start")).isEqualTo(2);
        assertThat(counter.visit("about")).isEqualTo(1);
    }

    @Test
    void what_testcontainers_made_can_be_looked_into() {
        assertThat(DrydockStrategy.docker().engine()).hasImage("redis:latest");
    }
}
