/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which reply a request gets: the next in the queue, else the first rule, else the default. */
final class ReplyScript {
  private record Rule(
      Predicate<RecordedRequest> condition, Function<RecordedRequest, Reply> reply) {}

  private static final Reply DEFAULT = Reply.builder().build();

  private final Deque<Reply> queue = new ArrayDeque<>();
  private final List<Rule> rules = new ArrayList<>();

  synchronized void enqueue(List<Reply> replies) {
    queue.addAll(replies);
  }

  synchronized void addRule(
      Predicate<RecordedRequest> condition, Function<RecordedRequest, Reply> reply) {
    rules.add(new Rule(condition, reply));
  }

  synchronized int queued() {
    return queue.size();
  }

  synchronized void clear() {
    queue.clear();
    rules.clear();
  }

  synchronized Reply choose(RecordedRequest request) {
    Reply next = queue.poll();
    if (next != null) {
      return next;
    }
    for (Rule rule : rules) {
      if (rule.condition().test(request)) {
        return rule.reply().apply(request);
      }
    }
    return DEFAULT;
  }
}
