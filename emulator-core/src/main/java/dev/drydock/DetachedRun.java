package dev.drydock;

import dev.drydock.container.ContainerHandle;
import dev.drydock.container.CreateContainer;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.registry.PullRequest;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code docker run -d}, which is not one request of a client but several. */
final class DetachedRun {
    private final Engine engine;

    DetachedRun(Engine engine) {
        this.engine = engine;
    }

    ContainerHandle run(String image, CreateContainer wish) {
        require(image);
        ContainerHandle container = handle(engine.containers().create(wish).id());
        container.start();
        return container;
    }

    ContainerHandle find(String name) {
        return handle(engine.containers().inspect(name, false).id());
    }

    private ContainerHandle handle(String id) {
        return new ContainerHandle(engine.containers(), engine.execs(), engine.clock(), id);
    }

    /**
     * Pulls an image that is not there.
     *
     * @return whether it was not
     */
    boolean require(String image) {
        boolean absent = !isHere(image);
        if (absent) {
            pull(image);
        }
        return absent;
    }

    private boolean isHere(String image) {
        try {
            engine.images().inspect(image, null);
            return true;
        } catch (EngineException absent) {
            if (absent.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw absent;
        }
    }

    private void pull(String image) {
        try {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
        } catch (IOException impossible) {
            throw new UncheckedIOException("nobody listens who could fail", impossible);
        } catch (InterruptedException broken) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pulling " + image, broken);
        }
    }
}
