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

import io.costintent.budget.store.Hold;
import io.costintent.budget.store.Reservation;
import io.costintent.budget.store.ReserveOutcome;
import io.costintent.budget.store.ReserveOutcome.Exceeded;
import io.costintent.budget.store.ReserveOutcome.Granted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Slices on a real server; how many there are is as time goes, what they add up to is not. */
@Timeout(120)
class SlicesTest {
  private static final long PLENTY = 1_000_000_000_000L;

  @TempDir Path folder;
  private final String root = SharedRedis.newRoot();

  @Test
  void callsThatComeOften_areGrantedWithoutAskingAndAllCounted() throws Exception {
    try (RedisBudgetStore store = open(folder)) {
      int calls = heat(store, "a", PLENTY);

      store.reserve(call("one more", 7, PLENTY));
      store.settle(charge("one more", 5));
      store.settle(charge("one more", 5));

      Await.until("told", () -> balance(store).settled() == calls + 5L);
    }
    try (RedisBudgetStore next = open(folder)) {
      Await.until("given back", () -> balance(next).reserved() == 0);
      assertThat(next.health().replayed()).isZero();
    }
  }

  @Test
  void sliceThatIsNotUsed_isGivenBack() throws Exception {
    try (RedisBudgetStore store = open(folder)) {
      int calls = heat(store, "a", PLENTY);

      Await.until("ended", () -> store.health().slices() == 0);

      assertThat(balance(store)).isEqualTo(standing(calls, 0));
    }
  }

  @Test
  void callThatWantsWhatASliceHolds_getsIt() throws Exception {
    try (RedisBudgetStore store = open(folder)) {
      int calls = heat(store, "a", 100_000);

      assertThat(store.reserve(call("the rest", 100_000 - calls, 100_000)))
          .isInstanceOf(Granted.class);
      assertThat(store.reserve(call("more", 1, 100_000))).isInstanceOf(Exceeded.class);
      assertThat(balance(store)).isEqualTo(standing(calls, 100_000 - calls));
    }
  }

  @Test
  void otherJvm_isGivenRoomWhenItWasRefused() throws Exception {
    try (RedisBudgetStore store = open(folder);
        RedisBudgetStore other = open(folder)) {
      int calls = heat(store, "a", 100_000);

      Await.until(
          "room",
          () -> other.reserve(call("the rest", 100_000 - calls, 100_000)) instanceof Granted);

      assertThat(other.reserve(call("more", 1, 100_000))).isInstanceOf(Exceeded.class);
      Await.standing("counted", store, calls, 100_000 - calls);
    }
  }

  @Test
  void holdOfASlice_isChangedReleasedAndExpires() throws Exception {
    try (RedisBudgetStore store = open(folder)) {
      int calls = heat(store, "a", PLENTY);
      store.reserve(call("grows", 1, PLENTY));
      assertThat(store.extend(call("grows", 2, PLENTY))).isInstanceOf(Granted.class);
      assertThat(store.extend(call("grows", PLENTY / 2, PLENTY))).isInstanceOf(Granted.class);
      assertThat(store.extend(call("too much", PLENTY * 2, PLENTY))).isInstanceOf(Exceeded.class);
      store.settle(charge("grows", 11));
      store.reserve(call("nothing", 1, PLENTY));
      store.release(call("nothing", 1, PLENTY));
      store.settle(charge("nothing", 100));
      store.reserve(
          new Reservation(
              "leaked",
              List.of(new Hold(Calls.MONTH, 9, 4, PLENTY, true)),
              Duration.ofMillis(300)));

      Await.until("floor charged", () -> balance(store).settled() == calls + 15L);
      store.settle(charge("leaked", 5));

      Await.until("late", () -> balance(store).settled() == calls + 16L);
    }
  }

  @Test
  void callThatOutlivesItsSlice_isChargedWhatItTookOnce() throws Exception {
    try (RedisBudgetStore store = open(folder)) {
      int calls = 0;
      while (!store.isSliced("long " + calls)) {
        store.settle(charge("long " + calls, 1));
        calls++;
        assertThat(store.reserve(shortLived("long " + calls))).isInstanceOf(Granted.class);
        assertThat(calls).isLessThan(40_000);
      }
      Await.until("the slice ended", () -> store.health().slices() == 0);
      Await.standing("its floor was charged", store, calls + 1L, 0);

      store.settle(charge("long " + calls, 7));
      store.settle(charge("long " + calls, 7));
      store.flush();

      assertThat(balance(store)).isEqualTo(standing(calls + 7L, 0));
    }
  }

  @Test
  void sliceOfAJvmThatIsGone_isChargedWhatItSpentAndTheRestGivenBack() throws Exception {
    RedisBudgetStore store = open(folder);
    int calls = heat(store, "a", PLENTY);
    Path copy = Files.createDirectory(folder.resolve("copy"));
    // Stands for a process that died: the same file, and nobody who holds its lock.
    store.reserve(call("last", 7, PLENTY));
    store.settle(charge("last", 6));
    try (var files = Files.newDirectoryStream(folder, "*.*")) {
      for (Path file : files) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    store.abandon();

    try (RedisBudgetStore next = open(copy)) {
      Await.standing("charged", next, calls + 6L, 0);
      assertThat(next.health().replayed()).isPositive();
    }
    assertThat(Files.list(copy)).isEmpty();
  }

  @Test
  void sliceWithoutAJournal_expiresAndNothingLeaks() throws Exception {
    RedisBudgetStore store = builder(null).sliceTtl(Duration.ofSeconds(1)).build();
    int calls = heat(store, "a", PLENTY);
    Await.until("told", () -> balance(store).settled() == calls);
    store.abandon();

    try (RedisBudgetStore next = open(folder)) {
      Await.standing("expired", next, calls, 0);
    }
  }

  private static Reservation shortLived(String id) {
    return new Reservation(
        id, List.of(new Hold(Calls.MONTH, 2, 1, PLENTY, true)), Duration.ofMillis(300));
  }

  /** Calls one after another until one is granted by a slice; returns how many were charged 1. */
  private static int heat(RedisBudgetStore store, String name, long limit) throws Exception {
    int calls = 0;
    for (boolean sliced = false; !sliced; calls++) {
      String id = name + calls;
      ReserveOutcome outcome = store.reserve(call(id, 2, limit));
      assertThat(outcome).isInstanceOf(Granted.class);
      sliced = store.isSliced(id);
      store.settle(charge(id, 1));
      assertThat(calls).isLessThan(40_000);
    }
    return calls;
  }

  private RedisBudgetStore open(Path journal) {
    return builder(journal).build();
  }

  private RedisBudgetStoreBuilder builder(Path journal) {
    RedisBudgetStoreBuilder builder =
        RedisBudgetStore.builder()
            .uri(SharedRedis.uri())
            .root(root)
            .hot(1) // however slow the machine is
            .timeout(Duration.ofSeconds(10));
    return journal == null ? builder : builder.journal(journal);
  }
}
