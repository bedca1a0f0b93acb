/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.redis.internal.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a store keeps on disk, as far as the disk works: settlements and totals of slices. */
final class Disk {
  private final Journal journal;
  private final @Nullable SliceTable slices;
  private final Adoption adoption;

  private Disk(Journal journal, @Nullable SliceTable slices, Adoption adoption) {
    this.journal = journal;
    this.slices = slices;
    this.adoption = adoption;
  }

  /** Returns null when the folder cannot be used, which is said in the log. */
  static @Nullable Disk open(
      Path folder,
      String owner,
      long bytesAtMost,
      boolean withSlices,
      Writes writes,
      Consumer<Runnable> background) {
    try {
      JournalFolder own = JournalFolder.take(folder, owner);
      if (own == null) {
        return null;
      }
      return new Disk(
          new Journal(own, bytesAtMost, background),
          withSlices ? SliceTable.create(own.slices()) : null,
          new Adoption(folder, owner, writes, background));
    } catch (IOException failure) {
      Log.failed("opening the settlement journal in " + folder, failure);
      return null;
    }
  }

  Journal journal() {
    return journal;
  }

  @Nullable SliceTable slices() {
    return slices;
  }

  Adoption adoption() {
    return adoption;
  }

  void close() {
    try {
      boolean empty = slices == null || slices.isEmpty();
      if (empty) {
        Files.deleteIfExists(journal.slices());
      }
      journal.close(empty);
    } catch (IOException failure) {
      Log.failed("closing the settlement journal", failure);
    }
  }
}
