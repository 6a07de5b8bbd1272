package dev.drydock.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.fault.FaultTable;
import dev.drydock.id.IdSource;
import dev.drydock.ledger.Deed;
import dev.drydock.ledger.Ledger;
import dev.drydock.time.ManualClock;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EngineDiskTest {
    private static final Deed COMMIT = new Deed("commit", "web");

    private final ManualClock clock = new ManualClock(ManualClock.START);
    private final FaultTable faults = new FaultTable(clock, new IdSource(1).stream("faults"), new Ledger(clock));
    private final EngineDisk disk = Disks.of(faults);

    private void isFullFor(String use) {
        faults.at(EngineDisk.PLACE).of(use, each -> each.is(use)).fail(DiskFault.full());
    }

    @Test
    void has_room_unless_a_fault_takes_it() {
        isFullFor("commit db");

        assertThatCode(() -> disk.require(COMMIT, () -> "mkdir /x")).doesNotThrowAnyException();
        assertThat(disk.refusal(COMMIT, () -> "mkdir /x")).isNull();
    }

    @Test
    void says_what_was_asked_of_the_system_and_that_there_is_no_space() {
        isFullFor("commit");

        assertThatThrownBy(() -> disk.require(COMMIT, () -> "mkdir " + disk.path("tmp")))
                .isInstanceOfSatisfying(
                        EngineException.class, full -> assertThat(full.kind()).isEqualTo(ErrorKind.SYSTEM))
                .hasMessage("mkdir /var/lib/docker/tmp: no space left on device");
    }

    @Test
    void a_use_is_meant_by_its_words_or_by_their_beginning() {
        assertThat(COMMIT.is("commit")).isTrue();
        assertThat(COMMIT.is("commit web")).isTrue();
        assertThat(COMMIT.is("comm")).isFalse();
        assertThat(COMMIT.is("commit we")).isFalse();
        assertThat(new Deed("pull", "nginx:1.13").is("pull nginx")).isTrue();
        assertThat(new Deed("image load", "").words()).isEqualTo("image load");
    }

    @Test
    void names_that_are_chance_on_a_real_engine_differ_each_time() {
        assertThat(disk.newLayer())
                .matches("/var/lib/docker/overlay2/[0-9a-f]{64}")
                .isNotEqualTo(disk.newLayer());
        assertThat(disk.numbered("/x")).matches("/x[0-9]{1,10}").isNotEqualTo(disk.numbered("/x"));
        assertThat(disk.ofImages("a")).isEqualTo("/var/lib/docker/image/overlay2/a");
    }
}
