/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import io.costintent.budget.redis.internal.Log;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of one JVM in a folder that several may share. A lock says that the JVM lives; the
 * system takes it away when it does not. Confined to one thread.
 */
final class JournalFolder implements AutoCloseable {
  private static final String LOCK = ".lock";

  private final Path folder;
  private final String owner;
  private final FileChannel channel;

  private JournalFolder(Path folder, String owner, FileChannel channel) {
    this.folder = folder;
    this.owner = owner;
    this.channel = channel;
  }

  /** Takes the lock of an owner; null while somebody else has it. */
  static @Nullable JournalFolder take(Path folder, String owner) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(owner + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new JournalFolder(folder, owner, channel);
      }
    } catch (OverlappingFileLockException ofThisJvm) {
      Log.met("a journal of this JVM", ofThisJvm);
    }
    channel.close();
    return null;
  }

  /** Returns all owners whose files are there. */
  static List<String> owners(Path folder) throws IOException {
    List<String> owners = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return owners;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + LOCK)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        owners.add(name.substring(0, name.length() - LOCK.length()));
      }
    }
    return owners;
  }

  Path segment(long number) {
    return folder.resolve(owner + '-' + number + ".settle");
  }

  Path slices() {
    return folder.resolve(owner + ".slices");
  }

  List<Path> segments() throws IOException {
    List<Path> segments = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, owner + "-*.settle")) {
      files.forEach(segments::add);
    }
    return segments;
  }

  /** Lets the lock go and leaves the files to whoever comes. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Removes the lock too, as there is nothing to leave. */
  void remove() throws IOException {
    Files.deleteIfExists(folder.resolve(owner + LOCK));
    channel.close();
  }
}
