package dev.drydock.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "linux, linux/amd64",
        "Linux, linux/amd64",
        "arm64, linux/arm64",
        "x86_64, linux/amd64",
        "linux/arm64/v8, linux/arm64/v8",
        "linux/arm64/8, linux/arm64/v8",
        "linux/arm64/9.0, linux/arm64/v9",
        "linux/arm, linux/arm",
        "linux/arm/v7, linux/arm/v7",
        "linux/ARM/V7, linux/arm/v7",
        "linux/armhf/x, linux/arm/v7",
        "linux/armel/v5, linux/arm/v6",
        "linux/386/x, linux/386/x",
        "linux/amd64/2, linux/amd64/2",
        "linux/arm64/v9, linux/arm64/v9",
        "linux/ARMHF, linux/arm",
        "linux/armel, linux/arm/v6",
        "linux/arm/7, linux/arm/v7",
        "linux/arm/6, linux/arm/v6",
        "linux/i686, linux/386",
        "linux/amd64/v1, linux/amd64",
        "linux/amd64/v2, linux/amd64/v2",
        "linux(1)/amd64, linux/amd64",
        "macos/aarch64, darwin/arm64",
        "plan/nine, plan/nine"
    })
    void platforms_are_normalised(String text, String normalised) {
        assertThat(Platform.parse(text)).hasToString(normalised);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "zz|\"zz\": unknown operating system or architecture: invalid argument",
                "a/b/c/d|\"a/b/c/d\": cannot parse platform specifier: invalid argument",
                "*|\"*\": wildcards not yet supported: invalid argument",
                "linux/a$b|\"a$b\" is an invalid component of \"linux/a$b\": platform specifier component must match "
                        + "\"^[A-Za-z0-9_.-]+$\": invalid argument",
                "li$nux/x|\"li$nux\" is an invalid OS component of \"li$nux/x\": OSAndVersion specifier component must "
                        + "match \"^([A-Za-z0-9_-]+)(?:\\\\(([A-Za-z0-9_.%-]*)((?:\\\\+[A-Za-z0-9_.%-]+)*)\\\\))?$\": "
                        + "invalid argument"
            })
    void what_is_none_is_refused_in_the_words_of_the_engine(String text, String words) {
        assertThatThrownBy(() -> Platform.parse(text)).hasMessage(words);
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64, true",
        "linux/amd64, linux/386, true",
        "linux/386, linux/amd64, false",
        "linux/amd64/v2, linux/amd64, true",
        "linux/arm64, linux/amd64, false",
        "linux/arm64, linux/arm, true",
        "linux/arm/v6, linux/arm/v5, true",
        "linux/arm/v5, linux/arm/v6, false",
        "windows/amd64, linux/amd64, false"
    })
    void a_machine_runs_what_is_made_for_it_or_for_less(String machine, String image, boolean runs) {
        assertThat(Platform.parse(machine).runs(Platform.parse(image))).isEqualTo(runs);
    }
}
