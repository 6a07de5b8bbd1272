package dev.drydock.junit;

import java.util.List;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * How a world comes to be.
 *
 * @param key equal for what can be the same world
 * @param ofRun whether all classes of a run share it; else the tests of one class do
 * @param world made when it is first needed
 */
record Preparation(Object key, boolean ofRun, Supplier<World> world) {

    /** A world that is named by its class: all that ask for it with the same settings get the same. */
    static Preparation of(EmulatedDocker asked) {
        Class<? extends World> type = asked.world();
        Object key = List.of(type, List.of(asked.images()), asked.time(), asked.seed(), asked.ports(), asked.engine());
        return new Preparation(key, true, () -> ReflectionSupport.newInstance(type));
    }

    /** A world that was given in code. */
    static Preparation of(World world) {
        return new Preparation(new Object(), false, () -> world);
    }
}
