package dev.drydock.conformance.property;

import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/** Whatever is done to images and containers together leaves an engine whole, and its events a story that can be true. */
class WholeEngineProperties {
    private static final Arbitrary<String> IMAGES = Arbitraries.of(List.of("alpine:latest", "busybox:latest"));
    private static final Arbitrary<String> TAGS =
            Arbitraries.of(List.of("alpine:latest", "busybox:latest", "alpine:mine", "own:1"));
    private static final Arbitrary<String> NAMES = Arbitraries.of(List.of("aa", "bb", "cc"));

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void images_and_containers_agree_with_the_model(@ForAll("deeds") ActionChain<WholeEngine> chain) {
        WholeEngine[] made = new WholeEngine[1];
        try {
            chain.withInvariant(engine -> {
                        made[0] = engine;
                        engine.check();
                    })
                    .run();
        } finally {
            if (made[0] != null) {
                made[0].close();
            }
        }
    }

    @Provide
    ActionChainArbitrary<WholeEngine> deeds() {
        return ActionChain.startWith(WholeEngine::new)
                .withAction(3, deed(IMAGES.map(image -> of("pull " + image, engine -> engine.pull(image)))))
                .withAction(
                        2,
                        deed(Combinators.combine(TAGS, TAGS)
                                .as((from, to) -> of("tag " + from + " " + to, engine -> engine.tag(from, to)))))
                .withAction(2, deed(TAGS.map(tag -> of("rmi " + tag, engine -> engine.untag(tag, false)))))
                .withAction(1, deed(TAGS.map(tag -> of("rmi -f " + tag, engine -> engine.untag(tag, true)))))
                .withAction(1, deed(Arbitraries.just(of("image prune", WholeEngine::prune))))
                .withAction(
                        5,
                        deed(Combinators.combine(NAMES, TAGS)
                                .as((name, tag) ->
                                        of("create " + name + " " + tag, engine -> engine.create(name, tag)))))
                .withAction(4, deed(NAMES.map(name -> of("start " + name, engine -> engine.start(name)))))
                .withAction(2, deed(NAMES.map(name -> of("stop " + name, engine -> engine.stop(name)))))
                .withAction(2, deed(NAMES.map(name -> of("rm -f " + name, engine -> engine.remove(name)))))
                .withMaxTransformations(25);
    }

    private static Transformer<WholeEngine> of(String words, Consumer<WholeEngine> deed) {
        return Transformer.mutate(words, deed);
    }

    private static Deed deed(Arbitrary<Transformer<WholeEngine>> transformer) {
        return new Deed(transformer);
    }

    private record Deed(Arbitrary<Transformer<WholeEngine>> transformer) implements Action.Independent<WholeEngine> {}
}
