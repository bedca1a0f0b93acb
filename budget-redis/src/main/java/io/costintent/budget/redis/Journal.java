/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.redis.internal.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Settlements that are not written to the store yet, kept on disk so that they outlive the process.
 *
 * <p>Files are made and removed on the background thread; a call only copies into mapped memory. A
 * disk that fails, or files that reach their bound, leave settlements unjournalled, which is
 * counted. Thread-safe.
 */
final class Journal {
  private static final int SPARES = 2;

  private final JournalFolder folder;
  private final int mostSegments;
  private final Consumer<Runnable> background;
  private final List<JournalSegment> segments = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedDeque<JournalSegment> spares = new ConcurrentLinkedDeque<>();
  private final AtomicLong unjournalled = new AtomicLong();
  private final AtomicInteger spilled = new AtomicInteger();
  private volatile @Nullable JournalSegment active;
  private long made;

  Journal(JournalFolder folder, long bytesAtMost, Consumer<Runnable> background) {
    this.folder = folder;
    this.mostSegments = Math.toIntExact(Math.max(1, bytesAtMost / JournalSegment.SIZE));
    this.background = background;
    prepare();
  }

  /** Returns what to run when the entry is written, or null when it could not be kept. */
  @Nullable Runnable append(JournalEntry entry) {
    byte[] content = entry.toBytes();
    JournalSegment segment = active;
    int start = segment == null ? -1 : segment.append(content);
    if (start < 0) {
      segment = next(segment);
      start = segment == null ? -1 : segment.append(content);
    }
    if (segment == null || start < 0) {
      unjournalled.incrementAndGet();
      return null;
    }
    return done(segment, start);
  }

  private synchronized @Nullable JournalSegment next(@Nullable JournalSegment full) {
    JournalSegment now = active;
    if (now != full && now != null) {
      return now;
    }
    JournalSegment spare = spares.poll();
    if (spare != null) {
      segments.add(spare);
    }
    active = spare;
    background.accept(this::prepare);
    if (full != null && full.isFinished()) {
      remove(full);
    }
    return spare;
  }

  private Runnable done(JournalSegment segment, int start) {
    return () -> {
      if (segment.done(start)) {
        remove(segment);
      }
    };
  }

  private void remove(JournalSegment segment) {
    if (segments.remove(segment)) {
      background.accept(() -> delete(segment));
    }
  }

  private void delete(JournalSegment segment) {
    try {
      segment.delete();
    } catch (IOException failure) {
      Log.failed("removing a settlement journal", failure);
    }
  }

  /** Makes spare files; on the background thread. */
  private void prepare() {
    try {
      while (spares.size() < SPARES && segments.size() + spares.size() < mostSegments) {
        spares.add(JournalSegment.create(folder.segment(made++)));
      }
    } catch (IOException failure) {
      Log.failed("making a settlement journal", failure);
    }
  }

  /** Makes files again after a disk had failed; on the background thread. */
  void tend() {
    if (spares.isEmpty()) {
      prepare();
    }
  }

  /** An entry found no room in memory: it is read back from disk when there is room again. */
  void spill() {
    spilled.incrementAndGet();
  }

  int spilled() {
    return spilled.get();
  }

  /** Hands out all entries that are not written, with what to run when they are. */
  void readBack(BiConsumer<JournalEntry, Runnable> to) {
    spilled.set(0);
    for (JournalSegment segment : segments) {
      segment.unfinished(
          (start, content) -> to.accept(JournalEntry.read(content), done(segment, start)));
    }
  }

  /** How many settlements are in memory only. */
  long unjournalled() {
    return unjournalled.get();
  }

  Path slices() {
    return folder.slices();
  }

  /** Removes the files if all is written, else leaves them to the next JVM. */
  void close(boolean sliceTableIsEmpty) throws IOException {
    boolean finished = sliceTableIsEmpty;
    for (JournalSegment spare : spares) {
      spare.delete();
    }
    for (JournalSegment segment : segments) {
      if (segment.isFinished()) {
        segment.delete();
      } else {
        finished = false;
      }
    }
    if (finished) {
      folder.remove();
    } else {
      folder.close();
    }
  }
}
