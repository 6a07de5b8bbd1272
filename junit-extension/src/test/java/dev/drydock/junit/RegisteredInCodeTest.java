package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.process.Exit;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import dev.drydock.userland.catalogue.ProgramImage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegisteredInCodeTest {
    private static final ProgramImage SEVEN = ProgramImage.of("seven", process -> Exit.of(7));

    @RegisterExtension
    static final DrydockExtension DOCKER = DrydockExtension.builder()
            .images("seven")
            .time(EngineTime.VIRTUAL)
            .engine(builder -> builder.programs(Userland.programs(SEVEN))
                    .registries(RegistryDirectory.withHub(Userland.hub(SEVEN))))
            .build();

    @Test
    void an_engine_has_what_an_annotation_cannot_say(Engine engine, ManualClock clock) {
        engine.containers().create(CreateContainer.of("job", "seven"));
        engine.containers().start("job");

        clock.runUntilIdle();

        assertThat(engine.containers().inspect("job", false).state().exitCode()).isEqualTo(7);
    }
}
