package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.container.config.EndpointSettings;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filter.Filters;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ListQueryTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final ContainerState RUNNING = new ContainerState.Running(1, AT, null, false);
    private static final ContainerState FAILED =
            new ContainerState.Exited(new ContainerState.End(1, AT, AT.plusSeconds(1), false, ""));

    /** Newest first. */
    private final List<Listed> containers = List.of(
            new Listed("c3c3", "/l3", FAILED, "none", Map.of("k", "w", "z", ""), "sha256:child"),
            new Listed("b2b2", "/l2", ContainerState.Created.FRESH, "none", Map.of(), "sha256:parent"),
            new Listed("a1a1", "/l1", RUNNING, "healthy", Map.of("k", "v"), "sha256:parent"));

    @Test
    void only_those_that_run_are_shown_unless_all_or_a_status_or_a_limit_is_asked_for() {
        assertThat(names(ListOptions.RUNNING)).containsExactly("/l1");
        assertThat(names(ListOptions.ALL)).containsExactly("/l3", "/l2", "/l1");
        assertThat(names(new ListOptions(false, 2, false, Filters.NONE))).containsExactly("/l3", "/l2");
        assertThat(running(Filters.of("status", "exited"))).containsExactly("/l3");
    }

    @Test
    void a_limit_counts_what_passes_the_filters() {
        assertThat(names(new ListOptions(false, 1, false, Filters.of("status", "running"))))
                .containsExactly("/l1");
    }

    @Test
    void before_and_since_go_by_the_order_of_creation() {
        assertThat(all(Filters.of("before", "l2"))).containsExactly("/l1");
        assertThat(all(Filters.of("since", "l1"))).containsExactly("/l3", "/l2");
        assertThat(all(Filters.of("since", "l1").with("before", "l3"))).containsExactly("/l2");
    }

    @Test
    void before_finds_nothing_if_a_name_leaves_its_container_out() {
        assertThat(all(Filters.of("before", "l3").with("name", "l1"))).isEmpty();
    }

    @Test
    void a_name_is_a_regular_expression_with_or_without_the_slash() {
        assertThat(all(Filters.of("name", "l"))).hasSize(3);
        assertThat(all(Filters.of("name", "^/l1$"))).containsExactly("/l1");
        assertThat(all(Filters.of("name", "^l1$"))).containsExactly("/l1");
        assertThat(all(Filters.of("name", "["))).isEmpty();
    }

    @Test
    void an_id_is_a_beginning_that_only_one_has() {
        assertThat(all(Filters.of("id", "a1"))).containsExactly("/l1");
        assertThat(all(Filters.of("id", ""))).isEmpty();
        assertThat(all(Filters.of("id", "a1").with("id", "b2b2"))).containsExactly("/l2", "/l1");
        assertThat(all(Filters.of("id", "a1").with("name", "l2"))).isEmpty();
    }

    @Test
    void all_labels_must_be_there() {
        assertThat(all(Filters.of("label", "k"))).containsExactly("/l3", "/l1");
        assertThat(all(Filters.of("label", "k").with("label", "z"))).containsExactly("/l3");
        assertThat(all(Filters.of("label", "k=v"))).containsExactly("/l1");
    }

    @Test
    void an_exit_code_is_that_of_a_container_that_ran_and_ended() {
        assertThat(all(Filters.of("exited", "1"))).containsExactly("/l3");
        assertThat(all(Filters.of("exited", "0"))).isEmpty();
    }

    @Test
    void health_is_compared_word_by_word() {
        assertThat(all(Filters.of("health", "healthy"))).containsExactly("/l1");
        assertThat(all(Filters.of("health", "none"))).containsExactly("/l3", "/l2");
    }

    @Test
    void an_ancestor_is_the_image_or_what_it_was_made_from() {
        assertThat(all(Filters.of("ancestor", "parent"))).containsExactly("/l3", "/l2", "/l1");
        assertThat(all(Filters.of("ancestor", "child"))).containsExactly("/l3");
        assertThat(all(Filters.of("ancestor", "nope"))).isEmpty();
    }

    @Test
    void a_volume_is_found_by_name_or_target_and_a_bind_by_source() {
        assertThat(all(Filters.of("volume", "data"))).hasSize(3);
        assertThat(all(Filters.of("volume", "/d"))).hasSize(3);
        assertThat(all(Filters.of("volume", "/host"))).hasSize(3);
        assertThat(all(Filters.of("volume", "/var/data"))).isEmpty();
    }

    @Test
    void a_network_is_found_by_name_or_the_beginning_of_its_id() {
        assertThat(all(Filters.of("network", "bridge"))).hasSize(3);
        assertThat(all(Filters.of("network", "f00"))).hasSize(3);
        assertThat(all(Filters.of("network", "bri"))).isEmpty();
    }

    @Test
    void ports_are_found_by_number_range_and_protocol() {
        assertThat(all(Filters.of("publish", "8080"))).hasSize(3);
        assertThat(all(Filters.of("publish", "8000-9000/tcp"))).hasSize(3);
        assertThat(all(Filters.of("publish", "8080/udp"))).isEmpty();
        assertThat(all(Filters.of("expose", "80"))).hasSize(3);
        assertThat(all(Filters.of("publish", "1").with("expose", "80"))).hasSize(3);
    }

    @Test
    void nothing_is_a_task_of_a_swarm() {
        assertThat(all(Filters.of("is-task", "true"))).isEmpty();
        assertThat(all(Filters.of("is-task", "false"))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nope|1|invalid filter 'nope'",
                "status|nope|invalid filter 'status=nope': invalid value for state (nope): must be one of created, running,"
                        + " paused, restarting, removing, exited, dead",
                "health|nope|invalid filter 'health=nope': invalid value for health (nope): must be one of none, starting,"
                        + " healthy, unhealthy",
                "exited|x|invalid filter 'exited=x': strconv.Atoi: parsing \"x\": invalid syntax",
                "exited|99999999999999999999|invalid filter 'exited=99999999999999999999': strconv.Atoi: parsing"
                        + " \"99999999999999999999\": value out of range",
                "is-task|x|invalid filter 'is-task=[x]'",
            })
    void a_wrong_filter_is_refused(String key, String value, String words) {
        assertThatThrownBy(() -> all(Filters.of(key, value)))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_PARAMETER))
                .hasMessage(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80:90|filter for 'publish' should not contain ':': 80:90",
                "x|error while looking up for publish x: strconv.ParseUint: parsing \"x\": invalid syntax",
                "80-|error while looking up for publish 80-: strconv.ParseUint: parsing \"\": invalid syntax",
                "70000|error while looking up for publish 70000: strconv.ParseUint: parsing \"70000\": value out of range",
                "90-80|error while looking up for publish 90-80: Invalid range specified for the Port: 90-80",
                "/tcp|error while looking up for publish /tcp: Empty string specified for ports.",
            })
    void a_wrong_port_is_refused_without_a_kind(String value, String words) {
        assertThatThrownBy(() -> all(Filters.of("publish", value)))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.UNKNOWN))
                .hasMessage(words);
    }

    private List<String> running(Filters filters) {
        return names(new ListOptions(false, 0, false, filters));
    }

    private List<String> all(Filters filters) {
        return names(new ListOptions(true, 0, false, filters));
    }

    private List<String> names(ListOptions options) {
        ListQuery query = new ListQuery(options, new Around());
        return containers.stream().filter(query::accepts).map(Listed::name).toList();
    }

    private final class Around implements ListQuery.Surroundings {
        @Override
        public String byIdOrName(String reference) {
            return containers.stream()
                    .filter(each -> each.name.equals("/" + reference))
                    .findFirst()
                    .orElseThrow()
                    .id;
        }

        @Override
        public @Nullable String byPrefix(String prefix) {
            List<String> found = containers.stream()
                    .map(Listed::id)
                    .filter(id -> id.startsWith(prefix))
                    .toList();
            return found.size() == 1 ? found.get(0) : null;
        }

        @Override
        public Collection<String> withDescendants(String image) {
            return switch (image) {
                case "parent" -> List.of("sha256:parent", "sha256:child");
                case "child" -> List.of("sha256:child");
                default -> List.of();
            };
        }
    }

    private record Listed(
            String id, String name, ContainerState state, String health, Map<String, String> labels, String imageId)
            implements ListedContainer {
        @Override
        public List<MountPoint> mounts() {
            return List.of(
                    new MountPoint("volume", "data", "/var/data", "/d", "local", "z", true, ""),
                    new MountPoint("bind", "", "/host", "/b", "", "", true, "rprivate"));
        }

        @Override
        public Map<String, EndpointSettings> networks() {
            return Map.of("bridge", EndpointSettings.builder().networkId("f00d").build());
        }

        @Override
        public List<ContainerSummary.Port> ports() {
            return List.of(new ContainerSummary.Port("0.0.0.0", 80, 8080, "tcp"));
        }
    }
}
