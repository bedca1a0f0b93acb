/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatorThreadsTest extends SimulatorTest {
  private static final int MANY = 120;

  @Test
  void heldRequests_doNotKeepOthersFromArriving() throws Exception {
    var gate = new CompletableFuture<Void>();
    simulator.when(request -> true, Reply.builder().heldBy(gate).build());

    List<CompletableFuture<HttpResponse<String>>> responses =
        IntStream.range(0, MANY).mapToObj(i -> postAsync(CHAT, QUESTION)).toList();
    simulator.awaitRequests(MANY, TIMEOUT);
    gate.complete(null);

    CompletableFuture.allOf(responses.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
    assertThat(responses).extracting(response -> response.get().statusCode()).containsOnly(200);
    assertThat(simulator.requests()).extracting(RecordedRequest::sequence).isSorted().hasSize(MANY);
  }

  @Test
  void queuedReplies_goOutInTheOrderOfArrival() throws Exception {
    Reply[] replies =
        IntStream.rangeClosed(1, MANY)
            .mapToObj(i -> Reply.text("reply " + i + "."))
            .toArray(Reply[]::new);
    simulator.enqueue(replies);

    var responses = IntStream.range(0, MANY).mapToObj(i -> postAsync(CHAT, QUESTION)).toList();

    for (var response : responses) {
      HttpResponse<String> received = response.get(10, TimeUnit.SECONDS);
      String id = json(received).path("id").asText();
      assertThat(received.body()).contains("reply " + id.substring(id.lastIndexOf('-') + 1) + ".");
    }
  }

  @Test
  void close_endsAllThreadsEvenWhenAReplyIsHeld() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    var own = ProviderSimulator.start();
    own.enqueue(Reply.builder().heldBy(new CompletableFuture<Void>()).build());
    var held = postAsync(own.baseUrl() + CHAT, QUESTION);
    own.awaitRequests(1, TIMEOUT);
    Set<Thread> started = startedSince(before);

    own.close();

    assertThat(started).hasSizeGreaterThanOrEqualTo(2);
    for (Thread thread : started) {
      thread.join(TIMEOUT.toMillis());
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
    assertThatThrownBy(() -> held.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
  }

  private static Set<Thread> startedSince(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .filter(SimulatorThreadsTest::isOfASimulator)
        .collect(Collectors.toSet());
  }

  /** The JVM starts threads of its own at any time. */
  private static boolean isOfASimulator(Thread thread) {
    return thread.getName().startsWith("provider-simulator-")
        || thread.getName().startsWith("HTTP-Dispatcher");
  }
}
