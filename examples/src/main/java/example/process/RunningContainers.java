package example.process;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;

/** Prints what runs, one name a line. */
public final class RunningContainers {
    private RunningContainers() {}

    /** @param arguments none */
    public static void main(String[] arguments) throws IOException {
        DefaultDockerClientConfig config =
                DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        try (DockerClient docker = DockerClientImpl.getInstance(
                config,
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build())) {
            for (Container container : docker.listContainersCmd().exec()) {
                System.out.println(container.getNames()[0].substring(1));
            }
        }
    }
}
