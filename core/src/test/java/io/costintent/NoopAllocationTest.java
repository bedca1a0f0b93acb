/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelRequest;
import io.costintent.provider.ResponseFacts;
import io.opentelemetry.context.Scope;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class NoopAllocationTest {
  private static final int CALLS = 10_000;
  private static final ModelRequest CHAT = ModelRequest.chat("openai", "gpt-4o");

  private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  @Test
  void noop_allocatesNothingPerCall() {
    allocatedBy(NoopAllocationTest::calls); // loads classes

    long bytes = allocatedBy(NoopAllocationTest::calls);

    assertThat(bytes).isLessThan(CALLS); // the measurement itself takes a little
  }

  private static void calls() {
    for (int i = 0; i < CALLS; i++) {
      CostTracking.noop().call(CHAT, () -> "answer", answer -> null);
      ModelCall call = CostTracking.noop().handler().start(CHAT);
      try (Scope ignored = call.makeCurrent()) {
        call.chunk();
      }
      call.end(ResponseFacts.unknown());
    }
  }

  private long allocatedBy(Runnable task) {
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    task.run();
    return threads.getThreadAllocatedBytes(thread) - before;
  }
}
