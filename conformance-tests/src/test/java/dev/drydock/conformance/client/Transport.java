package dev.drydock.conformance.client;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/** How docker-java gets to an engine: two HTTP clients, two kinds of socket. */
enum Transport {
    HTTPCLIENT5_UNIX(true, false),
    HTTPCLIENT5_TCP(false, false),
    ZERODEP_UNIX(true, true),
    ZERODEP_TCP(false, true);

    private final boolean unix;
    private final boolean zerodep;

    Transport(boolean unix, boolean zerodep) {
        this.unix = unix;
        this.zerodep = zerodep;
    }

    DockerClient client(Path socket, InetSocketAddress tcp) {
        URI host = URI.create(unix ? "unix://" + socket : "tcp://127.0.0.1:" + tcp.getPort());
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host.toString())
                .withDockerTlsVerify(false)
                .build();
        return DockerClientImpl.getInstance(config, http(host));
    }

    private DockerHttpClient http(URI host) {
        return zerodep
                ? new ZerodepDockerHttpClient.Builder().dockerHost(host).build()
                : new ApacheDockerHttpClient.Builder().dockerHost(host).build();
    }
}
