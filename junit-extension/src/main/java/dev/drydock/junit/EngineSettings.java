package dev.drydock.junit;

import dev.drydock.EngineBuilder;
import dev.drydock.EngineVersion;
import dev.drydock.host.PublishedPorts;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a test asks for.
 *
 * @param images to pull first
 * @param seed empty for that of the test
 * @param preparation of the world that tests begin in; null for an empty one
 * @param adjustment has the last word on what an engine is made of
 */
record EngineSettings(
        List<String> images,
        EngineTime time,
        OptionalLong seed,
        PublishedPorts ports,
        EngineVersion engine,
        EngineScope scope,
        ClientTransport client,
        LeakCheck leaks,
        @Nullable Preparation preparation,
        Consumer<EngineBuilder> adjustment) {

    EngineSettings {
        images = List.copyOf(images);
    }

    static EngineSettings of(EmulatedDocker asked) {
        return new EngineSettings(
                List.of(asked.images()),
                asked.time(),
                asked.seed() == EmulatedDocker.SEED_OF_THE_TEST ? OptionalLong.empty() : OptionalLong.of(asked.seed()),
                asked.ports(),
                asked.engine(),
                asked.scope(),
                asked.client(),
                asked.leaks(),
                asked.world() == World.Empty.class ? null : Preparation.of(asked),
                builder -> {});
    }
}
