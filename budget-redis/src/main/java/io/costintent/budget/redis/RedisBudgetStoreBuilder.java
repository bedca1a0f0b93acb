/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import static java.util.Objects.requireNonNull;

import io.costintent.budget.redis.internal.Surroundings;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StaticCredentialsProvider;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link RedisBudgetStore}. Not thread-safe; confine to one thread.
 *
 * @since 0.1
 */
public final class RedisBudgetStoreBuilder {
  private @Nullable String uri;
  private @Nullable StaticCredentialsProvider credentials;
  private boolean cluster;
  private @Nullable RedisClient client;
  private @Nullable RedisClusterClient clusterClient;
  private String root = "costintent";
  private Duration timeout = Duration.ofMillis(50);
  private Duration remember = Duration.ofDays(1);
  private int pendingAtMost = 100_000;
  private boolean slices = true;
  private Duration sliceTtl = Duration.ofSeconds(10);
  private int hot = 20;
  private @Nullable Path journal;
  private long journalAtMost = 64L << 20;
  private InstantSource clock = Surroundings.WALL;
  private boolean flushedAtExit;

  RedisBudgetStoreBuilder() {}

  /**
   * Names the server as Lettuce does, such as {@code redis://user:password@host:6379/0}, {@code
   * rediss://} for TLS, or {@code redis-sentinel://}.
   */
  public RedisBudgetStoreBuilder uri(String uri) {
    this.uri = requireNonNull(uri, "uri");
    return this;
  }

  /** Whether the URI names nodes of a cluster, separated by commas; not unless said. */
  public RedisBudgetStoreBuilder cluster(boolean cluster) {
    this.cluster = cluster;
    return this;
  }

  /**
   * Sets whom to log in as, instead of what the URI says.
   *
   * @param user null for the server's default user
   */
  public RedisBudgetStoreBuilder credentials(@Nullable String user, String password) {
    this.credentials = new StaticCredentialsProvider(user, password.toCharArray());
    return this;
  }

  /** Uses a client of the application, which was made with a URI and is not shut down. */
  public RedisBudgetStoreBuilder client(RedisClient client) {
    this.client = requireNonNull(client, "client");
    return this;
  }

  /** Uses a cluster client of the application, which is not shut down. */
  public RedisBudgetStoreBuilder client(RedisClusterClient client) {
    this.clusterClient = requireNonNull(client, "client");
    return this;
  }

  /**
   * What the counters belong to, such as an organisation; {@code costintent} unless set. All of a
   * root lies in one hash slot, so that one script reaches it; different roots share nothing.
   */
  public RedisBudgetStoreBuilder root(String root) {
    if (root.isEmpty() || root.indexOf('{') >= 0 || root.indexOf('}') >= 0) {
      throw new IllegalArgumentException("root: '" + root + "' (expected: a name without braces)");
    }
    this.root = root;
    return this;
  }

