/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Asks a model on behalf of whoever the route stands for; and knows nothing of cost. */
@RestController
class BirdController {
  private final ChatClient client;

  BirdController(ChatClient.Builder builder) {
    client = builder.build();
  }

  @GetMapping({"/routed/ask", "/ask"})
  String ask() {
    return String.valueOf(client.prompt(Harness.question()).call().content());
  }

  @GetMapping({"/routed/mono", "/mono"})
  Mono<String> mono() {
    return Mono.fromCallable(this::ask).subscribeOn(Schedulers.boundedElastic());
  }

  @GetMapping({"/routed/stream", "/stream"})
  Flux<String> stream() {
    return client.prompt(Harness.question()).stream().content();
  }

  /** The name of the thread that answered last, for a test of its kind. */
  final AtomicReference<Thread> thread = new AtomicReference<>();

  @GetMapping("/thread")
  String thread() {
    thread.set(Thread.currentThread());
    return ask();
  }
}
