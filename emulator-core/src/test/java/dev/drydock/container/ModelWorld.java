package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Dock;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** An engine beside a model of it that is small enough to be seen to be right; after each deed they agree. */
final class ModelWorld {
    private static final String LONG = "sleep";

    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();
    private final TreeMap<String, Model> models = new TreeMap<>();

    /** What is expected of one container. */
    private static final class Model {
        private final boolean lives;
        private String status = "created";
        private int exitCode;

        Model(boolean lives) {
            this.lives = lives;
        }

        boolean runs() {
            return status.equals("running") || status.equals("paused");
        }

        void start() {
            status = lives ? "running" : "exited";
            exitCode = lives ? 0 : 3;
        }

        void end(int code) {
            status = "exited";
            exitCode = code;
        }
    }

    void create(String name, boolean lives) {
        boolean free = !models.containsKey(name);
        expect(free ? null : ErrorKind.CONFLICT, Outcome.DONE, () -> {
            if (lives) {
                dock.create(name, LONG, "100000");
            } else {
                dock.create(name, "exit", "3");
            }
            return Outcome.DONE;
        });
        if (free) {
            models.put(name, new Model(lives));
        }
    }

    void start(String name) {
        Model model = models.get(name);
        ErrorKind refusal = refusal(model, model != null && model.status.equals("paused"));
        boolean already = model != null && model.status.equals("running");
        expect(refusal, already ? Outcome.ALREADY_SO : Outcome.DONE, () -> containers.start(name));
        if (refusal == null && !already) {
            model.start();
        }
    }

    void stop(String name) {
        Model model = models.get(name);
        boolean runs = model != null && model.runs();
        expectLater(
                refusal(model, false),
                runs ? Outcome.DONE : Outcome.ALREADY_SO,
                () -> containers.stopAsync(name, StopOptions.within(0)));
        if (runs) {
            model.end(137);
        }
    }

    void kill(String name) {
        Model model = models.get(name);
        boolean runs = model != null && model.runs();
        expectLater(refusal(model, !runs), Outcome.DONE, () -> containers.killAsync(name, ""));
        if (runs) {
            model.end(137);
        }
    }

    void restart(String name) {
        Model model = models.get(name);
        expectLater(refusal(model, false), Outcome.DONE, () -> containers.restartAsync(name, StopOptions.within(0)));
        if (model != null) {
            model.start();
        }
    }

    void pause(String name) {
        Model model = models.get(name);
        boolean may = model != null && model.status.equals("running");
        expect(refusal(model, !may), Outcome.DONE, () -> {
            containers.pause(name);
            return Outcome.DONE;
        });
        if (may) {
            model.status = "paused";
        }
    }

    void unpause(String name) {
        Model model = models.get(name);
        boolean may = model != null && model.status.equals("paused");
        expect(model == null ? ErrorKind.NOT_FOUND : may ? null : ErrorKind.UNKNOWN, Outcome.DONE, () -> {
            containers.unpause(name);
            return Outcome.DONE;
        });
        if (may) {
            model.status = "running";
        }
    }

    void rename(String name, String newName) {
        Model model = models.get(name);
        ErrorKind refusal = model == null
                ? ErrorKind.NOT_FOUND
                : name.equals(newName)
                        ? ErrorKind.INVALID_PARAMETER
                        : models.containsKey(newName) ? ErrorKind.CONFLICT : null;
        expect(refusal, Outcome.DONE, () -> {
            containers.rename(name, newName);
            return Outcome.DONE;
        });
        if (refusal == null) {
            models.put(newName, models.remove(name));
        }
    }

    void remove(String name, boolean force) {
        Model model = models.get(name);
        ErrorKind refusal = refusal(model, model != null && model.runs() && !force);
        expectLater(refusal, Outcome.DONE, () -> containers.removeAsync(name, new RemoveOptions(force, false, false)));
        if (refusal == null) {
            models.remove(name);
        }
    }

    private static ErrorKind refusal(Model model, boolean conflict) {
        return model == null ? ErrorKind.NOT_FOUND : conflict ? ErrorKind.CONFLICT : null;
    }

    private void expectLater(ErrorKind refusal, Outcome outcome, Supplier<CompletionStage<Outcome>> deed) {
        expect(refusal, outcome, () -> {
            CompletionStage<Outcome> stage = deed.get();
            dock.settle();
            return stage.toCompletableFuture().join();
        });
    }

    private void expect(ErrorKind refusal, Outcome outcome, Supplier<Outcome> deed) {
        try {
            assertThat(deed.get()).isEqualTo(refusal == null ? outcome : null);
        } catch (EngineException refused) {
            assertThat(refused.kind()).as(refused.words()).isEqualTo(refusal);
        }
        dock.settle();
    }

    void check() {
        List<ContainerSummary> all = containers.list(ListOptions.ALL);
        assertThat(all)
                .extracting(each -> each.names().get(0).substring(1))
                .containsExactlyInAnyOrderElementsOf(models.keySet());
        Set<String> addresses = new HashSet<>();
        List<String> running = new ArrayList<>();
        models.forEach((name, model) -> {
            ContainerDetails details = containers.inspect(name, false);
            assertThat(details.state().status()).as(name).isEqualTo(model.status);
            assertThat(details.state().exitCode()).as(name).isEqualTo(model.exitCode);
            String address = details.network().networks().get("bridge").ipAddress();
            assertThat(address.isEmpty()).as(name).isEqualTo(!model.runs());
            if (model.runs()) {
                running.add(name);
                addresses.add(address);
            }
        });
        assertThat(addresses).hasSameSizeAs(running);
        assertThat(dock.engine.networks().inspect("bridge", "").endpoints()).hasSameSizeAs(running);
    }

    void close() {
        dock.close();
    }
}
