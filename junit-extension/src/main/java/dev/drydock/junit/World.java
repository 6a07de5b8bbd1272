package dev.drydock.junit;

import dev.drydock.Engine;

/**
 * What tests find in their engines: prepared once, in an engine of its own, of which each test then gets a fork. So a world of
 * a thousand containers costs each test no more than an empty one.
 *
 * <pre>{@code
 * final class Shop implements World {
 *     @Override
 *     public void prepare(Engine engine) {
 *         engine.networks().create(CreateNetwork.named("shop"));
 *         engine.run("nginx:1.13", run -> run.name("front").network("shop"));
 *     }
 * }
 * }</pre>
 *
 * <p>Containers that run in it are started anew in each fork, with the same ids, addresses and ports: see {@link
 * dev.drydock.Engine#fork}.
 */
@FunctionalInterface
public interface World {

    /** @param engine has the images that are asked for, and what else the extension was told */
    void prepare(Engine engine);

    /** Nothing: each test gets a new engine. */
    final class Empty implements World {
        @Override
        public void prepare(Engine engine) {
            // There is nothing in it.
        }
    }
}
