package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Engine;
import dev.drydock.host.DockerHost;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EngineScopeTest {
    private static final List<Engine> SEEN = new ArrayList<>();
    private static final List<DockerHost> HOSTS = new ArrayList<>();

    @EmulatedDocker(scope = EngineScope.CLASS)
    static class Shared {
        @Drydock
        static Engine field;

        @BeforeAll
        static void prepare(Engine engine) {
            SEEN.add(engine);
            SEEN.add(field);
        }

        @Test
        void first(Engine engine) {
            SEEN.add(engine);
        }

        @Test
        void second(Engine engine) {
            SEEN.add(engine);
        }

        @Nested
        class Inner {
            @Test
            void third(Engine engine) {
                SEEN.add(engine);
            }
        }
    }

    @EmulatedDocker
    static class Own {
        @Test
        void first(Engine engine) {
            SEEN.add(engine);
        }

        @Test
        void second(Engine engine) {
            SEEN.add(engine);
        }
    }

    static class Coded {
        @RegisterExtension
        static final DrydockExtension DOCKER =
                DrydockExtension.builder().scope(EngineScope.CLASS).build();

        @Test
        void first(Engine engine) {
            SEEN.add(engine);
        }

        @Test
        void second(Engine engine) {
            SEEN.add(engine);
        }
    }

    @EmulatedDocker
    static class Listening {
        @RepeatedTest(2)
        void listens(DockerHost host) {
            assertThat(HOSTS)
                    .allSatisfy(before -> assertThatThrownBy(before::uri).hasMessage("this engine is closed"));
            assertThat(host.uri()).hasScheme("tcp");
            HOSTS.add(host);
        }
    }

    @EmulatedDocker
    static class Too_early {
        @BeforeAll
        static void prepare(Engine engine) {
            SEEN.add(engine);
        }

        @Test
        void never_run() {
            SEEN.clear();
        }
    }

    @EmulatedDocker
    static class Static_field {
        @Drydock
        static Engine field;

        @Test
        void never_run() {
            SEEN.add(field);
        }
    }

    @Test
    void tests_of_a_class_share_an_engine_if_they_ask_for_that() {
        assertThat(enginesOf(Shared.class)).hasSize(1);
    }

    @Test
    void each_test_has_its_own_otherwise() {
        assertThat(enginesOf(Own.class)).hasSize(2);
    }

    @Test
    void an_extension_that_is_registered_in_code_serves_a_class_too() {
        assertThat(enginesOf(Coded.class)).hasSize(1);
    }

    @Test
    void an_engine_is_closed_at_the_end_of_what_it_belongs_to() {
        HOSTS.clear();
        assertThat(Ran.of(Listening.class).succeeded()).hasSize(2);
        assertThat(HOSTS)
                .hasSize(2)
                .allSatisfy(host -> assertThatThrownBy(host::uri).hasMessage("this engine is closed"));
    }

    @Test
    void before_all_tests_there_is_no_engine_of_a_test() {
        assertThat(Ran.of(Too_early.class).failure())
                .hasMessageContaining("each test has an engine of its own, and no test has begun");
    }

    @Test
    void a_static_field_cannot_have_the_engine_of_a_test() {
        assertThat(Ran.of(Static_field.class).failure()).hasMessageContaining("EngineScope.CLASS");
    }

    private static Set<Engine> enginesOf(Class<?> tests) {
        SEEN.clear();
        assertThat(Ran.of(tests).failures()).isEmpty();
        return new LinkedHashSet<>(SEEN);
    }
}
