package dev.drydock.junit;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.drydock.host.DockerHost;
import dev.drydock.host.dockerjava.DockerJava;
import java.net.URI;

/** The only class that names docker-java, so that nobody needs it who does not ask for its client. */
final class DockerClients {
    private DockerClients() {}

    static DockerClient connect(DockerHost docker, ClientTransport transport) {
        return switch (transport) {
            case IN_PROCESS -> DockerJava.connect(docker);
            case SOCKET -> overSocket(docker.uri());
        };
    }

    private static DockerClient overSocket(URI host) {
        return DockerClientImpl.getInstance(DockerJava.configuration(host.toString()), transport(host));
    }

    private static DockerHttpClient transport(URI host) {
        try {
            return Zerodep.to(host);
        } catch (NoClassDefFoundError absent) {
            return Apache.to(host);
        }
    }

    /** Loaded only if it is asked. */
    private static final class Zerodep {
        static DockerHttpClient to(URI host) {
            return new ZerodepDockerHttpClient.Builder().dockerHost(host).build();
        }
    }

    /** Loaded only if it is asked. */
    private static final class Apache {
        static DockerHttpClient to(URI host) {
            return new ApacheDockerHttpClient.Builder().dockerHost(host).build();
        }
    }
}
