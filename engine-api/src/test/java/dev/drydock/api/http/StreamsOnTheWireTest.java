package dev.drydock.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.exchange.StreamWriter;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class StreamsOnTheWireTest {
    private static final String REQUEST = "GET /events HTTP/1.1\r\nHost: d\r\n\r\n";

    @ParameterizedTest
    @EnumSource
    void the_head_is_sent_at_once_and_each_item_as_it_comes(Wire.Kind kind) throws Exception {
        BlockingQueue<String> items = new LinkedBlockingQueue<>();
        StreamWriter writer = (out, client) -> {
            for (String item = items.take(); !item.isEmpty(); item = items.take()) {
                out.write(item.getBytes());
                out.flush();
            }
        };
        try (Wire wire = serving(writer);
                RawClient client = wire.connect(kind)) {
            client.send(REQUEST);
            assertThat(client.head()).endsWith("Transfer-Encoding: chunked\r\n\r\n");
            items.put("one");
            assertThat(client.read(8)).isEqualTo("3\r\none\r\n");
            items.put("two");
            assertThat(client.read(8)).isEqualTo("3\r\ntwo\r\n");
            items.put("");
            assertThat(client.read(5)).isEqualTo("0\r\n\r\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_is_gone_is_noticed_though_nothing_is_written(Wire.Kind kind) throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        StreamWriter writer = (out, client) -> {
            client.whenGone(gone::countDown);
            gone.await();
            over.countDown();
        };
        try (Wire wire = serving(writer)) {
            try (RawClient client = wire.connect(kind)) {
                client.send(REQUEST);
                client.head();
            }
            over.await();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_request_that_was_sent_ahead_is_answered_after_the_stream(Wire.Kind kind) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Wire wire = serving((out, client) -> end.await());
                RawClient client = wire.connect(kind)) {
            client.send(REQUEST);
            client.head();
            client.send("GET /events HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n");
            end.countDown();
            assertThat(client.rest()).startsWith("0\r\n\r\nHTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n0\r\n\r\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_that_breaks_is_cut_off_without_an_end(Wire.Kind kind) throws Exception {
        try (Wire wire = serving((out, client) -> {
                    out.write('x');
                    out.flush();
                    throw new IOException("broken");
                });
                RawClient client = wire.connect(kind)) {
            client.send(REQUEST);
            client.head();
            assertThat(client.rest()).isEqualTo("1\r\nx\r\n");
        }
    }

    private static Wire serving(StreamWriter writer) throws IOException {
        return Wire.serving(request -> Response.stream(200, Headers.NONE, writer));
    }
}
