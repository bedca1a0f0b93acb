/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.redis.Connector.Connection;
import io.costintent.budget.redis.internal.Log;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
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
   * @param then told once what came of it
   */
  void run(byte[] batch, Ending then) {
    Connection now = connection;
    if (now == null) {
      then.refused(trouble);
      return;
    }
    send(
        () -> now.scripts().evalsha(script.digest(), ScriptOutputType.MULTI, keys, prefix, batch),
        then,
        (reply, failure) -> {
          if (cause(failure) instanceof RedisNoScriptException) {
            send(
                () ->
                    now.scripts().eval(script.text(), ScriptOutputType.MULTI, keys, prefix, batch),
                then,
                (second, again) -> answer(second, again, then));
          } else {
            answer(reply, failure, then);
          }
        });
  }

  /** What the client does not take has not been sent. */
  private static void send(
      Supplier<RedisFuture<List<Object>>> command,
      Ending then,
      BiConsumer<@Nullable List<Object>, @Nullable Throwable> answered) {
    RedisFuture<List<Object>> answer;
    try {
      answer = command.get();
    } catch (RedisException refused) {
      then.refused(words(refused));
      return;
    }
    answer.whenComplete(answered);
  }

  private void answer(@Nullable List<Object> reply, @Nullable Throwable failure, Ending then) {
    if (failure == null && reply != null) {
      then.answered(reply);
      return;
    }
    Throwable cause = cause(failure);
    trouble = words(cause);
    Log.failed("a script in Redis", cause);
    if (cause instanceof RedisCommandExecutionException) {
      then.refused(trouble);
    } else {
      then.lost(trouble);
    }
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

  /** What came of a batch. */
  interface Ending {
    void answered(List<Object> reply);

    /** It was not sent, or the server answered that it does not do it: nothing was done. */
    void refused(String reason);

    /** The connection went with the answer: all of it may have been done, or nothing. */
    void lost(String reason);
  }
}
