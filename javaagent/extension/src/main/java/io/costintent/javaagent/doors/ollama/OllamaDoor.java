/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.ollama;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCallHandler;
import io.costintent.clients.ObservedCall;
import io.costintent.clients.ollama.ChatRounds;
import io.costintent.clients.ollama.Generation;
import io.costintent.clients.ollama.OllamaCalls;
import io.costintent.clients.ollama.OllamaOptions;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import io.costintent.javaagent.doors.Answered;
import io.costintent.javaagent.doors.Calling;
import io.costintent.javaagent.doors.Denial;
import io.costintent.javaagent.doors.Running;
import io.costintent.policy.CallDeniedException;
import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatTokenHandler;
import io.github.ollama4j.models.embed.OllamaEmbedRequest;
import io.github.ollama4j.models.generate.OllamaGenerateRequest;
import io.github.ollama4j.models.generate.OllamaGenerateStreamObserver;
import io.github.ollama4j.models.request.ThinkMode;
import io.github.ollama4j.models.response.OllamaResult;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@code io.github.ollama4j.Ollama} that are model calls: {@code chat}, {@code
 * generate}, {@code generateAsync} and {@code embed}.
 */
public final class OllamaDoor implements Door {
  private static final String TRACKED = "io.costintent.clients.ollama.ObservedOllama";
  private static final String UNKNOWN_HOST = "";

  private final ModelCallHandler handler;
  private final Map<Ollama, OllamaCalls> calls = Collections.synchronizedMap(new WeakHashMap<>());

  /** Creates a door whose calls are recorded with {@code tracking}. */
  public OllamaDoor(CostTracking tracking) {
    this.handler = tracking.handler();
  }

  @Override
  public @Nullable Passage enter(String method, @Nullable Object target, Object[] arguments) {
    Ollama client = (Ollama) requireNonNull(target, "target");
    if (client.getClass().getName().equals(TRACKED)) {
      return null; // the application's own library records it
    }
    OllamaCalls its = calls.computeIfAbsent(client, this::callsOf);
    try {
      return switch (method) {
        case "chat" -> chat(its, arguments);
        case "generate" -> generate(its, arguments);
        case "generateAsync" -> generateAsync(its, client, arguments);
        case "embed" -> embed(its, arguments);
        default -> null;
      };
    } catch (CallDeniedException denial) {
      return Denial.thrown(denial);
    }
  }

  private OllamaCalls callsOf(Ollama client) {
    String host = Guarded.get("base URL", () -> hostOf(client), UNKNOWN_HOST);
    return new OllamaCalls(handler, OllamaOptions.defaults(), host);
  }

  private static String hostOf(Ollama client) throws ReflectiveOperationException {
    Field host = Ollama.class.getDeclaredField("host");
    host.setAccessible(true);
    return (String) host.get(client);
  }

  private static Passage chat(OllamaCalls its, Object[] arguments) {
    ChatRounds rounds =
        its.chat((OllamaChatRequest) arguments[0], (OllamaChatTokenHandler) arguments[1]);
    return new Calling(
        new Object[] {rounds.request(), rounds},
        failure -> {
          if (failure == null) {
            rounds.completed();
          } else {
            rounds.failed(failure);
          }
        });
  }

  private static Passage generate(OllamaCalls its, Object[] arguments) {
    Generation generation =
        its.generate(
            (OllamaGenerateRequest) arguments[0], (OllamaGenerateStreamObserver) arguments[1]);
    if (generation == null) {
      return new Calling(arguments, failure -> {});
    }
    return new Running(
        generation.call(),
        new Object[] {generation.request(), generation.observer()},
        result -> {
          generation.returned((OllamaResult) result);
          return result;
        });
  }

  private static Passage generateAsync(OllamaCalls its, Ollama client, Object[] arguments) {
    return new Answered(
        its.generateAsync(
            (String) arguments[0],
            (String) arguments[1],
            (Boolean) arguments[2],
            (ThinkMode) arguments[3],
            client::generate));
  }

  private static Passage embed(OllamaCalls its, Object[] arguments) {
    ObservedCall call = its.embed((OllamaEmbedRequest) arguments[0]);
    return new Running(call.call(), new Object[] {call.params()}, call::returned);
  }
}
