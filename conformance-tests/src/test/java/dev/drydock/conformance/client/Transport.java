package dev.drydock.conformance.client;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.jaxrs.JerseyDockerHttpClient;
import com.github.dockerjava.netty.NettyDockerCmdExecFactory;
import com.github.dockerjava.okhttp.OkDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.drydock.api.exchange.RequestHandler;
import dev.drydock.host.dockerjava.InProcessTransport;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/**
 * How docker-java gets to an engine: five HTTP clients, two kinds of socket, and no socket at all. Jersey takes no connection
 * over, so nothing can be typed by it.
 */
enum Transport {
    HTTPCLIENT5_UNIX(Library.HTTPCLIENT5, true),
    HTTPCLIENT5_TCP(Library.HTTPCLIENT5, false),
    ZERODEP_UNIX(Library.ZERODEP, true),
    ZERODEP_TCP(Library.ZERODEP, false),
    OKHTTP_UNIX(Library.OKHTTP, true),
    OKHTTP_TCP(Library.OKHTTP, false),
    NETTY_UNIX(Library.NETTY, true),
    NETTY_TCP(Library.NETTY, false),
    JERSEY_UNIX(Library.JERSEY, true),
    JERSEY_TCP(Library.JERSEY, false),
    IN_PROCESS(Library.NONE, false);

    private enum Library {
        HTTPCLIENT5,
        ZERODEP,
        OKHTTP,
        NETTY,
        JERSEY,
        NONE
    }

    private final Library library;
    private final boolean unix;

    Transport(Library library, boolean unix) {
        this.library = library;
        this.unix = unix;
    }

    DockerClient client(RequestHandler api, Path socket, InetSocketAddress tcp) {
        URI host = URI.create(unix ? "unix://" + socket : "tcp://127.0.0.1:" + tcp.getPort());
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host.toString())
                .withDockerTlsVerify(false)
                .build();
        return switch (library) {
            case HTTPCLIENT5 ->
                over(
                        config,
                        new ApacheDockerHttpClient.Builder().dockerHost(host).build());
            case ZERODEP ->
                over(
                        config,
                        new ZerodepDockerHttpClient.Builder().dockerHost(host).build());
            case OKHTTP ->
                over(config, new OkDockerHttpClient.Builder().dockerHost(host).build());
            case NETTY -> byNetty(config);
            case JERSEY ->
                over(
                        config,
                        new JerseyDockerHttpClient.Builder().dockerHost(host).build());
            case NONE -> over(config, new InProcessTransport(api));
        };
    }

    private static DockerClient over(DockerClientConfig config, DockerHttpClient http) {
        return DockerClientImpl.getInstance(config, http);
    }

    /** The only way in that Netty's transport has. */
    @SuppressWarnings("deprecation")
    private static DockerClient byNetty(DockerClientConfig config) {
        return DockerClientImpl.getInstance(config).withDockerCmdExecFactory(new NettyDockerCmdExecFactory());
    }
}
