/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes connections, to one server or to a cluster; may block. Thread-safe. */
final class Connector {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private final Supplier<Connection> connect;
  private final @Nullable Runnable shutdown;

  private Connector(Supplier<Connection> connect, @Nullable Runnable shutdown) {
    this.connect = connect;
    this.shutdown = shutdown;
  }

  /** A connection and the part of it that runs scripts. */
  record Connection(
      StatefulConnection<byte[], byte[]> stateful,
      RedisScriptingAsyncCommands<byte[], byte[]> scripts) {}

  /** Uses clients of the application, which it shuts down itself. */
  static Connector of(@Nullable RedisClient client, @Nullable RedisClusterClient cluster) {
    if (cluster != null) {
      return new Connector(() -> connect(cluster), null);
    }
    if (client == null) {
      throw new IllegalArgumentException("client: none (expected: uri, client or cluster)");
    }
    return new Connector(() -> connect(client), null);
  }

  /** Makes a client of its own. Commands fail at once while it is not connected. */
  static Connector of(List<RedisURI> uris, boolean cluster) {
    ClientResources resources =
        DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(
                Delay.exponential(
                    Duration.ofMillis(10), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS))
            .build();
    for (RedisURI uri : uris) {
      if (uri.getTimeout().equals(RedisURI.DEFAULT_TIMEOUT_DURATION)) {
        uri.setTimeout(CONNECT_TIMEOUT);
      }
    }
    SocketOptions socket =
        SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).build();
    if (cluster) {
      RedisClusterClient client = RedisClusterClient.create(resources, uris);
      client.setOptions(
          ClusterClientOptions.builder()
              .socketOptions(socket)
              .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
              .topologyRefreshOptions(
                  ClusterTopologyRefreshOptions.builder()
                      .enablePeriodicRefresh(Duration.ofSeconds(30))
                      .build())
              .build());
      return new Connector(
          () -> connect(client),
          () -> shutdown(client.shutdownAsync(0, 1, TimeUnit.SECONDS), resources));
    }
    RedisClient client = RedisClient.create(resources, uris.get(0));
    client.setOptions(
        ClientOptions.builder()
            .socketOptions(socket)
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .build());
    return new Connector(
        () -> connect(client),
        () -> shutdown(client.shutdownAsync(0, 1, TimeUnit.SECONDS), resources));
  }

  Connection connect() {
    return connect.get();
  }

  /** Shuts the client down with its connections, if it is not the application's. */
  boolean close() {
    if (shutdown == null) {
      return false;
    }
    shutdown.run();
    return true;
  }

  private static Connection connect(RedisClient client) {
    StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE);
    return new Connection(connection, connection.async());
  }

  private static Connection connect(RedisClusterClient client) {
    StatefulRedisClusterConnection<byte[], byte[]> connection =
        client.connect(ByteArrayCodec.INSTANCE);
    return new Connection(connection, connection.async());
  }

  private static void shutdown(CompletableFuture<Void> client, ClientResources resources) {
    var unused =
        client.whenComplete((done, failure) -> {
          var unusedEither = resources.shutdown(0, 1, TimeUnit.SECONDS);
        });
  }
}