  /** How long a reservation may block; 50 ms unless set. */
  public RedisBudgetStoreBuilder timeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout: " + timeout + " (expected: > 0)");
    }
    this.timeout = timeout;
    return this;
  }

  /** How long an ended reservation is remembered; a day unless set, which is the least. */
  public RedisBudgetStoreBuilder remember(Duration remember) {
    if (remember.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("remember: " + remember + " (expected: >= P1D)");
    }
    this.remember = remember;
    return this;
  }

  /** How many settlements may wait in memory for a store that is down; 100,000 unless set. */
  public RedisBudgetStoreBuilder pendingAtMost(int pendingAtMost) {
    if (pendingAtMost < 1) {
      throw new IllegalArgumentException("pendingAtMost: " + pendingAtMost + " (expected: >= 1)");
    }
    this.pendingAtMost = pendingAtMost;
    return this;
  }

  /**
   * Whether calls that come often are granted out of slices, which are set aside for this JVM ahead
   * of them; so unless set. Then a counter's reserved part includes what is set aside.
   */
  public RedisBudgetStoreBuilder slices(boolean slices) {
    this.slices = slices;
    return this;
  }

  /** So many calls of one kind within a tenth of a second, and they get a slice; 20 unless set. */
  RedisBudgetStoreBuilder hot(int calls) {
    this.hot = calls;
    return this;
  }

  /** After how long without a word the store takes a slice back; 10 s unless set. */
  public RedisBudgetStoreBuilder sliceTtl(Duration sliceTtl) {
    if (sliceTtl.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("sliceTtl: " + sliceTtl + " (expected: >= PT1S)");
    }
    this.sliceTtl = sliceTtl;
    return this;
  }

  /**
   * Keeps settlements in this folder until they are written, so that they outlive the process: the
   * next JVM that opens the folder writes what is left. Several may share it. None unless set.
   */
  public RedisBudgetStoreBuilder journal(Path journal) {
    this.journal = requireNonNull(journal, "journal");
    return this;
  }

  /** How many bytes the journal may take; 64 MiB unless set. */
  public RedisBudgetStoreBuilder journalAtMost(long bytes) {
    if (bytes < JournalSegment.SIZE) {
      throw new IllegalArgumentException(
          "journalAtMost: " + bytes + " (expected: >= " + JournalSegment.SIZE + ")");
    }
    this.journalAtMost = bytes;
    return this;
  }

  /** The local clock, which is compared with the server's; the system's unless set. */
  public RedisBudgetStoreBuilder clock(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Returns the store when it is connected or its first attempt has failed, after five seconds at
   * most. A server that cannot be reached is no error here: reservations are {@code Unavailable}
   * until it can.
   *
   * @throws IllegalArgumentException when no server is named, or its URI is none
   */
  public RedisBudgetStore build() {
    if (uri == null) {
      return new RedisBudgetStore(this, Connector.of(client, clusterClient));
    }
    if (client != null || clusterClient != null) {
      throw new IllegalArgumentException("uri: " + redacted() + " (expected: a uri or a client)");
    }
    return new RedisBudgetStore(this, Connector.of(uris(uri), cluster));
  }

  /** Writes what waits and gives slices back when the JVM ends, though nobody closes the store. */
  RedisBudgetStoreBuilder flushedAtExit() {
    this.flushedAtExit = true;
    return this;
  }

  /** Returns this if the URI is one. */
  RedisBudgetStoreBuilder checked() {
    var unused = uris(requireNonNull(uri, "uri"));
    return this;
  }

  private List<RedisURI> uris(String uri) {
    try {
      List<RedisURI> uris =
          cluster
              ? RedisClusterURIUtil.toRedisURIs(URI.create(uri))
              : List.of(RedisURI.create(uri));
      if (credentials != null) {
        uris.forEach(each -> each.setCredentialsProvider(credentials));
      }
      return uris;
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "uri: " + redacted() + " (expected: such as redis://host:6379)", wrong);
    }
  }

  /** The scheme only: the rest may hold a password. */
  private String redacted() {
    String text = requireNonNull(uri);
    int colon = text.indexOf(':');
    return colon < 0 ? "…" : text.substring(0, colon + 1) + "…";
  }

  String root() {
    return root;
  }

  Duration timeout() {
    return timeout;
  }

  Duration remember() {
    return remember;
  }

  int pendingAtMost() {
    return pendingAtMost;
  }

  boolean slices() {
    return slices;
  }

  int hot() {
    return hot;
  }

  Duration sliceTtl() {
    return sliceTtl;
  }

  @Nullable Path journal() {
    return journal;
  }

  long journalAtMost() {
    return journalAtMost;
  }

  InstantSource clock() {
    return clock;
  }

  boolean isFlushedAtExit() {
    return flushedAtExit;
  }

  LongSupplier nanos() {
    return Surroundings.MONOTONIC;
  }

  String name() {
    return Surroundings.uniqueName();
  }
}
