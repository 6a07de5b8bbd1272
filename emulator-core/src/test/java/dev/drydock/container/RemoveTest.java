package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.filter.Filters;
import dev.drydock.process.Exit;
import dev.drydock.volume.Volume;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RemoveTest {
    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void what_runs_is_only_removed_by_force() {
        dock.run("one", "sleep", "1000");
        assertThatThrownBy(() -> containers.removeAsync("one", RemoveOptions.DEFAULT))
                .hasMessage("cannot remove container \"one\": container is running: stop the container before removing"
                        + " or force remove");
        assertThat(dock.toldBy(() -> containers.removeAsync("one", RemoveOptions.FORCE)))
                .containsExactly("kill 9", "network disconnect", "die 137", "destroy");
        assertThatThrownBy(() -> containers.removeAsync("one", RemoveOptions.FORCE))
                .hasMessage("No such container: one");
    }

    @Test
    void the_name_is_free_again() {
        dock.create("one", "true");
        containers.removeAsync("one", RemoveOptions.DEFAULT);
        assertThat(dock.create("one", "true")).isNotEmpty();
    }

    @Test
    void anonymous_volumes_go_if_that_is_asked_for_and_named_ones_stay() {
        dock.create("keep", withVolumes("keep"), "true");
        dock.create("take", withVolumes("take"), "true");
        assertThat(dock.toldBy(() -> containers.removeAsync("keep", RemoveOptions.DEFAULT)))
                .containsExactly("destroy");
        assertThat(dock.toldBy(() -> containers.removeAsync("take", new RemoveOptions(false, true, false))))
                .containsExactly("volume destroy", "destroy");
        assertThat(volumes()).hasSize(3).contains("keep", "take");
    }

    @Test
    void an_anonymous_volume_that_another_container_shares_stays() {
        dock.create("first", HostConfig.builder().binds(List.of("/v")).build(), "true");
        dock.create("second", HostConfig.builder().volumesFrom(List.of("first")).build(), "true");
        containers.removeAsync("first", new RemoveOptions(false, true, false));
        assertThat(volumes()).hasSize(1);
        containers.removeAsync("second", new RemoveOptions(false, true, false));
        assertThat(volumes()).isEmpty();
    }

    @Test
    void one_that_removes_itself_takes_its_anonymous_volumes() {
        HostConfig host = HostConfig.builder()
                .autoRemove(true)
                .binds(List.of("/v", "named:/n"))
                .build();
        dock.create("one", host, "true");
        CompletableFuture<WaitResult> gone =
                containers.waitAsync("one", WaitCondition.REMOVED).toCompletableFuture();
        dock.start("one");
        assertThat(gone).isCompletedWithValue(new WaitResult(0, null));
        assertThat(volumes()).containsExactly("named");
        assertThat(dock.told())
                .endsWith(
                        "network disconnect", "volume unmount", "volume unmount", "die 0", "volume destroy", "destroy");
    }

    @Test
    void a_removal_wakes_all_who_wait() {
        dock.create("one", "true");
        CompletableFuture<WaitResult> next =
                containers.waitAsync("one", WaitCondition.NEXT_EXIT).toCompletableFuture();
        CompletableFuture<WaitResult> gone =
                containers.waitAsync("one", WaitCondition.REMOVED).toCompletableFuture();
        containers.removeAsync("one", RemoveOptions.DEFAULT);
        assertThat(next).isCompletedWithValue(new WaitResult(0, null));
        assertThat(gone).isCompletedWithValue(new WaitResult(0, null));
    }

    @Test
    void a_container_whose_removal_has_begun_is_not_removed_again() throws InterruptedException {
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        dock.run("one", "sleep", "1000");
        dock.custom = process -> {
            holds.countDown();
            awaitUninterruptibly(release);
            return Exit.SUCCESS;
        };
        dock.create("busy", "custom");
        containers.start("busy");
        // Programs take turns: while this one has its turn, the other cannot end.
        holds.await();
        CompletableFuture<Outcome> first =
                containers.removeAsync("one", RemoveOptions.FORCE).toCompletableFuture();
        assertThatThrownBy(() -> containers.removeAsync("one", RemoveOptions.FORCE))
                .hasMessage("removal of container one is already in progress");
        assertThat(first).isNotDone();
        release.countDown();
        dock.settle();
        assertThat(first).isCompletedWithValue(Outcome.DONE);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void a_wait_that_is_given_up_is_forgotten() {
        dock.run("one", "sleep", "1000");
        CompletableFuture<WaitResult> wait =
                containers.waitAsync("one", WaitCondition.NOT_RUNNING).toCompletableFuture();
        wait.cancel(true);
        dock.toldBy(() -> containers.killAsync("one", ""));
        assertThat(wait).isCancelled();
    }

    @Test
    void pruning_removes_what_does_not_run() {
        dock.run("runs", "sleep", "1000");
        String made = dock.create("made", "true");
        dock.run("ended", "true");
        String ended = containers.inspect("ended", false).id();
        assertThat(dock.toldBy(() ->
                        assertThat(containers.prune(Filters.NONE)).isEqualTo(new PruneReport(List.of(ended, made), 0))))
                .containsExactly("destroy", "destroy", "prune");
        assertThat(containers.prune(Filters.NONE)).isEqualTo(new PruneReport(null, 0));
        assertThat(containers.list(ListOptions.ALL)).hasSize(1);
    }

    @Test
    void a_link_is_removed_without_its_containers() {
        dock.run("child", "sleep", "1000");
        dock.create("parent", HostConfig.builder().links(List.of("child:kid")).build(), "true");
        assertThat(containers.inspect("parent/kid", false).name()).isEqualTo("/child");
        assertThatThrownBy(() -> containers.removeAsync("child", new RemoveOptions(false, false, true)))
                .hasMessage("Conflict, cannot remove the default link name of the container");
        containers.removeAsync("parent/kid", new RemoveOptions(false, false, true));
        assertThatThrownBy(() -> containers.inspect("parent/kid", false)).hasMessage("No such container: parent/kid");
        assertThat(containers.list(ListOptions.ALL)).hasSize(2);
    }

    @Test
    void links_go_with_either_end() {
        dock.create("child", "true");
        dock.create("parent", HostConfig.builder().links(List.of("child:kid")).build(), "true");
        containers.removeAsync("child", RemoveOptions.DEFAULT);
        assertThatThrownBy(() -> containers.inspect("parent/kid", false)).hasMessage("No such container: parent/kid");
        dock.create("child", "true");
        containers.removeAsync("parent", RemoveOptions.DEFAULT);
        dock.create("parent", HostConfig.builder().links(List.of("child:kid")).build(), "true");
        assertThat(containers.inspect("parent/kid", false).name()).isEqualTo("/child");
    }

    @Test
    void links_follow_a_new_name() {
        dock.create("child", "true");
        dock.create("parent", HostConfig.builder().links(List.of("child:kid")).build(), "true");
        containers.rename("parent", "father");
        assertThat(containers.inspect("father/kid", false).name()).isEqualTo("/child");
        assertThat(containers.inspect("father", false).hostConfig().links()).containsExactly("/child:/father/kid");
        assertThatThrownBy(() -> containers.inspect("parent/kid", false)).hasMessage("No such container: parent/kid");
    }

    private List<String> volumes() {
        return dock.engine.volumes().list(Filters.NONE).stream()
                .map(Volume::name)
                .toList();
    }

    private static HostConfig withVolumes(String name) {
        return HostConfig.builder().binds(List.of(name + ":/n", "/anonymous")).build();
    }

    @Test
    void what_an_image_declares_is_filled_from_it() {
        ContainerConfig config = ContainerConfig.builder().image("data").build();
        containers.create(new CreateContainer("one", "", config, null, null));
        assertThat(containers.inspect("one", false).mounts()).singleElement().satisfies(mount -> {
            assertThat(mount.destination()).isEqualTo("/data");
            assertThat(mount.mode()).isEmpty();
        });
        assertThat(dock.engine.volumes().usage())
                .singleElement()
                .satisfies(usage -> assertThat(usage.sizeBytes()).isEqualTo(4));
    }
}
