package dev.drydock.junit;

import dev.drydock.EngineVersion;
import dev.drydock.host.PublishedPorts;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a Docker Engine. On a class it is meant for all its tests, and those of nested classes; on a method, or on a
 * nested class, it takes the place of the one further out.
 *
 * <pre>{@code
 * @EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL)
 * class NightlyTest {
 *
 *     @Test
 *     void ends_after_an_hour(Engine engine, ManualClock clock) { … }
 * }
 * }</pre>
 *
 * <p>Parameters of tests, of lifecycle methods and of constructors, and fields marked with {@link Drydock}, get by their type:
 *
 * <ul>
 *   <li>{@link dev.drydock.Engine}: the engine itself, in which nothing needs a socket;
 *   <li>{@link dev.drydock.time.EngineClock}, and with {@link EngineTime#VIRTUAL} also {@link
 *       dev.drydock.time.ManualClock}: its time;
 *   <li>{@link dev.drydock.host.DockerHost}: the engine as other clients reach it; it listens once its {@code uri()} is asked
 *       for;
 *   <li>{@code com.github.dockerjava.api.DockerClient}: docker-java, connected, if {@code docker-java-core} is there.
 * </ul>
 *
 * <p>All of it ends with the engine. Tests may run in parallel: no two share anything but what they ask to share. When a test
 * fails, its failure carries a report of the engine: containers, their last words, networks, events, and the seed.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(DrydockExtension.class)
public @interface EmulatedDocker {
    /** The value of {@link #seed} that leaves it to the extension. */
    long SEED_OF_THE_TEST = Long.MIN_VALUE;

    /** Images that are pulled before the test, by name: {@code alpine}, {@code nginx:1.13}. */
    String[] images() default {};

    EngineTime time() default EngineTime.REAL;

    /**
     * Chance. The same seed gives the same ids, names and addresses. If it is not given, each test has its own, which is the
     * same in every run.
     */
    long seed() default SEED_OF_THE_TEST;

    /** What published ports are. Virtual ones never collide, neither with other tests nor with other programs. */
    PublishedPorts ports() default PublishedPorts.VIRTUAL;

    /** Which release the engine presents itself as: what an upgrade of Docker breaks can be seen before. */
    EngineVersion engine() default EngineVersion.V28;

    /**
     * What is in the engine when the test begins: prepared once in a run of tests, for all that ask for it with the same
     * settings. Its class has a constructor without parameters.
     */
    Class<? extends World> world() default World.Empty.class;

    EngineScope scope() default EngineScope.TEST;

    /** How the {@code DockerClient}, if one is asked for, gets to the engine. */
    ClientTransport client() default ClientTransport.IN_PROCESS;

    LeakCheck leaks() default LeakCheck.NONE;
}
