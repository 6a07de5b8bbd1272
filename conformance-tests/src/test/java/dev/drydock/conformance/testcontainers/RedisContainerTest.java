package dev.drydock.conformance.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.redis.testcontainers.RedisContainer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.Response;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

/** The module of redis, with Jedis as its client. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class RedisContainerTest {
    private static final DockerImageName IMAGE = DockerImageName.parse("redis:7");

    @Test
    void values_of_all_kinds_are_kept() {
        try (RedisContainer redis = new RedisContainer(IMAGE)) {
            redis.start();
            try (Jedis jedis = new Jedis(redis.getRedisURI())) {
                assertThat(jedis.ping()).isEqualTo("PONG");
                jedis.set("k", "v", SetParams.setParams().ex(100));
                assertThat(jedis.ttl("k")).isBetween(90L, 100L);
                jedis.rpush("l", "a", "b");
                assertThat(jedis.lrange("l", 0, -1)).containsExactly("a", "b");
                jedis.hset("h", "f", "v");
                assertThat(jedis.hgetAll("h")).containsEntry("f", "v");
                jedis.sadd("s", "x", "y");
                assertThat(jedis.smembers("s")).containsExactlyInAnyOrder("x", "y");
                jedis.zadd("z", 2, "two");
                jedis.zadd("z", 1, "one");
                assertThat(jedis.zrange("z", 0, -1)).containsExactly("one", "two");
                assertThatThrownBy(() -> jedis.incr("l"))
                        .isInstanceOf(JedisDataException.class)
                        .hasMessageStartingWith("WRONGTYPE");
                Transaction transaction = jedis.multi();
                Response<Long> count = transaction.incr("n");
                transaction.exec();
                assertThat(count.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void messages_are_heard() throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (RedisContainer redis = new RedisContainer(IMAGE)) {
            redis.start();
            JedisPubSub listener = new JedisPubSub() {
                @Override
                public void onSubscribe(String channel, int count) {
                    heard.add("subscribed");
                }

                @Override
                public void onMessage(String channel, String message) {
                    heard.add(message);
                    unsubscribe();
                }
            };
            Thread thread = new Thread(() -> {
                try (Jedis jedis = new Jedis(redis.getRedisURI())) {
                    jedis.subscribe(listener, "news");
                }
            });
            thread.start();
            assertThat(heard.take()).isEqualTo("subscribed");
            try (Jedis jedis = new Jedis(redis.getRedisURI())) {
                assertThat(jedis.publish("news", "hello")).isEqualTo(1);
            }
            assertThat(heard.take()).isEqualTo("hello");
            thread.join();
        }
    }

    @Test
    void a_password_is_asked_for() throws Exception {
        try (GenericContainer<?> redis = new GenericContainer<>(IMAGE)) {
            redis.withExposedPorts(6379)
                    .withCommand("redis-server", "--requirepass", "secret")
                    .waitingFor(Wait.forLogMessage(".*Ready to accept connections.*\\n", 1))
                    .start();
            assertThat(redis.execInContainer("redis-cli", "ping").getStdout())
                    .isEqualTo("NOAUTH Authentication required.\n\n");
            try (Jedis jedis = new Jedis(redis.getHost(), redis.getFirstMappedPort())) {
                assertThatThrownBy(jedis::ping).hasMessage("NOAUTH Authentication required.");
                jedis.auth("secret");
                assertThat(jedis.ping()).isEqualTo("PONG");
            }
        }
    }
}
