package dev.drydock.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.id.IdSource;
import dev.drydock.ledger.FiredFault;
import dev.drydock.ledger.Ledger;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultTableTest {
    private static final FaultPlace<String, Trouble> PLACE = new FaultPlace<>("gate", name -> name);

    private record Trouble(String words) implements Fault {}

    private final ManualClock clock = new ManualClock();
    private final Ledger ledger = new Ledger(clock);
    private final FaultTable table = new FaultTable(clock, new IdSource(7).stream("faults"), ledger);
    private final FaultPoint<String, Trouble> point = table.at(PLACE);

    private String met(String who) {
        Trouble trouble = point.meet(() -> who);
        return trouble == null ? "-" : trouble.words();
    }

    private String times(int count, String who) {
        StringBuilder met = new StringBuilder();
        for (int i = 0; i < count; i++) {
            met.append(met(who));
        }
        return met.toString();
    }

    @Test
    void nobody_is_asked_who_he_is_where_no_fault_is_set() {
        Trouble trouble = point.meet(() -> {
            throw new AssertionError("nobody needs to know");
        });
        assertThat(trouble).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 9, xxxx", "0, 2, xx--", "2, 9, --xx", "1, 2, -xx-", "1, 0, ----"})
    void a_fault_comes_after_so_many_and_so_often(int after, int times, String expected) {
        point.of("a", "a"::equals).after(after).times(times).fail(new Trouble("x"));
        assertThat(times(4, "a")).isEqualTo(expected);
    }

    @Test
    void who_is_not_meant_passes_and_is_not_counted() {
        point.of("a", "a"::equals).after(1).once().fail(new Trouble("x"));
        assertThat(times(3, "b")).isEqualTo("---");
        assertThat(times(3, "a")).isEqualTo("-x-");
    }

    @Test
    void rules_for_the_same_make_a_sequence() {
        point.of("a", "a"::equals).times(2).fail(new Trouble("x"));
        point.of("a", "a"::equals).times(1).fail(new Trouble("y"));
        point.of("all", all -> true).fail(new Trouble("z"));
        assertThat(met("b") + times(5, "a")).isEqualTo("zxxyzz");
    }

    @Test
    void a_fault_comes_only_in_its_time() {
        point.of("a", "a"::equals)
                .between(clock.now().plusSeconds(1), clock.now().plusSeconds(3))
                .once()
                .fail(new Trouble("x"));
        StringBuilder met = new StringBuilder();
        for (int second = 0; second < 4; second++) {
            met.append(met("a"));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(met.toString()).isEqualTo("-x--");
    }

    @Test
    void chance_has_the_seed_of_the_engine() {
        point.of("a", "a"::equals).withProbability(0.5).fail(new Trouble("x"));
        FaultTable other = new FaultTable(clock, new IdSource(7).stream("faults"), ledger);
        other.at(PLACE).of("a", "a"::equals).withProbability(0.5).fail(new Trouble("x"));
        StringBuilder again = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            again.append(other.at(PLACE).meet(() -> "a") == null ? '-' : 'x');
        }
        assertThat(times(64, "a")).isEqualTo(again.toString()).contains("x", "-");
    }

    @Test
    void each_that_is_met_is_in_the_ledger_with_who_met_it() {
        FaultRule rule = point.of("a", "a"::equals).fail(new Trouble("x"));
        times(2, "a");
        assertThat(ledger.faults())
                .extracting(FiredFault::words)
                .containsExactly("fault of gate a: x", "fault of gate a: x");
        assertThat(rule.met()).isEqualTo(2);
        assertThat(rule).hasToString("gate a: x");
    }

    @Test
    void of_those_who_come_without_end_the_ledger_tells_once() {
        FaultRule rule = point.of("a", "a"::equals).fail(new Trouble("x"));
        for (int i = 0; i < 5; i++) {
            assertThat(point.meetOften(() -> "a")).isNotNull();
        }
        assertThat(rule.met()).isEqualTo(5);
        assertThat(ledger.faults()).hasSize(1);
    }

    @Test
    void the_version_tells_when_an_answer_may_be_another() {
        long before = point.version();
        assertThat(point.version()).isEqualTo(before);
        FaultRule rule = point.of("a", "a"::equals).fail(new Trouble("x"));
        long set = point.version();
        assertThat(point.version()).isGreaterThan(set).isGreaterThan(before);
        rule.remove();
        long removed = point.version();
        assertThat(point.version()).isEqualTo(removed).isGreaterThan(set);
    }

    @Test
    void a_rule_that_is_removed_is_met_by_nobody() {
        FaultRule rule = point.of("a", "a"::equals).fail(new Trouble("x"));
        assertThat(table.rules()).containsExactly(rule);
        rule.remove();
        rule.remove();
        assertThat(met("a")).isEqualTo("-");
        assertThat(table.rules()).isEmpty();
    }

    @Test
    void what_cannot_be_is_refused() {
        FaultWish<Trouble> wish = point.of("a", "a"::equals);
        assertThatThrownBy(() -> wish.times(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wish.after(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wish.withProbability(1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wish.withProbability(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
