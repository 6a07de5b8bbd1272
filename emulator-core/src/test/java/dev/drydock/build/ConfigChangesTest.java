package dev.drydock.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.WholeContainerConfig;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line was asked of Docker Engine 28.5.2 ({@code POST /commit?changes=…}). */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConfigChangesTest {
    private static final ContainerConfig BEFORE = ContainerConfig.builder()
            .env(List.of("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"))
            .cmd(List.of("sleep", "100"))
            .build();

    private static ContainerConfig changed(String... changes) {
        return new ConfigChanges(List.of(changes)).apply(BEFORE);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("ENV a", "ENV must have two arguments"),
                arguments("ENV", "ENV requires at least one argument"),
                arguments("ENV a=b c", "Syntax error - can't find = in \"c\". Must be of the form: name=value"),
                arguments("EXPOSE 70000", "Invalid containerPort: 70000"),
                arguments("EXPOSE a", "Invalid containerPort: a"),
                arguments("STOPSIGNAL NOPE", "invalid signal: NOPE"),
                arguments("HEALTHCHECK NONE a", "HEALTHCHECK NONE takes no arguments"),
                arguments("HEALTHCHECK FOO", "Unknown type \"FOO\" in HEALTHCHECK (try CMD)"),
                arguments("HEALTHCHECK CMD", "Missing command after HEALTHCHECK CMD"),
                arguments("HEALTHCHECK --bad=1 CMD a", "unknown flag: --bad"),
                arguments("ONBUILD FROM x", "FROM isn't allowed as an ONBUILD trigger"),
                arguments("ONBUILD", "ONBUILD requires at least one argument"),
                arguments("ONBUILD ONBUILD RUN x", "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"),
                arguments("VOLUME", "VOLUME requires at least one argument"),
                arguments("USER", "USER requires exactly one argument"),
                arguments(
                        "ENTRYPOINT [\"a\",1]",
                        "when using JSON array syntax, arrays must be comprised of strings only"),
                arguments(" ", "file with no instructions"),
                arguments("# c", "file with no instructions"),
                arguments("LABEL =b", "LABEL names can not be blank"),
                arguments("ENV =b", "ENV names can not be blank"),
                arguments("EXPOSE 80/foo", "Invalid proto: foo"),
                arguments("ENV --x=1 a=b", "unknown flag: --x"),
                arguments("WORKDIR ${X", "failed to process \"${X\": unsupported modifier (\ufffd) in substitution"),
                arguments("WORKDIR ${X?no}", "failed to process \"${X?no}\": X: no"),
                arguments("HEALTHCHECK --interval=1us CMD a", "Interval \"interval\" cannot be less than 1ms"),
                arguments("HEALTHCHECK --retries=-1 CMD a", "--retries cannot be negative (-1)"),
                arguments("HEALTHCHECK --retries=x CMD a", "strconv.ParseInt: parsing \"x\": invalid syntax"),
                arguments("HEALTHCHECK --interval=x CMD a", "time: invalid duration \"x\""),
                arguments("RUN a", "RUN is not a valid change command"),
                arguments("NOPE", "NOPE is not a valid change command"),
                arguments(
                        "LABEL a=\"x",
                        "failed to process \"\\\"x\": unexpected end of statement while looking for matching double-quote"),
                arguments("VOLUME [\"\"]", "VOLUME specified can not be an empty string"),
                arguments("VOLUME []", "VOLUME requires at least one argument"),
                arguments("EXPOSE 80:", "No port specified: 80:<empty>"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_the_engine_refuses_is_refused_in_its_words(String change, String words) {
        assertThatThrownBy(() -> changed(change))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID_PARAMETER))
                .hasMessage(words);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments("CMD a b", List.of("\"Cmd\":[\"/bin/sh\",\"-c\",\"a b\"]")),
                arguments(
                        "ENV a b c",
                        List.of(
                                "\"Env\":[\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\",\"a=b c\"]")),
                arguments("LABEL a=\"b c\" d=$HOME", List.of("\"Labels\":{\"a\":\"b c\",\"d\":\"\"}")),
                arguments(
                        "EXPOSE 80/tcp 90-92/udp",
                        List.of("\"ExposedPorts\":{\"80/tcp\":{},\"90/udp\":{},\"91/udp\":{},\"92/udp\":{}}")),
                arguments("WORKDIR a", List.of("\"WorkingDir\":\"/a\"")),
                arguments("WORKDIR /x\nWORKDIR y", List.of("\"WorkingDir\":\"/x/y\"")),
                arguments("STOPSIGNAL \"SIGTERM\"", List.of("\"StopSignal\":\"SIGTERM\"")),
                arguments(
                        "HEALTHCHECK --interval=5s CMD curl x",
                        List.of("\"Healthcheck\":{\"Test\":[\"CMD-SHELL\",\"curl x\"],\"Interval\":5000000000}")),
                arguments(
                        "HEALTHCHECK --interval=5s --timeout=1m --retries=3 CMD [\"a\"]",
                        List.of(
                                "\"Healthcheck\":{\"Test\":[\"CMD\",\"a\"],\"Interval\":5000000000,\"Timeout\":60000000000,\"Retries\":3}")),
                arguments("HEALTHCHECK NONE", List.of("\"Healthcheck\":{\"Test\":[\"NONE\"]}")),
                arguments("ONBUILD RUN x", List.of("\"OnBuild\":[\"RUN x\"]")),
                arguments("VOLUME /a /b", List.of("\"Volumes\":{\"/a\":{},\"/b\":{}}")),
                arguments("VOLUME [\"/a b\"]", List.of("\"Volumes\":{\"/a b\":{}}")),
                arguments("USER a b", List.of("\"User\":\"a b\"")),
                arguments("ENTRYPOINT []", List.of("\"Cmd\":null", "\"Entrypoint\":null")),
                arguments("ENTRYPOINT a b", List.of("\"Cmd\":null", "\"Entrypoint\":[\"/bin/sh\",\"-c\",\"a b\"]")),
                arguments("CMD []", List.of("\"Cmd\":[]")),
                arguments("CMD", List.of("\"Cmd\":[\"/bin/sh\",\"-c\"]")),
                arguments(
                        "ENV A=1 \\\n B=2",
                        List.of(
                                "\"Env\":[\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\",\"A=1\",\"B=2\"]")),
                arguments(
                        "ENV P=$PATH:/x Q=${NOPE:-d} R='$PATH' S=${PATH:+set}",
                        List.of(
                                "\"Env\":[\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\",\"P=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/x\",\"Q=d\",\"R=$PATH\",\"S=set\"]")),
                arguments(
                        "env a=1",
                        List.of(
                                "\"Env\":[\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\",\"a=1\"]")),
                arguments("EXPOSE 127.0.0.1:80:90", List.of("\"ExposedPorts\":{\"90/tcp\":{}}")),
                arguments("EXPOSE 80 80", List.of("\"ExposedPorts\":{\"80/tcp\":{}}")),
                arguments("LABEL \"a b\"='c d' e=f\\ g", List.of("\"Labels\":{\"a b\":\"c d\",\"e\":\"f g\"}")),
                arguments(
                        "CMD [\"a\", \"b\"]\nENTRYPOINT [\"c\"]",
                        List.of("\"Cmd\":[\"a\",\"b\"]", "\"Entrypoint\":[\"c\"]")),
                arguments("ENTRYPOINT [\"c\"]\nCMD [\"a\"]", List.of("\"Cmd\":[\"a\"]", "\"Entrypoint\":[\"c\"]")),
                arguments("CMD [\"a\"", List.of("\"Cmd\":[\"/bin/sh\",\"-c\",\"[\\\"a\\\"\"]")),
                arguments("USER \"1000\"", List.of("\"User\":\"1000\"")),
                arguments("ONBUILD  ADD a  b", List.of("\"OnBuild\":[\"ADD a  b\"]")),
                arguments("EXPOSE 80/UDP", List.of("\"ExposedPorts\":{\"80/udp\":{}}")),
                arguments("EXPOSE :80", List.of("\"ExposedPorts\":{\"80/tcp\":{}}")),
                arguments(
                        "ENV a=$b b=1 c=$b",
                        List.of(
                                "\"Env\":[\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\",\"a=\",\"b=1\",\"c=\"]")),
                arguments(
                        "ENV b=1\nENV c=$b\\$b",
                        List.of(
                                "\"Env\":[\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\",\"b=1\",\"c=1$b\"]")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void what_the_engine_accepts_changes_what_it_changes(String change, List<String> expected) {
        String config = WholeContainerConfig.json(changed(change));

        assertThat(expected).allSatisfy(field -> assertThat(config).contains(field));
    }

    @Test
    void without_changes_nothing_is_read() {
        assertThat(changed()).isSameAs(BEFORE);
    }

    @Test
    void a_pattern_in_a_substitution_is_refused_by_name() {
        assertThatThrownBy(() -> changed("ENV a=${PATH%:*}"))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.NOT_IMPLEMENTED))
                .hasMessage("patterns in substitutions are not emulated by Drydock: ${PATH%:*}");
    }
}
