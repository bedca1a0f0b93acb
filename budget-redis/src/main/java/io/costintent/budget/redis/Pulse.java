/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.store.KillSwitch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kill switches and the number of JVMs, as the store last told. Thread-safe. */
final class Pulse {
  private static final long TTL_MILLIS = 3000;

  private volatile List<KillSwitch> switches = List.of();
  private volatile int nodes = 1;

  /** Says that this JVM is there, and asks what else is. */
  Question<Boolean> question() {
    return new Question<>(
        batch -> batch.out().array(2).text("P").number(TTL_MILLIS),
        (reply, batch) -> {
          read((List<?>) reply);
          return true;
        });
  }

  List<KillSwitch> switches() {
    return switches;
  }

  /** How many JVMs use the root, this one included. */
  int nodes() {
    return nodes;
  }

  private void read(List<?> reply) {
    nodes = Math.max(1, Math.toIntExact(Names.number(reply.get(0))));
    List<?> fields = (List<?>) reply.get(1);
    List<KillSwitch> read = new ArrayList<>();
    for (int i = 0; i < fields.size(); i += 2) {
      @Nullable KillSwitch killSwitch =
          Names.killSwitch(Names.text(fields.get(i)), Names.text(fields.get(i + 1)));
      if (killSwitch != null) {
        read.add(killSwitch);
      }
    }
    switches = List.copyOf(read);
  }
}
