/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A model provider on loopback: real clients call it over HTTP, it answers as scripted and records
 * what it was asked.
 *
 * <p>Speaks OpenAI (chat completions, Responses, embeddings, images) and Anthropic (messages), with
 * streams where the providers have them. A request gets the next {@linkplain #enqueue queued}
 * reply, else the reply of the first {@linkplain #when rule} that matches, else one derived from
 * the request alone, so that two runs see the same. No reply takes time unless a script holds it.
 *
 * {@snippet class="io.costintent.testkit.simulator.Snippets" region="provider"}
 *
 * <p>A script that cannot be played, such as a cut stream for a request that wants none, is
 * answered with status 422 and makes {@link #close()} fail.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class ProviderSimulator implements AutoCloseable {
  /** Connections that may wait for the accepting thread. */
  private static final int BACKLOG = 512;

  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final RequestLog log = new RequestLog();
  private final ReplyScript script = new ReplyScript();
  private final ScriptErrors scriptErrors = new ScriptErrors();
  private final HttpServer server;
  private final SimulatorThreads threads;

  /** Returns a simulator that listens on a free port of the loopback interface. */
  public static ProviderSimulator start() {
    return start(0);
  }

  /**
   * Returns a simulator that listens on {@code port} of the loopback interface.
   *
   * @param port from 0 to 65535, where 0 means any free one
   * @throws UncheckedIOException when the port is taken
   */
  public static ProviderSimulator start(int port) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    // The server writes headers and body apart; Nagle's algorithm makes that 40 ms a call.
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
    try {
      return new ProviderSimulator(HttpServer.create(address, BACKLOG));
    } catch (IOException e) {
      throw new UncheckedIOException("port: " + port + " (expected: free)", e);
    }
  }

  private ProviderSimulator(HttpServer server) {
    this.server = server;
    threads = new SimulatorThreads(server.getAddress().getPort());
    String instance = UUID.randomUUID().toString().replace("-", "");
    server.createContext("/", new SimulatorHandler(log, script, scriptErrors, instance));
    server.setExecutor(threads.executor());
    server.start();
  }

  /** Where it listens, such as {@code http://127.0.0.1:41739}, without a path. */
  public URI baseUrl() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
  }

  /** Adds replies to the queue: each answers one request, in the order of arrival. */
  public ProviderSimulator enqueue(Reply... replies) {
    script.enqueue(List.of(replies));
    return this;
  }

  /** The replies that no request has taken yet. */
  public int queuedReplies() {
    return script.queued();
  }

  /** Answers each request for {@code model} with {@code reply}. */
  public ProviderSimulator whenModel(String model, Reply reply) {
    requireNonNull(model, "model");
    return when(request -> request.model().equals(model), reply);
  }

  /** Answers each request that meets {@code condition} with {@code reply}. */
  public ProviderSimulator when(Predicate<RecordedRequest> condition, Reply reply) {
    requireNonNull(reply, "reply");
    return when(condition, request -> reply);
  }

  /**
   * Answers each request that meets {@code condition} with what {@code reply} makes of it.
   *
   * <p>Both are called by one thread at a time and must not wait; a reply that waits is {@linkplain
   * Reply.Builder#heldBy held}.
   */
  public ProviderSimulator when(
      Predicate<RecordedRequest> condition, Function<RecordedRequest, Reply> reply) {
    script.addRule(requireNonNull(condition, "condition"), requireNonNull(reply, "reply"));
    return this;
  }

  /** The requests since the start or the last clearing, in their order of arrival. */
  public List<RecordedRequest> requests() {
    return log.all();
  }

  /**
   * Waits until at least {@code count} requests have arrived, answered or not, and returns all.
   *
   * @throws AssertionError when they have not within {@code timeout}
   */
  public List<RecordedRequest> awaitRequests(int count, Duration timeout) {
    return log.await(count, timeout);
  }

  /** Forgets the requests seen so far. */
  public void clearRequests() {
    log.clear();
  }

  /** Forgets requests, queue and rules; replies under way are delivered as they were scripted. */
  public void reset() {
    script.clear();
    log.clear();
  }

  /** Returns and forgets the mistakes found in the script, in the order they were met. */
  public List<String> takeScriptErrors() {
    return scriptErrors.take();
  }

  /**
   * Stops listening, drops what is under way, held replies included, and ends all threads.
   *
   * @throws IllegalStateException when there are {@linkplain #takeScriptErrors script errors} that
   *     nobody took
   */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
    List<String> errors = scriptErrors.take();
    if (!errors.isEmpty()) {
      throw new IllegalStateException("script errors: " + errors);
    }
  }

  /** Returns the address; not a contract. */
  @Override
  public String toString() {
    return "ProviderSimulator{" + baseUrl() + "}";
  }
}
