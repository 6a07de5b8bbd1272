package dev.drydock.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimeFilterTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.5Z");

    @ParameterizedTest
    @CsvSource({
        "1h, 2026-01-02T02:04:05Z",
        "1h30m, 2026-01-02T01:34:05Z",
        "-1h, 2026-01-02T04:04:05Z",
        "1.5s, 2026-01-02T03:04:04Z",
        ".5h, 2026-01-02T02:34:05Z",
        "0, 1970-01-01T00:00:00Z",
        "5, 1970-01-01T00:00:05Z",
        "1136073845.000000001, 2006-01-01T00:04:05.000000001Z",
        "5.5, 1970-01-01T00:00:05.5Z",
        "2001-02-03, 2001-02-03T00:00:00Z",
        "2001-02-03Z, 2001-02-03T00:00:00Z",
        "2001-02-03T04, 2001-02-03T04:00:00Z",
        "2001-02-03T04:05, 2001-02-03T04:05:00Z",
        "2001-02-03T04:05:06, 2001-02-03T04:05:06Z",
        "2001-02-03T04:05:06Z, 2001-02-03T04:05:06Z",
        "2001-02-03T04:05:06+01:00, 2001-02-03T03:05:06Z",
        "2001-02-03T04:05:06-01:00, 2001-02-03T05:05:06Z",
        "2001-02-03T04:05:06.25, 2001-02-03T04:05:06.25Z",
        "2001-02-03T04:05:06.25Z, 2001-02-03T04:05:06.25Z"
    })
    void durations_dates_and_seconds_are_read(String value, Instant time) {
        assertThat(TimeFilter.parse(value, NOW)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "abc|failed to parse value as time or duration: \"abc\"",
                "10x|failed to parse value as time or duration: \"10x\"",
                "``|failed to parse value as time or duration: \"\"",
                "5.5.5|failed to parse value as time or duration: \"5.5.5\"",
                "2001-13-01|parsing time \"2001-13-01\": month out of range",
                "2001-02-30|parsing time \"2001-02-30\": day out of range",
                "2001-02-03T25|parsing time \"2001-02-03T25\": hour out of range",
                "1-1|parsing time \"1-1\" as \"2006-01-02\": cannot parse \"1-1\" as \"2006\"",
                "-5|parsing time \"-5\" as \"2006-01-02\": cannot parse \"-5\" as \"2006\"",
                "2001-02-03x|parsing time \"2001-02-03x\": extra text: \"x\""
            })
    void what_is_none_is_refused_in_the_words_of_the_engine(String value, String words) {
        assertThatThrownBy(() -> TimeFilter.parse(value, NOW)).hasMessage(words);
    }
}
