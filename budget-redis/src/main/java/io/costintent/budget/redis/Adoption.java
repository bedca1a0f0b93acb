/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.redis.internal.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Writes what JVMs that are gone could not. Of several that find the same journal, the one that
 * gets its lock does it. Confined to the background thread, but for the counts.
 */
final class Adoption {
  private final Path folder;
  private final String self;
  private final Writes writes;
  private final Consumer<Runnable> background;
  private final Set<String> underWay = new HashSet<>();
  private final AtomicLong replayed = new AtomicLong();

  Adoption(Path folder, String self, Writes writes, Consumer<Runnable> background) {
    this.folder = folder;
    this.self = self;
    this.writes = writes;
    this.background = background;
  }

  /** How many settlements and slices of other JVMs were written. */
  long replayed() {
    return replayed.get();
  }

  /** Looks for journals that nobody owns. */
  void scan() {
    try {
      for (String owner : JournalFolder.owners(folder)) {
        if (!owner.equals(self) && !underWay.contains(owner)) {
          JournalFolder left = JournalFolder.take(folder, owner);
          if (left != null) {
            adopt(owner, left);
          }
        }
      }
    } catch (IOException failure) {
      Log.failed("looking for settlement journals", failure);
    }
  }

  private void adopt(String owner, JournalFolder left) throws IOException {
    underWay.add(owner);
    Replay replay = new Replay(owner, left);
    for (Path file : left.segments()) {
      JournalSegment segment = JournalSegment.open(file);
      segment.count();
      replay.segments.add(segment);
      segment.unfinished((start, content) -> {
        JournalEntry entry = JournalEntry.read(content);
        replay.write(entry::write, () -> segment.done(start));
      });
    }
    Path slices = left.slices();
    if (Files.exists(slices) && Files.size(slices) > 0) {
      SliceTable table = SliceTable.open(slices);
      for (SliceTable.Left slice : table.left()) {
        replay.write(closing(slice)::write, () -> table.free(slice.row));
      }
    }
    replay.ended();
  }

  /** Above any number that the JVM may have used and not written down. */
  private static Checkpoint closing(SliceTable.Left left) {
    long[] none = new long[left.spent.length];
    return new Checkpoint(
        left.id,
        Tuple.left(left.counters),
        left.number + 1_000_000,
        1,
        true,
        none,
        left.spent,
        left.base,
        none);
  }

  /** One journal: its files go when all of it is written, else somebody tries again. */
  private final class Replay {
    private final String owner;
    private final JournalFolder left;
    private final List<JournalSegment> segments = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger(1);
    private volatile boolean refused;

    Replay(String owner, JournalFolder left) {
      this.owner = owner;
      this.left = left;
    }

    void write(Consumer<Batch> writer, Runnable written) {
      open.incrementAndGet();
      boolean accepted =
          writes.submit(
              writer,
              () -> {
                written.run();
                replayed.incrementAndGet();
                ended();
              });
      if (!accepted) {
        refused = true;
        ended();
      }
    }

    void ended() {
      if (open.decrementAndGet() == 0) {
        background.accept(this::finish);
      }
    }

    private void finish() {
      underWay.remove(owner);
      try {
        if (refused) {
          left.close();
          return;
        }
        for (JournalSegment segment : segments) {
          segment.delete();
        }
        Files.deleteIfExists(left.slices());
        left.remove();
      } catch (IOException failure) {
        Log.failed("removing a journal that was written", failure);
      }
    }
  }
}
