package dev.drydock.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Engine;
import dev.drydock.api.exchange.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class EngineInMakingTest {

    @Test
    void a_request_waits_until_the_engine_is_made() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicReference<Thread> maker = new AtomicReference<>();
        try (EngineInMaking engine = new EngineInMaking(() -> makeAfter(asked, maker), fault -> {})) {
            CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> {
                asked.countDown();
                return engine.handle(Request.of("GET", "/_ping")).status();
            });
            assertThat(status.get()).isEqualTo(200);
            assertThat(maker.get()).isNotNull().isNotSameAs(Thread.currentThread());
        }
    }

    @Test
    void an_engine_that_cannot_be_made_says_why_and_has_nothing_to_close() {
        IllegalStateException adrift = new IllegalStateException("adrift");
        EngineInMaking engine = new EngineInMaking(
                () -> {
                    throw adrift;
                },
                fault -> {});
        assertThatThrownBy(engine::await)
                .isInstanceOf(CompletionException.class)
                .hasCause(adrift);
        assertThatCode(engine::close).doesNotThrowAnyException();
    }

    private static Engine makeAfter(CountDownLatch asked, AtomicReference<Thread> maker) {
        maker.set(Thread.currentThread());
        try {
            asked.await();
        } catch (InterruptedException closing) {
            throw new IllegalStateException(closing);
        }
        return Engine.create();
    }
}
