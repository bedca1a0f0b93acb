/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import io.costintent.intent.CostIntended;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Says itself what its calls are for. */
@RestController
@RequestMapping({"/herons", "/routed/herons"})
@CostIntended(feature = "herons")
class HeronController {
  private final ChatClient client;

  HeronController(ChatClient.Builder builder) {
    client = builder.build();
  }

  @GetMapping("/ask")
  String ask() {
    return String.valueOf(client.prompt(Harness.question()).call().content());
  }

  @GetMapping("/nests")
  @CostIntended(feature = "nests")
  String nests() {
    return ask();
  }

  @GetMapping("/mono")
  Mono<String> mono() {
    return Mono.fromCallable(this::ask).subscribeOn(Schedulers.boundedElastic());
  }

  @GetMapping("/stream")
  Flux<String> stream() {
    return client.prompt(Harness.question()).stream().content();
  }
}
