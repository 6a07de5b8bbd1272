package dev.drydock.container;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.Healthcheck;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.RestartPolicy;
import dev.drydock.container.stream.AttachOptions;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.filter.Filters;
import dev.drydock.network.CreateNetwork;
import dev.drydock.process.Exit;
import dev.drydock.process.Programs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** While a file of the host is touched, for however long, everybody else is answered: the enforcer of that rule. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HostFilesWithoutLockTest {
    private static final EndpointSettings ANYWHERE = EndpointSettings.builder().build();

    private final FileSystem real = Jimfs.newFileSystem(Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .build());
    private final FileSystem watched = new WatchedFileSystem(real, () -> this.onTouch.run());
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final Dock dock = new Dock(watched.getPath("/host"));
    private final Containers containers = dock.engine.containers();
    private volatile Runnable onTouch = () -> {};
    private volatile boolean held;
    private volatile int touches;

    @BeforeEach
    void furnish() throws IOException {
        Path bin = Files.createDirectories(real.getPath("/host/tools/bin"));
        Files.writeString(bin.resolve("tool"), Programs.STUB_MAGIC + "custom\n");
        Files.setPosixFilePermissions(bin.resolve("tool"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(real.getPath("/host/passwd"), "root:x:0:0::/root:/bin/sh\nanna:x:7:7::/:/bin/sh\n");
        dock.custom = process -> Exit.never();
        onTouch = this::requireOthersToBeAnswered;
    }

    @AfterEach
    void close() {
        onTouch = () -> {};
        dock.close();
        others.shutdown();
    }

    private void requireOthersToBeAnswered() {
        touches++;
        if (held) {
            throw new IllegalStateException("a host file was touched under the lock before");
        }
        try {
            CompletableFuture.supplyAsync(dock.engine::summary, others).get(60, SECONDS);
        } catch (TimeoutException heldUp) {
            held = true;
            throw new IllegalStateException("a host file is touched under the lock", heldUp);
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Program, working directory, accounts, a mount inside another: all of them are the host's. */
    private void create(String name, HostConfig.Builder host, String user) {
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .cmd(List.of("/tools/bin/tool"))
                .workingDir("/tools/bin")
                .user(user)
                .healthcheck(Healthcheck.of("CMD", "/tools/bin/tool"))
                .build();
        HostConfig binds = host.binds(List.of("/tools:/tools", "/passwd:/etc/passwd", "inner:/tools/inner", "/new:/n"))
                .build();
        containers.create(new CreateContainer(name, "", config, binds, null));
    }

    @Test
    void no_operation_on_a_container_holds_others_up_while_it_touches_the_host() throws Exception {
        create("one", HostConfig.builder(), "anna");
        dock.start("one");
        assertThat(dock.status("one")).isEqualTo("running");
        assertThat(touches).isPositive();

        containers.inspect("one", true);
        containers.list(new ListOptions(true, 0, true, Filters.NONE));
        containers.statPath("one", "/tools/bin");
        try (FileArchive archive = containers.archive("one", "/tools").files()) {
            archive.writeTo(new ByteArrayOutputStream());
        }
        containers.extract("one", "/tools", new ExtractOptions(false, true), new ByteArrayInputStream(new byte[1024]));
        containers.export("one").writeTo(new ByteArrayOutputStream());
        containers.changes("one");
        containers.top("one", "");
        containers.stats("one", false, true);
        containers.logs("one", LogOptions.ALL).close();
        containers.attach("one", AttachOptions.OUTPUT).close();
        containers.update("one", new UpdateContainer(Resources.NONE, RestartPolicy.UNSET));
        containers.rename("one", "first");
        containers.pause("first");
        containers.unpause("first");
        dock.engine.networks().create(CreateNetwork.named("net"));
        containers.connect("first", "net", ANYWHERE);
        containers.disconnect("first", "net", false);
        exec("anna");
        exec("");
        dock.clock().advance(Duration.ofSeconds(40));
        assertThat(containers.inspect("first", false).state().health()).isNotNull();
        containers.restartAsync("first", StopOptions.within(0));
        dock.settle();
        assertThat(dock.status("first")).isEqualTo("running");
        containers.killAsync("first", "KILL");
        dock.settle();
        containers.prune(Filters.NONE);
        assertThat(held).isFalse();
    }

    private void exec(String user) {
        ExecRequest request = new ExecRequest(
                user, false, false, null, false, false, false, null, null, "/tools", List.of("bin/tool"));
        dock.engine.execs().startDetached(dock.engine.execs().create("first", request), null);
        dock.settle();
    }

    @Test
    void nor_does_a_start_by_the_restart_policy() {
        dock.custom = process -> Exit.of(process.files().exists("/tools/bin/again") ? 0 : 3);
        create("one", HostConfig.builder().restartPolicy(new RestartPolicy("on-failure", 0)), "");
        dock.start("one");
        assertThatCode(() -> Files.writeString(real.getPath("/host/tools/bin/again"), ""))
                .doesNotThrowAnyException();
        dock.clock().advance(Duration.ofSeconds(1));

        assertThat(dock.state("one").exitCode()).isZero();
        assertThat(dock.state("one").error()).isEmpty();
        assertThat(held).isFalse();
    }

    @Test
    void nor_does_one_that_fails() {
        dock.create(
                "taken", HostConfig.builder().binds(List.of("/tools:/tools")).build(), "/tools/bin/none");
        assertThatThrownBy(() -> dock.start("taken")).hasMessageContaining("no such file or directory");
        dock.create(
                "other",
                HostConfig.builder()
                        .networkMode("gone")
                        .binds(List.of("/a:/tools"))
                        .build(),
                "/tools/x");
        assertThatThrownBy(() -> dock.start("other")).hasMessageContaining("no such file or directory");
        assertThat(touches).isPositive();
        assertThat(held).isFalse();
    }

    @Test
    void who_wants_something_of_a_container_that_is_being_started_waits_and_others_do_not() throws Exception {
        create("slow", HostConfig.builder(), "");
        dock.create("quick", "true");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        onTouch = () -> {
            begun.countDown();
            await(goOn);
        };
        CompletableFuture<Outcome> start = CompletableFuture.supplyAsync(() -> containers.start("slow"), others);
        await(begun);

        assertThat(containers.list(ListOptions.ALL))
                .extracting(ContainerSummary::state)
                .contains("created");
        assertThat(containers.start("quick")).isEqualTo(Outcome.DONE);
        Waiter<Outcome> second = new Waiter<>(() -> containers.start("slow"));
        Waiter<String> look =
                new Waiter<>(() -> containers.inspect("slow", false).state().status());
        Waiter<Outcome> removal = new Waiter<>(() -> {
            try {
                return containers.remove("slow", RemoveOptions.DEFAULT);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        Waiter<String> rename = new Waiter<>(() -> {
            containers.rename("slow", "later");
            return "renamed";
        });
        PruneReport pruned = containers.prune(Filters.NONE);
        goOn.countDown();

        assertThat(start.get(60, SECONDS)).isEqualTo(Outcome.DONE);
        assertThat(second.get()).isEqualTo(Outcome.ALREADY_SO);
        assertThat(look.get()).isEqualTo("running");
        assertThatThrownBy(removal::get).hasMessageContaining("container is running: stop the container");
        assertThat(rename.get()).isEqualTo("renamed");
        assertThat(String.valueOf(pruned.removed()))
                .doesNotContain(containers.inspect("later", false).id());
        assertThat(dock.told()).endsWith("volume mount", "network connect", "start", "rename /slow");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Asks on a thread of its own, which waits as soon as this exists. */
    private static final class Waiter<T> {
        private final CompletableFuture<T> answer = new CompletableFuture<>();

        Waiter(Supplier<T> question) {
            Thread thread = new Thread(() -> {
                try {
                    answer.complete(question.get());
                } catch (RuntimeException refused) {
                    answer.completeExceptionally(refused);
                }
            });
            thread.start();
            while (thread.getState() != Thread.State.WAITING && !answer.isDone()) {
                Thread.onSpinWait();
            }
            assertThat(answer).isNotDone();
        }

        T get() throws Exception {
            return answer.get(60, SECONDS);
        }
    }
}
