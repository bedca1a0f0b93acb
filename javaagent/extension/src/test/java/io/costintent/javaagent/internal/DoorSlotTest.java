/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.door.Door;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoorSlotTest {
  private static final Object[] NONE = {};

  private final List<LinkageError> unfit = new ArrayList<>();

  @Test
  void enter_isTheDoors() throws Throwable {
    Passage passage = new Nothing();
    DoorSlot slot = new DoorSlot((method, target, arguments) -> passage, unfit::add);

    assertThat(slot.enter("create", this, NONE)).isSameAs(passage);
  }

  @Test
  void enter_closesForGoodWhenTheLibraryDoesNotFit() throws Throwable {
    List<String> entered = new ArrayList<>();
    NoSuchMethodError missing = new NoSuchMethodError("create");
    Door door =
        (method, target, arguments) -> {
          entered.add(method);
          throw missing;
        };
    DoorSlot slot = new DoorSlot(door, unfit::add);

    assertThat(slot.enter("first", this, NONE)).isNull();
    assertThat(slot.enter("second", this, NONE)).isNull();

    assertThat(entered).containsExactly("first");
    assertThat(unfit).containsExactly(missing);
  }

  @Test
  void enter_staysOpenAfterOtherFailures() throws Throwable {
    IllegalStateException failure = new IllegalStateException("once");
    DoorSlot slot =
        new DoorSlot(
            (method, target, arguments) -> {
              throw failure;
            },
            unfit::add);

    assertThatThrownBy(() -> slot.enter("create", this, NONE)).isSameAs(failure);
    assertThatThrownBy(() -> slot.enter("create", this, NONE)).isSameAs(failure);
    assertThat(unfit).isEmpty();
  }

  @Test
  void enter_leavesAloneWhatHasNoDoor() throws Throwable {
    assertThat(new DoorSlot(null, unfit::add).enter("create", this, NONE)).isNull();
  }

  private static final class Nothing extends Passage {
    Nothing() {
      super(NONE);
    }

    @Override
    protected void leave(@Nullable Object returned, @Nullable Throwable failure) {}
  }
}
