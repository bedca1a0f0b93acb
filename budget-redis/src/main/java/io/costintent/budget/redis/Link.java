/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.redis.Connector.Connection;
import io.costintent.budget.redis.internal.Log;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The connection as it is now, if there is one. Thread-safe; {@link #open} on one thread only. */
final class Link implements AutoCloseable {
  private final Connector connector;
  private final Script script = Script.load();
  private final byte[][] keys;
  private final byte[] prefix;
  private volatile @Nullable Connection connection;
  private volatile boolean closed;
  private volatile String trouble = "not connected yet";

  Link(Connector connector, String prefix) {
    this.connector = connector;
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    this.keys = new byte[][] {(prefix + "e").getBytes(StandardCharsets.UTF_8)};
  }

  boolean isOpen() {
    Connection now = connection;
    return now != null && now.stateful().isOpen();
  }

  /** What went wrong last, in a few words. */
  String trouble() {
    return trouble;
  }

  /** Connects if it is not connected; blocks. Returns whether it is. */
  boolean open() {
    if (closed) {
      return false;
    }
    if (connection != null) {
      return isOpen();
    }
    try {
      connection = connector.connect();
      return true;
    } catch (RedisException unreachable) {
      trouble = "not connected: " + words(unreachable);
      Log.failed("connecting to Redis", unreachable);
      return false;
    }
  }

  /** Gives the connection up, for another one; what is under way on it is not waited for. */
  void drop(String reason) {
    Connection now = connection;
    connection = null;
    trouble = reason;
    if (now != null) {
      var unused = now.stateful().closeAsync();
    }
  }

  /**
   * Runs the script; never blocks.
   *
   * @param then told the answer, or null and why there is none
   */
  void run(byte[] batch, BiConsumer<@Nullable List<Object>, String> then) {
    Connection now = connection;
    if (now == null) {
      then.accept(null, trouble);
      return;
    }
    RedisFuture<List<Object>> answer;
    try {
      answer = now.scripts().evalsha(script.digest(), ScriptOutputType.MULTI, keys, prefix, batch);
    } catch (RedisException refused) {
      then.accept(null, words(refused));
      return;
    }
    answer.whenComplete((reply, failure) -> {
      if (cause(failure) instanceof RedisNoScriptException) {
        now.scripts()
            .<List<Object>>eval(script.text(), ScriptOutputType.MULTI, keys, prefix, batch)
            .whenComplete((second, again) -> answer(second, again, then));
      } else {
        answer(reply, failure, then);
      }
    });
  }

  private void answer(
      @Nullable List<Object> reply,
      @Nullable Throwable failure,
      BiConsumer<@Nullable List<Object>, String> then) {
    if (failure == null) {
      then.accept(reply, "");
      return;
    }
    Throwable cause = cause(failure);
    trouble = words(cause);
    Log.failed("a script in Redis", cause);
    then.accept(null, trouble);
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static String words(@Nullable Throwable failure) {
    if (failure == null) {
      return "no reason";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    closed = true;
    trouble = "closed";
    if (!connector.close()) {
      drop("closed");
    }
  }
}
