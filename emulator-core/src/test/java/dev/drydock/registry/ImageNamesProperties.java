package dev.drydock.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filter.Filters;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageRemoveOptions;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.ChainId;
import dev.drydock.reference.ImageReference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/** Chains of pulls, tags and removals agree with a model of two maps. */
class ImageNamesProperties {
    private static final InMemoryRegistry HUB = InMemoryRegistry.builder()
            .publish("library/a", PullWorld.image("base", "one"), "1", "latest")
            .publish("library/a", PullWorld.image("base", "two"), "2")
            .publish("library/b", PullWorld.image("base", "one"), "1")
            .publish("library/b", PullWorld.image("three"), "3")
            .build();
    private static final List<String> PULLABLE = List.of("a:1", "a:2", "a:latest", "b:1", "b:3");
    private static final List<String> NAMES = List.of("a:1", "a:2", "a:latest", "b:1", "b:3", "c:1", "c:latest");

    /** Beside the engine's images, what should be there. */
    private static final class Both {
        private final PullWorld world = new PullWorld(HUB);
        private final Map<String, ImageId> tags = new TreeMap<>();
        /** Repositories in which an image has a digest. */
        private final Map<ImageId, Set<String>> digests = new TreeMap<>();

        private final Set<ImageId> present = new TreeSet<>();

        void pull(String name) {
            world.pull(name);
            ImageId id = offered(name);
            present.add(id);
            tags.put(name, id);
            digests.computeIfAbsent(id, none -> new TreeSet<>()).add(repository(name));
        }

        void tag(String from, String to) {
            boolean known = tags.containsKey(from);
            assertThat(succeeds(() -> world.images.tag(from, ImageReference.parse(to)), ErrorKind.NOT_FOUND))
                    .isEqualTo(known);
            if (known) {
                tags.put(to, tags.get(from));
            }
        }

        void remove(String name) {
            ImageId id = tags.get(name);
            assertThat(succeeds(() -> world.images.remove(name, ImageRemoveOptions.DEFAULT), ErrorKind.NOT_FOUND))
                    .isEqualTo(id != null);
            if (id != null) {
                tags.remove(name);
                String repository = repository(name);
                if (tagsOf(id).stream().noneMatch(tag -> repository(tag).equals(repository))) {
                    digestsOf(id).remove(repository);
                }
                if (tagsOf(id).isEmpty() && digestsOf(id).isEmpty()) {
                    present.remove(id);
                }
            }
        }

        void removeById(String nameOfImage) {
            ImageId id = offered(nameOfImage);
            boolean here = present.contains(id);
            Set<String> repositories = new HashSet<>(digestsOf(id));
            tagsOf(id).forEach(tag -> repositories.add(repository(tag)));
            boolean digestBesideTag = tagsOf(id).size() == 1 && digestsOf(id).isEmpty();
            boolean single = tagsOf(id).size() <= 1 && (repositories.size() <= 1 || digestBesideTag);
            boolean removed = succeeds(
                    () -> world.images.remove(id.toString(), ImageRemoveOptions.DEFAULT),
                    here ? ErrorKind.CONFLICT : ErrorKind.NOT_FOUND);
            assertThat(removed).isEqualTo(here && single);
            if (removed) {
                forget(id);
            }
        }

        void prune() {
            world.images.prune(Filters.NONE);
            List.copyOf(present).stream().filter(id -> tagsOf(id).isEmpty()).forEach(this::forget);
        }

        private void forget(ImageId id) {
            tags.values().removeIf(id::equals);
            digests.remove(id);
            present.remove(id);
        }

        private Set<String> tagsOf(ImageId id) {
            Set<String> found = new TreeSet<>();
            tags.forEach((tag, image) -> {
                if (image.equals(id)) {
                    found.add(tag);
                }
            });
            return found;
        }

        private Set<String> digestsOf(ImageId id) {
            return digests.computeIfAbsent(id, none -> new TreeSet<>());
        }

        private static ImageId offered(String name) {
            ImageReference reference = ImageReference.parse(name);
            try {
                return new ImageId(ManifestPull.manifest(HUB, reference, RegistryCredentials.ANONYMOUS)
                        .config()
                        .digest());
            } catch (RegistryFailure unexpected) {
                throw new AssertionError(unexpected);
            }
        }

        private static String repository(String name) {
            return name.substring(0, name.indexOf(':'));
        }

        private static boolean succeeds(Runnable action, ErrorKind otherwise) {
            try {
                action.run();
                return true;
            } catch (EngineException refused) {
                assertThat(refused.kind()).as(refused.words()).isEqualTo(otherwise);
                return false;
            }
        }

        void agree() {
            Set<ImageId> here = new TreeSet<>();
            Set<ChainId> layers = new HashSet<>();
            for (StoredImage image : world.store.all()) {
                here.add(image.id());
                if (image.layer() != null) {
                    image.layer().chain().forEach(layer -> layers.add(layer.chainId()));
                }
                Set<String> names = new TreeSet<>(tagsOf(image.id()));
                digestsOf(image.id()).forEach(repository -> names.add(repository + "@"));
                Set<String> actual = new TreeSet<>();
                world.store
                        .names(image.id())
                        .forEach(name ->
                                actual.add(name.digest() == null ? name.familiar() : name.familiarName() + "@"));
                assertThat(actual).isEqualTo(names);
            }
            assertThat(here).isEqualTo(present);
            assertThat(world.layers.all()).extracting(layer -> layer.chainId()).hasSameElementsAs(layers);
            for (String name : NAMES) {
                StoredImage found = world.store.find(ImageReference.parse(name));
                assertThat(found == null ? null : found.id()).as(name).isEqualTo(tags.get(name));
            }
        }

        @Override
        public String toString() {
            return tags.toString();
        }
    }

    private static Arbitrary<Transformer<Both>> step(
            List<String> names, String what, java.util.function.BiConsumer<Both, String> step) {
        return Arbitraries.of(names)
                .map(name -> Transformer.mutate(what + " " + name, both -> {
                    step.accept(both, name);
                    both.agree();
                }));
    }

    @Provide
    Arbitrary<ActionChain<Both>> chains() {
        Action.Independent<Both> pull = () -> step(PULLABLE, "pull", Both::pull);
        Action.Independent<Both> tagFirst = () -> step(NAMES, "tag as a:1", (both, name) -> both.tag(name, "a:1"));
        Action.Independent<Both> tag = () -> step(NAMES, "tag as c:1", (both, name) -> both.tag(name, "c:1"));
        Action.Independent<Both> remove = () -> step(NAMES, "remove", Both::remove);
        Action.Independent<Both> removeById = () -> step(PULLABLE, "remove by id", Both::removeById);
        Action.Independent<Both> prune = () -> step(List.of(""), "prune", (both, nothing) -> both.prune());
        return ActionChain.startWith(Both::new)
                .withAction(4, pull)
                .withAction(1, tagFirst)
                .withAction(2, tag)
                .withAction(3, remove)
                .withAction(2, removeById)
                .withAction(1, prune)
                .withMaxTransformations(30);
    }

    @Property(tries = 300)
    void names_and_images_agree_with_the_model(@ForAll("chains") ActionChain<Both> chain) {
        Both last = chain.run();
        last.agree();
        assertThat(chain.transformations()).isNotEmpty();
    }
}
