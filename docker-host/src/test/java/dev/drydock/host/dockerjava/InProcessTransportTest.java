package dev.drydock.host.dockerjava;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.RequestHandler;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.exchange.StreamWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The transport alone, before an API that does what a test tells it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class InProcessTransportTest {
    private static final DockerHttpClient.Request GET =
            DockerHttpClient.Request.builder().method(Method.GET).path("/it").build();

    @Test
    void an_answer_is_read_while_it_is_written() throws Exception {
        CountDownLatch firstIsRead = new CountDownLatch(1);
        try (DockerHttpClient client = writing((out, gone) -> {
                    out.write("first".getBytes(UTF_8));
                    firstIsRead.await();
                    out.write(" second".getBytes(UTF_8));
                });
                DockerHttpClient.Response answer = client.execute(GET)) {
            InputStream body = answer.getBody();
            assertThat(body.readNBytes(5)).asString(UTF_8).isEqualTo("first");
            firstIsRead.countDown();
            assertThat(body.readAllBytes()).asString(UTF_8).isEqualTo(" second");
        }
    }

    @Test
    void whoever_writes_waits_for_a_slow_reader() throws Exception {
        int bytes = 10_000_000;
        AtomicLong written = new AtomicLong();
        try (DockerHttpClient client = writing((out, gone) -> {
                    for (int count = 0; count < bytes; count += 1000) {
                        out.write(new byte[1000]);
                        written.addAndGet(1000);
                    }
                });
                DockerHttpClient.Response answer = client.execute(GET)) {
            InputStream body = answer.getBody();
            for (long read = body.read(new byte[777]); read < bytes; read += body.read(new byte[777])) {
                assertThat(written.get() - read).isLessThan(70_000);
            }
            assertThat(body.read()).isNegative();
        }
    }

    @Test
    void what_is_sent_is_read_from_the_stream_itself() throws Exception {
        AtomicLong given = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given.incrementAndGet();
                return 'x';
            }
        };
        RequestHandler api = request -> {
            try {
                return Response.bytes(200, Headers.NONE, request.body().stream().readNBytes(3));
            } catch (IOException broken) {
                return Response.empty(500, Headers.NONE);
            }
        };
        try (DockerHttpClient client = new InProcessTransport(api);
                DockerHttpClient.Response answer = client.execute(upload(endless))) {
            assertThat(answer.getBody().readAllBytes()).asString(UTF_8).isEqualTo("xxx");
        }
        assertThat(given).hasValue(3);
    }

    @Test
    void closing_an_answer_ends_what_writes_it() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (DockerHttpClient client = writing((out, reader) -> {
            reader.whenGone(gone::countDown);
            out.write('x');
            gone.await();
            over.countDown();
        })) {
            DockerHttpClient.Response answer = client.execute(GET);
            assertThat(answer.getBody().read()).isEqualTo('x');
            answer.close();
            over.await();
            assertThatThrownBy(() -> answer.getBody().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void closing_an_answer_ends_a_write_that_waits_for_its_reader() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        try (DockerHttpClient client = writing((out, reader) -> {
            try {
                while (true) {
                    out.write(new byte[1000]);
                }
            } catch (IOException nobodyReads) {
                failed.countDown();
            }
        })) {
            DockerHttpClient.Response answer = client.execute(GET);
            assertThat(answer.getBody().read()).isZero();
            answer.close();
            failed.await();
        }
        assertThat(failed.getCount()).isZero();
    }

    @Test
    void closing_the_client_ends_its_answers_also_those_that_nobody_looked_at() throws Exception {
        CountDownLatch over = new CountDownLatch(2);
        DockerHttpClient client = writing((out, reader) -> {
            CountDownLatch gone = new CountDownLatch(1);
            reader.whenGone(gone::countDown);
            gone.await();
            over.countDown();
        });
        InputStream body = client.execute(GET).getBody();
        DockerHttpClient.Response unseen = client.execute(GET);
        client.close();
        over.await();
        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        assertThatThrownBy(unseen.getBody()::read).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.execute(GET)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void who_reads_to_the_end_and_closes_was_never_gone() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        try (DockerHttpClient client = writing((out, reader) -> {
            reader.whenGone(() -> gone.set(true));
            out.write('x');
        })) {
            for (int i = 0; i < 1000; i++) {
                try (DockerHttpClient.Response answer = client.execute(GET)) {
                    assertThat(answer.getBody().readAllBytes()).hasSize(1);
                }
            }
        }
        assertThat(gone).isFalse();
    }

    @Test
    void an_upload_is_done_when_its_answer_is_closed_without_a_look_at_it() throws Exception {
        AtomicLong sent = new AtomicLong();
        RequestHandler api = request -> Response.stream(
                200,
                Headers.NONE,
                (out, reader) -> sent.set(request.body().stream().readAllBytes().length));
        try (DockerHttpClient client = new InProcessTransport(api)) {
            client.execute(upload(new ByteArrayInputStream(new byte[5000]))).close();
        }
        assertThat(sent).hasValue(5000);
    }

    @Test
    void an_answer_that_breaks_off_is_no_end() throws Exception {
        try (DockerHttpClient client = writing((out, reader) -> {
                    out.write('x');
                    throw new IOException("the disk is gone");
                });
                DockerHttpClient.Response answer = client.execute(GET)) {
            InputStream body = answer.getBody();
            assertThat(body.read()).isEqualTo('x');
            assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessage("the disk is gone");
        }
    }

    @Test
    void a_reader_that_is_interrupted_stops() {
        try (DockerHttpClient client = writing((out, reader) -> {
                    CountDownLatch gone = new CountDownLatch(1);
                    reader.whenGone(gone::countDown);
                    gone.await();
                });
                DockerHttpClient.Response answer = client.execute(GET)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> answer.getBody().read()).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
        } catch (IOException unclosed) {
            throw new AssertionError(unclosed);
        }
    }

    @Test
    void headers_are_found_in_any_case() throws Exception {
        RequestHandler api = request -> Response.empty(204, Headers.of("Api-Version", "1.51"));
        try (DockerHttpClient client = new InProcessTransport(api);
                DockerHttpClient.Response answer = client.execute(GET)) {
            assertThat(answer.getStatusCode()).isEqualTo(204);
            assertThat(answer.getHeader("api-version")).isEqualTo("1.51");
            assertThat(answer.getBody().read()).isNegative();
        }
    }

    private static DockerHttpClient writing(StreamWriter writer) {
        return new InProcessTransport(request -> Response.stream(200, Headers.NONE, writer));
    }

    private static DockerHttpClient.Request upload(InputStream body) {
        return DockerHttpClient.Request.builder()
                .method(Method.POST)
                .path("/it")
                .body(body)
                .build();
    }
}
