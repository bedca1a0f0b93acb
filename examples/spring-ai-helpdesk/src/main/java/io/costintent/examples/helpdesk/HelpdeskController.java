/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.examples.helpdesk;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Three routes. What each is for stands in {@code application.yaml}, not here. */
@RestController
class HelpdeskController {
  private final ChatClient chat;
  private final OrderTools tools;

  HelpdeskController(ChatClient.Builder builder, OrderTools tools) {
    this.chat = builder.build();
    this.tools = tools;
  }

  /** Sorts a ticket: a structured answer, one call. */
  @PostMapping("/tickets/triage")
  @Nullable Triage triage(@RequestBody String ticket) {
    return chat.prompt().system("Sort the ticket.").user(ticket).call().entity(Triage.class);
  }

  /** Drafts a reply: the model looks the order up, so one answer is two calls. */
  @PostMapping("/tickets/reply")
  @Nullable String reply(@RequestBody String ticket) {
    return chat.prompt()
        .system("Look orders up before you answer. One sentence.")
        .user(ticket)
        .tools(tools)
        .call()
        .content();
  }

  /** Answers from the handbook, word by word. */
  @GetMapping(path = "/answers", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<String> answer(@RequestParam String question) {
    return chat
        .prompt()
        .system("Answer from the handbook only, in two sentences.")
        .user(question)
        .stream()
        .content();
  }
}
