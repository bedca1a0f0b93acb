/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service that makes the calls that it is told one after the other, then many at a time, then
 * some from within threads of threads. It knows nothing of costs.
 */
public final class ScenarioProgram {
  /** How many threads call at a time. */
  public static final int CROWD = 8;

  /** How many calls each of them makes of each kind. */
  public static final int EACH = 5;

  private final List<String> crowdModels =
      List.of("crowd-openai-chat", "crowd-openai-responses", "crowd-anthropic-messages");
  private final URI baseUrl;

  private ScenarioProgram(URI baseUrl) {
    this.baseUrl = baseUrl;
  }

  /**
   * Runs the program.
   *
   * @param args the provider's address; then, for each call, the name of a door, {@code =} and the
   *     model
   */
  public static void main(String[] args) throws Exception {
    URI baseUrl = URI.create(args[0]);
    CallProgram.make(baseUrl, Arrays.asList(args).subList(1, args.length));
    ScenarioProgram program = new ScenarioProgram(baseUrl);
    program.crowd();
    ExecutorService outer = Executors.newSingleThreadExecutor();
    ExecutorService inner = Executors.newSingleThreadExecutor();
    program.nested(outer, inner, "nested-openai-chat");
    program.ask(outer, inner, "unnested-openai-chat");
    System.out.println("done");
    System.exit(0);
  }

  /** All of the crowd begin together. */
  private void crowd() throws Exception {
    AtomicInteger names = new AtomicInteger();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            CROWD, task -> new Thread(task, "crowd-" + names.incrementAndGet()));
    CountDownLatch ready = new CountDownLatch(CROWD);
    Callable<Void> one =
        () -> {
          ready.countDown();
          ready.await();
          for (int i = 0; i < EACH; i++) {
            for (String model : crowdModels) {
              call(model);
            }
          }
          return null;
        };
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      all.add(threads.submit(one));
    }
    for (Future<Void> each : all) {
      each.get(Scenarios.SECONDS, TimeUnit.SECONDS);
    }
    threads.shutdown();
  }

  /** What an operator's rule names. */
  private void nested(ExecutorService outer, ExecutorService inner, String model) throws Exception {
    ask(outer, inner, model);
  }

  private void ask(ExecutorService outer, ExecutorService inner, String model) throws Exception {
    outer
        .submit(() -> inner.submit(() -> call(model)).get(Scenarios.SECONDS, TimeUnit.SECONDS))
        .get(Scenarios.SECONDS, TimeUnit.SECONDS);
  }

  private String call(String model) {
    return switch (model.substring(model.indexOf('-') + 1)) {
      case "openai-chat" ->
          OpenAiCalls.text(
              OpenAiCalls.sync(baseUrl).chat().completions().create(OpenAiCalls.chat(model)));
      case "openai-responses" ->
          OpenAiCalls.text(
              OpenAiCalls.sync(baseUrl).responses().create(OpenAiCalls.response(model)));
      default ->
          AnthropicCalls.text(
              AnthropicCalls.sync(baseUrl).messages().create(AnthropicCalls.message(model)));
    };
  }
}
