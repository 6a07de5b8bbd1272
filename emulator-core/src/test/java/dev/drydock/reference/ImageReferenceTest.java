package dev.drydock.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.digest.Digest;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms and words as Docker Engine 28.5.2 gave them to {@code GET /images/NAME/json}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImageReferenceTest {
    private static final String ZEROS = "0".repeat(64);
    private static final Digest DIGEST = new Digest("sha256", ZEROS);

    @ParameterizedTest
    @CsvSource({
        "alpine,                 docker.io/library/alpine,        alpine",
        "alpine:3,               docker.io/library/alpine:3,      alpine:3",
        "library/alpine,         docker.io/library/alpine,        alpine",
        "docker.io/alpine,       docker.io/library/alpine,        alpine",
        "index.docker.io/alpine, docker.io/library/alpine,        alpine",
        "docker.io,              docker.io/library/docker.io,     docker.io",
        "localhost,              docker.io/library/localhost,     localhost",
        "localhost/x,            localhost/x,                     localhost/x",
        "x:5000/y,               x:5000/y,                        x:5000/y",
        "127.0.0.1:5000/redis:3, 127.0.0.1:5000/redis:3,          127.0.0.1:5000/redis:3",
        "[::1]:5000/x,           [::1]:5000/x,                    [::1]:5000/x",
        "[::1]/x,                [::1]/x,                         [::1]/x",
        "foo/bar/baz,            docker.io/foo/bar/baz,           foo/bar/baz",
        "library/a/b,            docker.io/library/a/b,           library/a/b",
        "FOO/bar,                FOO/bar,                         FOO/bar",
        "foo.bar/x:T,            foo.bar/x:T,                     foo.bar/x:T",
        "a__b,                   docker.io/library/a__b,          a__b",
        "a-----b,                docker.io/library/a-----b,       a-----b",
        "a_b.c/d,                a_b.c/d,                         a_b.c/d",
        "sha256,                 docker.io/library/sha256,        sha256",
        "sha256:abc,             docker.io/library/sha256:abc,    sha256:abc"
    })
    void a_name_has_a_normalised_and_a_familiar_form(String text, String normalised, String familiar) {
        ImageReference reference = ImageReference.parse(text);

        assertThat(reference).hasToString(normalised);
        assertThat(reference.familiar()).isEqualTo(familiar);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UPPER|invalid reference format: repository name (library/UPPER) must be lowercase
                    foo.bar/UPPER|invalid reference format: repository name (UPPER) must be lowercase
                    A_B.c/d|repository name must be lowercase
                    x@SHA256:00|invalid reference format: repository name (library/x@SHA256) must be lowercase
                    ''|invalid reference format
                    a..b|invalid reference format
                    a___b|invalid reference format
                    -a|invalid reference format
                    a-|invalid reference format
                    a:|invalid reference format
                    a:-x|invalid reference format
                    a:b:c|invalid reference format
                    a/b:c/d|invalid reference format
                    a//b|invalid reference format
                    /a|invalid reference format
                    a/|invalid reference format
                    a b|invalid reference format
                    a@b@c|invalid reference format
                    a@sha256:abc|invalid reference format
                    é|invalid reference format
                    a@md5:00000000000000000000000000000000|unsupported digest algorithm
                    a@sha256:00000000000000000000000000000000|invalid checksum digest length
                    a@sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA|invalid checksum digest format
                    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|invalid repository name (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa), cannot specify 64-byte hexadecimal strings
                    """)
    void what_is_no_reference_is_refused_in_the_engines_words(String text, String words) {
        assertRefused(() -> ImageReference.parse(text), words);
    }

    @Test
    void a_repository_has_at_most_255_characters_the_library_included() {
        assertThat(ImageReference.parse("a".repeat(247)).path()).hasSize(255);
        assertThat(ImageReference.parse("x.y/" + "a".repeat(255)).path()).hasSize(255);
        assertRefused(
                () -> ImageReference.parse("a".repeat(248)), "repository name must not be more than 255 characters");
    }

    @Test
    void a_name_of_any_length_is_read_in_one_pass() {
        assertRefused(
                () -> ImageReference.parse("a/".repeat(1_000_000) + "a"),
                "repository name must not be more than 255 characters");
        assertRefused(() -> ImageReference.parse("a-".repeat(1_000_000)), "invalid reference format");
    }

    @Test
    void a_tag_and_a_digest_go_together() {
        ImageReference reference = ImageReference.parse("a:t@sha256:" + ZEROS);

        assertThat(reference.tag()).isEqualTo("t");
        assertThat(reference.digest()).isEqualTo(DIGEST);
        assertThat(reference.familiar()).isEqualTo("a:t@sha256:" + ZEROS);
        assertThat(reference.nameOnly()).isEqualTo(ImageReference.parse("a"));
    }

    @Test
    void only_a_bare_name_becomes_latest() {
        assertThat(ImageReference.parse("a").orLatest().familiar()).isEqualTo("a:latest");
        assertThat(ImageReference.parse("a:b").orLatest().familiar()).isEqualTo("a:b");
        assertThat(ImageReference.parse("a@sha256:" + ZEROS).orLatest().tag()).isNull();
    }

    @Test
    void a_tag_that_is_none_is_refused() {
        ImageReference name = ImageReference.parse("a");

        assertThat(name.withTag("x".repeat(128)).tag()).hasSize(128);
        assertRefused(() -> name.withTag("x".repeat(129)), "invalid tag format");
        assertRefused(() -> name.withTag("a b"), "invalid tag format");
        assertRefused(() -> name.withTag(""), "invalid tag format");
        assertRefused(() -> name.withTag("sha256:abc"), "invalid tag format");
    }

    @Test
    void a_digest_and_64_digits_are_ids_and_all_else_is_a_name() {
        assertThat(Reference.parse(ZEROS)).isEqualTo(new DigestReference(DIGEST));
        assertThat(Reference.parse("sha256:" + ZEROS)).isEqualTo(new DigestReference(DIGEST));
        assertThat(Reference.parse("sha512:" + "0".repeat(128)).familiar()).isEqualTo("sha512:" + "0".repeat(128));
        assertThat(Reference.parse("sha256:abc")).isEqualTo(ImageReference.parse("sha256:abc"));
        assertThat(Reference.parse("md5:" + "0".repeat(32))).isInstanceOf(ImageReference.class);
        assertRefused(
                () -> Reference.parse("SHA256:" + ZEROS),
                "invalid reference format: repository name (library/SHA256) must be lowercase");
    }

    private static void assertRefused(Runnable action, String words) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID_PARAMETER))
                .hasMessage(words);
    }
}
