/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.redis;

import static io.costintent.budget.redis.Calls.balance;
import static io.costintent.budget.redis.Calls.call;
import static io.costintent.budget.redis.Calls.charge;
import static io.costintent.budget.redis.Calls.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SettlementJournalTest {
  @TempDir Path folder;
  private RedisProcess server;

  @BeforeEach
  void startServer() throws Exception {
    SharedRedis.uri();
    server = RedisProcess.start("--appendonly", "yes", "--appendfsync", "always");
  }

  @AfterEach
  void stopServer() throws Exception {
    server.close();
  }

  @Test
  void settlementsOfAStoreThatEnded_areWrittenOnceByTheNext() throws Exception {
    try (RedisBudgetStore store = open()) {
      store.reserve(call("a", 70, 100));
      server.kill();
      Await.until("noticed", () -> store.health().isDegraded());
      store.settle(charge("a", 20));
      store.settle(charge("b", 3));
    }
    assertThat(files()).isNotEmpty();
    server.restart();

    try (RedisBudgetStore next = open()) {
      Await.standing("written", next, 23, 0);
      Await.until("counted", () -> next.health().replayed() == 2);
      next.settle(charge("a", 20));
      next.flush();
      assertThat(balance(next)).isEqualTo(standing(23, 0));
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void journalOfAStoreThatLives_isLeftAlone() throws Exception {
    try (RedisBudgetStore store = open()) {
      server.kill();
      Await.until("noticed", () -> store.health().isDegraded());
      store.settle(charge("a", 20));

      try (RedisBudgetStore another = open()) {
        another.flush();
      }
      assertThat(files()).isNotEmpty();
      server.restart();
      Await.standing("written by its owner", store, 20, 0);
      assertThat(store.health().replayed()).isZero();
    }
  }

  @Test
  void settlementsBeyondMemory_waitOnDisk() throws Exception {
    try (RedisBudgetStore store = builder().pendingAtMost(10).build()) {
      server.kill();
      Await.until("noticed", () -> store.health().isDegraded());
      for (int i = 0; i < 100; i++) {
        store.settle(charge("call " + i, 1));
      }
      assertThat(store.health().settlementsOnDisk()).isEqualTo(90);
      assertThat(store.health().lostSettlements()).isZero();

      server.restart();

      Await.standing("all written", store, 100, 0);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void folderThatCannotBeUsed_leavesTheStoreWithoutAJournal() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    try (RedisBudgetStore store = builder().journal(file).build()) {
      store.settle(charge("a", 20));
      store.flush();

      assertThat(balance(store)).isEqualTo(standing(20, 0));
    }
  }

  @Test
  void journalThatIsFull_saysWhatItCouldNotTake() throws Exception {
    try (RedisBudgetStore store = builder().journalAtMost(JournalSegment.SIZE).build()) {
      server.kill();
      Await.until("noticed", () -> store.health().isDegraded());
      String longId = "x".repeat(100_000);

      for (int i = 0; i < 50; i++) {
        store.settle(charge(longId + i, 1));
      }

      assertThat(store.health().unjournalledSettlements()).isPositive();
      server.restart();
      Await.standing("written from memory", store, 50, 0);
    }
  }

  @Test
  void frameThatWasBeingWritten_endsTheJournal() throws Exception {
    Path file = folder.resolve("torn.settle");
    JournalSegment segment = JournalSegment.create(file);
    segment.append(new byte[] {1, 2, 3});
    int second = segment.append(new byte[] {4, 5, 6});
    byte[] bytes = Files.readAllBytes(file);
    bytes[second + 10]++;
    Files.write(file, bytes);

    List<byte[]> found = new ArrayList<>();
    JournalSegment.open(file).unfinished((start, content) -> found.add(content));

    assertThat(found).containsExactly(new byte[] {1, 2, 3});
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private RedisBudgetStore open() {
    return builder().build();
  }

  private RedisBudgetStoreBuilder builder() {
    return RedisBudgetStore.builder()
        .uri(server.uri())
        .root("journals")
        .journal(folder)
        .slices(false)
        .timeout(Duration.ofSeconds(2));
  }
}
