package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.network.CreateNetwork;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorldTest {
    private static final AtomicInteger PREPARED = new AtomicInteger();
    private static final Set<String> IDS = ConcurrentHashMap.newKeySet();
    private static final Map<String, String> IN_EIGHT_THREADS = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "8");

    /** The example of docs/testing.md. */
    static final class Shop implements World {
        @Override
        public void prepare(Engine engine) {
            PREPARED.incrementAndGet();
            engine.networks().create(CreateNetwork.named("shop"));
            engine.run("nginx:1.13", run -> run.name("front").network("shop").publish(8080, 80));
            engine.run("redis", run -> run.name("cart").network("shop").volume("carts:/data"));
        }
    }

    @EmulatedDocker(world = Shop.class, time = EngineTime.VIRTUAL, leaks = LeakCheck.FAIL)
    static class Customers {
        @BeforeEach
        void nobody_was_here(Engine engine) {
            assertThat(engine.container("cart").exists("/data/visited")).isFalse();
        }

        @RepeatedTest(100)
        void find_the_shop_as_it_was_prepared(Engine engine, ManualClock clock) {
            assertThat(engine).hasContainer("front").that().isRunning().publishes(8080, 80);
            IDS.add(engine.container("cart").id());
            engine.container("cart").exec("touch", "/data/visited");
            engine.container("front").kill("KILL");
            clock.advance(Duration.ofMinutes(1));
            assertThat(engine).hasContainer("front").that().hasExitCode(137);
        }
    }

    @EmulatedDocker(world = Shop.class, time = EngineTime.VIRTUAL, leaks = LeakCheck.FAIL)
    static class OtherCustomers extends Customers {}

    @EmulatedDocker(world = Shop.class, leaks = LeakCheck.FAIL)
    static class Litterer {
        @Test
        void leaves_something(Engine engine) {
            engine.networks().create(CreateNetwork.named("litter"));
        }
    }

    static class InCode {
        @RegisterExtension
        static final DrydockExtension DOCKER = DrydockExtension.builder()
                .images("alpine")
                .world(engine -> {
                    PREPARED.incrementAndGet();
                    engine.run("alpine", run -> run.name("waits").command("sleep", "600"));
                })
                .build();

        @RepeatedTest(3)
        void each_has_its_own(Engine engine) {
            assertThat(engine.container("waits").state().running()).isTrue();
            engine.container("waits").kill("KILL");
        }
    }

    static class InCodeForOneEngine {
        @RegisterExtension
        static final DrydockExtension DOCKER = DrydockExtension.builder()
                .scope(EngineScope.CLASS)
                .world(engine -> engine.networks().create(CreateNetwork.named("back")))
                .build();

        @Test
        void it_is_there(Engine engine) {
            assertThat(engine.networks().inspect("back", "").network().name()).isEqualTo("back");
        }
    }

    static final class Impossible implements World {
        @Override
        public void prepare(Engine engine) {
            engine.run("no/such:image");
        }
    }

    @EmulatedDocker(world = Impossible.class)
    static class Nowhere {
        @Test
        void is_not_reached(Engine engine) {
            throw new AssertionError(engine);
        }
    }

    @Test
    void a_world_is_prepared_once_and_each_test_has_its_own_copy() {
        PREPARED.set(0);
        IDS.clear();
        Ran ran = Ran.of(Customers.class, IN_EIGHT_THREADS);
        assertThat(ran.failures()).isEmpty();
        assertThat(ran.succeeded()).hasSize(100);
        assertThat(PREPARED).hasValue(1);
        assertThat(IDS).hasSize(1);
    }

    @Test
    void a_world_is_the_same_in_each_run() {
        IDS.clear();
        assertThat(Ran.of(Customers.class).failures()).isEmpty();
        assertThat(Ran.of(OtherCustomers.class).failures()).isEmpty();
        assertThat(IDS).hasSize(1);
    }

    @Test
    void what_was_prepared_is_not_left_behind_by_the_test() {
        assertThat(Ran.of(Litterer.class).failure())
                .hasMessageContaining("network litter")
                .hasMessageNotContainingAny("front", "cart", "shop");
    }

    @Test
    void a_world_is_said_in_code() {
        PREPARED.set(0);
        Ran ran = Ran.of(InCode.class);
        assertThat(ran.failures()).isEmpty();
        assertThat(ran.succeeded()).hasSize(3);
        assertThat(PREPARED).hasValue(1);
        assertThat(Ran.of(InCodeForOneEngine.class).failures()).isEmpty();
    }

    @Test
    void a_world_that_cannot_be_prepared_fails_its_tests() {
        assertThat(Ran.of(Nowhere.class).failure()).hasMessageContaining("no/such");
    }
}
