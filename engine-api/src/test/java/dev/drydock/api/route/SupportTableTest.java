package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.time.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** {@code -Ddrydock.rewrite=true} writes the page anew. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SupportTableTest {
    private static final Path PAGE = Path.of("..", "docs", "support.md");

    private final Engine engine =
            Engine.builder().clock(new ManualClock(Instant.EPOCH)).seed(1).build();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void the_page_shows_what_the_routes_do() throws IOException {
        String page = new SupportTable(Routes.of(engine)).page();
        if (Boolean.getBoolean("drydock.rewrite")) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(page);
    }

    @Test
    void every_operation_of_the_api_has_a_route() throws IOException {
        SupportTable table = new SupportTable(Routes.of(engine));
        assertThat(SupportTable.operations())
                .hasSizeGreaterThan(100)
                .allSatisfy(operation -> assertThat(table.supportOf(operation)).isNotNull());
    }
}
