package dev.drydock.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.digest.Digest;
import dev.drydock.error.EngineException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ImageReferencePropertyTest {

    @Property
    void the_familiar_form_reads_as_the_same_reference(@ForAll("references") ImageReference reference) {
        assertThat(ImageReference.parse(reference.familiar())).isEqualTo(reference);
    }

    @Property
    void the_normalised_form_reads_as_the_same_reference(@ForAll("references") ImageReference reference) {
        assertThat(ImageReference.parse(reference.toString())).isEqualTo(reference);
    }

    @Property
    void a_reference_matches_its_own_familiar_name_as_a_pattern(@ForAll("references") ImageReference reference) {
        String pattern = reference.familiarName().replace("[", "\\[");

        assertThat(reference.matches(GlobPattern.parse(pattern))).isTrue();
    }

    @Property
    void any_text_is_read_or_refused_and_what_is_read_stays_the_same(@ForAll("texts") String text) {
        ImageReference reference;
        try {
            reference = ImageReference.parse(text);
        } catch (EngineException refused) {
            assertThat(refused.words()).isNotEmpty();
            return;
        }
        assertThat(ImageReference.parse(reference.toString())).isEqualTo(reference);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab/:@.-_A0[]").ofMaxLength(20);
    }

    @Provide
    Arbitrary<ImageReference> references() {
        Arbitrary<String> component = Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .numeric()
                                .ofMinLength(1)
                                .ofMaxLength(5),
                        Arbitraries.of("", ".", "_", "__", "-", "---"),
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .numeric()
                                .ofMinLength(1)
                                .ofMaxLength(5))
                .as((first, separator, second) -> first + separator + second);
        Arbitrary<String> domain = Arbitraries.of("docker.io", "localhost", "quay.io", "x:5000", "[::1]:5000", "A-b.c");
        Arbitrary<List<String>> path = component.list().ofMinSize(1).ofMaxSize(4);
        Arbitrary<String> tag = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withChars("_0123456789")
                .ofMinLength(1)
                .ofMaxLength(10)
                .injectNull(0.3);
        Arbitrary<Digest> digest = Arbitraries.longs()
                .map(number -> new Digest("sha256", String.format("%064x", number)))
                .injectNull(0.7);
        return Combinators.combine(domain, path, tag, digest)
                .as((host, components, label, sum) ->
                        new ImageReference(host, repository(host, components), label, sum));
    }

    /**
     * On Docker Hub a repository of one component is in {@code library/}, and one whose first component has a dot cannot be
     * written in the familiar form: that would be read as a host.
     */
    private static String repository(String host, List<String> components) {
        String path = String.join("/", components);
        if (!host.equals("docker.io")) {
            return path;
        }
        return components.size() == 1 ? "library/" + path : path.replace('.', '_');
    }
}
