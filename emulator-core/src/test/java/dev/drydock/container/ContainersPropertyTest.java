package dev.drydock.container;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/** Whatever is done to a handful of containers, the engine agrees with a small model. */
class ContainersPropertyTest {
    private static final Arbitrary<String> NAMES = Arbitraries.of(List.of("aa", "bb", "cc", "dd"));

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void containers_agree_with_the_model(@ForAll("deeds") ActionChain<ModelWorld> chain) {
        ModelWorld world = null;
        try {
            world = chain.withInvariant(ModelWorld::check).run();
        } finally {
            if (world != null) {
                world.close();
            }
        }
    }

    @Provide
    ActionChainArbitrary<ModelWorld> deeds() {
        return ActionChain.startWith(ModelWorld::new)
                .withAction(
                        4,
                        new Deed(NAMES.map(
                                name -> mutate("create a sleeper " + name, world -> world.create(name, true)))))
                .withAction(
                        2,
                        new Deed(NAMES.map(
                                name -> mutate("create a failure " + name, world -> world.create(name, false)))))
                .withAction(6, named("start", ModelWorld::start))
                .withAction(2, named("stop", ModelWorld::stop))
                .withAction(2, named("kill", ModelWorld::kill))
                .withAction(2, named("restart", ModelWorld::restart))
                .withAction(2, named("pause", ModelWorld::pause))
                .withAction(2, named("unpause", ModelWorld::unpause))
                .withAction(2, named("remove", (world, name) -> world.remove(name, false)))
                .withAction(1, named("remove by force", (world, name) -> world.remove(name, true)))
                .withAction(
                        2,
                        new Deed(NAMES.flatMap(name -> NAMES.map(
                                other -> mutate("rename " + name + " " + other, world -> world.rename(name, other))))))
                .withMaxTransformations(30);
    }

    private static Deed named(String verb, Named deed) {
        return new Deed(NAMES.map(name -> mutate(verb + " " + name, world -> deed.on(world, name))));
    }

    private static Transformer<ModelWorld> mutate(String words, java.util.function.Consumer<ModelWorld> deed) {
        return Transformer.mutate(words, deed);
    }

    private interface Named {
        void on(ModelWorld world, String name);
    }

    private record Deed(Arbitrary<Transformer<ModelWorld>> transformer) implements Action.Independent<ModelWorld> {}
}
