package example.deploy;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import dev.drydock.Engine;
import dev.drydock.junit.EmulatedDocker;
import dev.drydock.junit.EngineTime;
import dev.drydock.time.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@EmulatedDocker(time = EngineTime.VIRTUAL)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BlueGreenTest {
    private final DockerClient docker;
    private final Engine engine;
    private final BlueGreen shop;

    BlueGreenTest(DockerClient docker, Engine engine, ManualClock clock) {
        this.docker = docker;
        this.engine = engine;
        this.shop = new BlueGreen(docker, new Deployer(docker, clock::advance), "shop", "town");
    }

    @BeforeEach
    void a_customer_lives_in_town() {
        docker.createNetworkCmd().withName("town").exec();
        engine.run("alpine", run -> run.name("customer").network("town").command("sleep", "100000"));
        release(1);
        release(2);
    }

    @Test
    void customers_find_the_first_release() {
        shop.switchTo("acme/shop:1");

        assertThat(whatTheCustomerSees()).isEqualTo("release 1\n");
    }

    @Test
    void customers_find_the_next_release_once_it_is_ready() {
        shop.switchTo("acme/shop:1");
        shop.switchTo("acme/shop:2");

        assertThat(whatTheCustomerSees()).isEqualTo("release 2\n");
        assertThat(engine)
                .hasNoContainer("shop-blue")
                .hasEvents("container start shop-green", "network connect town", "container stop shop-blue");
    }

    @Test
    void colours_take_turns() {
        shop.switchTo("acme/shop:1");
        shop.switchTo("acme/shop:2");
        shop.switchTo("acme/shop:1");

        assertThat(whatTheCustomerSees()).isEqualTo("release 1\n");
        assertThat(engine).hasContainer("shop-blue").that().isRunning();
    }

    @Test
    void a_release_that_does_not_run_is_never_seen() {
        shop.switchTo("acme/shop:1");
        engine.define("acme/shop:3", image -> image.from("alpine").command("sh", "-c", "exit 1"));

        assertThatThrownBy(() -> shop.switchTo("acme/shop:3")).isInstanceOf(DeploymentFailedException.class);

        assertThat(whatTheCustomerSees()).isEqualTo("release 1\n");
    }

    private void release(int number) {
        engine.define(
                "acme/shop:" + number,
                image -> image.from("nginx").file("/usr/share/nginx/html/index.html", "release " + number + "\n"));
    }

    private String whatTheCustomerSees() {
        return engine.container("customer").exec("wget", "-qO-", "http://shop/").output();
    }
}
